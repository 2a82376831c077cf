// The sound check: the microphone encoded and heard back, a tone, the time the line takes to answer.
import { byId, say } from "../draw.js";
import { decoder, decodes, encoder, roundTrip } from "./codec.js";
import { proposed } from "./ladder.js";
import { mayRecord, microphone } from "./microphone.js";
import { playBack } from "./playing-back.js";

const SECONDS = 4;
const LOUD_ENOUGH = 85; // 42 dB below the loudest there is
const TRIES = 5;
const ROOM = "/healthz";
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const tell = (where, words) => { byId(where).textContent = words; };

const recorded = async () => {
  const pieces = [];
  let loudest = 0;
  const onError = () => {};
  const inward = decoder({ onSound: (samples) => pieces.push(samples), onError });
  const outward = encoder({ bitrate: 16_000, onPacket: inward.decode, onError });
  const mic = await microphone({
    onLost: onError,
    onFrame(frame, level) {
      loudest = Math.max(loudest, level);
      byId("mic-level").value = level;
      outward.encode(frame);
    },
  });
  await pause(SECONDS * 1000);
  mic.close();
  await outward.finish();
  await inward.finish();
  return { pieces, loudest };
};

const tryMicrophone = async () => {
  if (!mayRecord()) return tell("mic-said", say("insecure"));
  if (!(await roundTrip())) return tell("mic-said", say("noEncoder"));
  tell("mic-said", say("speakNow"));
  try {
    const { pieces, loudest } = await recorded();
    tell("mic-said", `${say(loudest < LOUD_ENOUGH ? "levelLow" : "levelGood")} ${say("playingBack")}`);
    await playBack(pieces);
  } catch (error) {
    tell("mic-said", say(error.name === "NotAllowedError" ? "micDenied" : "micMissing"));
  }
};

const tryTone = async () => {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const soft = context.createGain();
  soft.gain.value = 0.15;
  tone.connect(soft).connect(context.destination);
  await context.resume();
  tone.start();
  tone.stop(context.currentTime + 1.5);
  tone.onended = () => context.close();
  tell("tone-said", say("tone"));
};

const answered = async () => {
  const sent = performance.now();
  await fetch(ROOM, { cache: "no-store" });
  return performance.now() - sent;
};
const tryLine = async () => {
  tell("line-said", say("trying"));
  try {
    await answered(); // the first opens the connection
    const times = [];
    for (let count = 0; count < TRIES; count += 1) times.push(await answered());
    const rtt = Math.round(times.sort((a, b) => a - b)[TRIES >> 1]);
    tell("line-said", `${say("lineIs", rtt)} ${say(proposed({ rtt, decodes: decodes() }))}`);
  } catch { tell("line-said", say("lineLost")); }
};

// One press at a time.
for (const [name, act] of [["try-mic", tryMicrophone], ["try-tone", tryTone], ["try-line", tryLine]]) {
  const key = byId(name);
  key.addEventListener("click", async () => {
    key.disabled = true;
    await act().finally(() => { key.disabled = false; });
  });
}
