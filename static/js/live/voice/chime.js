// The sign that everybody hears: two notes up when a recording begins, two down when it ends.
const LOW = 523;
const HIGH = 659;
const NOTE = 0.18; // seconds

// Heard wherever the page was touched once; a browser keeps an untouched page silent.
export const chime = (begins) => {
  if (typeof AudioContext !== "function" || navigator.userActivation?.hasBeenActive === false) return;
  const context = new AudioContext();
  const tone = context.createOscillator();
  const soft = context.createGain();
  const from = context.currentTime;
  soft.gain.value = 0.08;
  tone.frequency.setValueAtTime(begins ? LOW : HIGH, from);
  tone.frequency.setValueAtTime(begins ? HIGH : LOW, from + NOTE);
  tone.connect(soft).connect(context.destination);
  tone.onended = () => context.close();
  tone.start();
  tone.stop(from + 2 * NOTE);
};
