// The tones of a call, made and not fetched: ringing here, ringing there, and the short one when somebody answers.
const TONES = { in: [[660, 0, 0.18], [880, 0.22, 0.18]], out: [[440, 0, 0.9]], hum: [[523, 0, 0.1], [784, 0.12, 0.14]] };
const EVERY = { in: 2500, out: 4000 };
const SOFT = { in: 0.15, out: 0.04, hum: 0.08 };

let context = null;
const play = (kind) => {
  if (navigator.userActivation?.hasBeenActive === false) return; // a page nobody has touched rings in silence; the words say it too
  if (kind === "in") navigator.vibrate?.([200, 100, 200]);
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume().catch(() => {});
    for (const [pitch, from, long] of TONES[kind]) {
      const tone = context.createOscillator();
      const soft = context.createGain();
      soft.gain.value = SOFT[kind];
      tone.frequency.value = pitch;
      tone.connect(soft).connect(context.destination);
      tone.start(context.currentTime + from);
      tone.stop(context.currentTime + from + long);
    }
  } catch { /* no sound here */ }
};
// Until stop(); `kind` is "in" where one is called, "out" where one calls.
export const beat = (kind) => {
  play(kind);
  const timer = setInterval(() => play(kind), EVERY[kind]);
  return { kind, stop: () => clearInterval(timer) };
};
export const hum = () => play("hum");
