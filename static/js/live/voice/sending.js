// One turn on its way out: frames in, bundles of 180 ms out; what the line does not take stays on the device.
import { END, REPAIR, START, pack } from "./bundles.js";
import { encoder } from "./codec.js";
import { forget, keep } from "./keeping.js";

const EACH = 3; // packets in a bundle
const STEP = 60;
const BITRATES = [24_000, 16_000, 12_000];
const DOUBT = 90_000; // a line can be dead that long before anybody notices
const CALM = 10_000;

// `wire` has open(), send(bytes), backlog() in bytes; answers() says whether the hub still answers; onStuck(true) when the voice is kept here instead of heard, onStuck(false) when it is heard again.
export const sending = ({ live, person, stream, bitrate, began, wire, answers, onStuck }) => {
  let packets = [];
  let levels = [];
  let seq = 0;
  let rate = bitrate;
  let stuck = false;
  let away = false; // from the line's end until the hub says that the turn goes on
  let changed = 0;
  let first = true;
  let troubled = false;
  let sent = []; // of late, and not certain to have arrived
  let making = null;

  const lighter = (waiting, now) => {
    const lower = BITRATES[BITRATES.indexOf(rate) + 1];
    if (!lower || now - changed < CALM || waiting <= rate / 8) return;
    rate = lower;
    changed = now;
    making.change(rate);
  };
  const judge = (now) => {
    const waiting = wire.backlog();
    lighter(waiting, now);
    const fresh = away || !wire.open() || !answers() || waiting > (3 * rate) / 8 || (stuck && waiting > rate / 16);
    if (fresh === stuck) return;
    stuck = fresh;
    troubled = true;
    onStuck(stuck);
  };
  const leave = (flags) => {
    const part = { stream, seq, t_ms: began + seq * STEP, level: Math.max(0, ...levels), packets };
    const now = performance.now();
    judge(now);
    const row = { live, person, stream, seq, packets: packets.length, bytes: pack({ ...part, flags: REPAIR }) };
    keep(row);
    if (!stuck) {
      wire.send(pack({ ...part, flags: flags | (first ? START : 0) }));
      first = false;
      sent.push({ row, at: now });
    }
    sent = sent.filter(({ row: old, at }) => at > now - DOUBT || void forget(old));
    seq += packets.length;
    packets = [];
    levels = [];
  };
  const onPacket = (packet) => {
    packets.push(packet);
    if (packets.length === EACH) leave(0);
  };
  const make = () => {
    making = encoder({ bitrate: rate, onPacket, onError: () => setTimeout(make, 200) });
  };
  make();

  return {
    frame(samples, level) {
      levels.push(level);
      try { making.encode(samples); } catch { /* it died: a new one is on its way, the stream goes on */ }
    },
    lineLost() {
      troubled = away = true;
      sent = []; // what was sent of late stays among what is kept
    },
    lineBack() {
      away = false;
    },
    // Sends what is left; resolves to whether nothing came between.
    async end() {
      try { await making.finish(); } catch { /* nothing more comes of it */ }
      making.close();
      if (packets.length) leave(END);
      return !troubled;
    },
  };
};
