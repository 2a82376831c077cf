// One's own voice on its way: frames in, bundles of 180 ms out. Each time one begins to talk is a stream of its own, and nothing is kept.
import { END, START, pack } from "../live/voice/bundles.js";
import { encoder } from "../live/voice/codec.js";
import { FRAME } from "../live/voice/opus.js";

const EACH = 3; // packets in a bundle
const MOST = 8;
const STEP = 60;
const PRE_ROLL = 5; // frames from before one began, so that the first word is whole
const ADRIFT = 2000; // ms between the clock and what was counted, after a pause of the device

// `now()` is the call's clock in ms; `send(bytes, { stream, seq })`.
export const outgoing = ({ bitrate, stream, now, send }) => {
  let next = stream;
  let turn = null; // { stream, began, seq, packets, levels, first, ends }
  let before = [];
  let making = null;
  let closing = Promise.resolve();
  let wanted = false;

  const leave = (flags, count) => {
    const packets = turn.packets.splice(0, count);
    const { stream: own, seq } = turn;
    const bytes = pack({ flags: flags | (turn.first ? START : 0), stream: own, seq, t_ms: turn.began + seq * STEP, level: Math.max(0, ...turn.levels), packets });
    turn.seq += packets.length;
    turn.first = false;
    turn.levels = [];
    send(bytes, { stream: own, seq });
  };
  const onPacket = (packet) => {
    if (!turn) return;
    turn.packets.push(packet);
    if (!turn.ends && turn.packets.length === EACH) leave(0, EACH);
  };
  const make = () => {
    making = encoder({ bitrate, onPacket, onError: () => setTimeout(make, 200) });
  };
  const encode = (samples, level) => {
    turn.levels.push(level);
    turn.taken += 1;
    try { making.encode(samples); } catch { /* it died: a new one is on its way */ }
  };
  const begin = () => {
    turn = { stream: next, began: Math.max(0, now() - before.length * STEP), seq: 0, taken: 0, packets: [], levels: [], first: true, ends: false };
    next += 1;
    before.forEach(([samples, level]) => encode(samples, level));
    before = [];
  };
  // The last bundle says that it is the last; a frame of silence makes sure that there is one.
  const end = async () => {
    if (!turn) return;
    encode(new Float32Array(FRAME), 0);
    turn.ends = true;
    try { await making.finish(); } catch { /* nothing more comes of it */ }
    while (turn.packets.length > MOST) leave(0, MOST);
    if (turn.packets.length) leave(END, MOST);
    turn = null;
  };
  make();

  return {
    // The number of the stream that comes next, as the hub knows it.
    atLeast: (number) => { next = Math.max(next, number); },
    talk(yes) {
      if (yes === wanted) return;
      wanted = yes;
      closing = closing.then(() => (wanted ? turn || begin() : end()));
    },
    frame(samples, level) {
      if (turn && !turn.ends && Math.abs(turn.began + turn.taken * STEP - now()) > ADRIFT) closing = closing.then(end).then(() => wanted && begin());
      if (turn && !turn.ends) return encode(samples, level);
      before.push([samples, level]);
      if (before.length > PRE_ROLL) before.shift();
    },
    close: async () => {
      wanted = false;
      await closing.then(end);
      making.close();
    },
  };
};
