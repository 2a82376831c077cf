// The others' voices: bundles in, decoded, held back as long as the line needs, played; how that goes is reported, often only when it goes badly.
import { buffer } from "./buffer.js";
import { END, START, unpack } from "./bundles.js";
import { decoder } from "./codec.js";
import { player } from "./player.js";

const WIRE_BYTES = 140; // beside the payload; counted alike by the hub
const REPORT = 2000; // while little is left to play
const REMEMBERED = 8; // streams

// on: level(stream, loudness 0..1), used(bytes), halted(yes), jumped(ms left out, session time from which), broken()
export const hearing = async ({ rung, context, wire, on }) => {
  let kind = rung;
  let waits = buffer(kind);
  let used = 0;
  let lost = 0;
  let newest = { stream: 0, seq: 0 };
  let buffered = 0;
  let lastHeard = 0; // session time
  let calm = REPORT; // between two reports while all is well, as the hub wishes
  let told = { seq: -1, at: 0, dry: false }; // the last report; whether it ran dry since
  const streams = new Map(); // stream -> { next, ended, decoding, coming: [what each packet to come is] }
  let failures = 0;

  const out = await player(context, {
    plays({ runs, buffered: ms, loud, stream }) {
      buffered = ms;
      on.level(runs ? stream : 0, loud);
    },
    dry() {
      waits.ranDry(performance.now());
      told.dry = true;
      aim();
    },
    over() {
      waits.turned();
      aim();
    },
    jumped: ({ ms }) => on.jumped(ms, Math.max(0, lastHeard - ms - waits.target())),
    halted: (yes) => on.halted(yes),
  });
  const aim = () => out.aim(waits.target());
  aim();

  const decoding = (coming) => decoder({
    onSound(samples) {
      const one = coming.shift();
      if (one) out.sound({ samples, ...one });
    },
    onError() {
      failures += 1;
      streams.clear();
      if (failures > 3) on.broken();
    },
  });
  const streamOf = ({ stream, seq }) => {
    if (!streams.has(stream)) {
      const coming = [];
      streams.set(stream, { next: seq, coming, decoding: decoding(coming) });
      if (streams.size > REMEMBERED) forget(streams.keys().next().value);
    }
    return streams.get(stream);
  };
  const forget = (stream) => {
    streams.get(stream).decoding.close();
    streams.delete(stream);
  };
  const take = (data) => {
    let bundle;
    try { bundle = unpack(data); } catch { return; }
    used += data.byteLength + WIRE_BYTES;
    on.used(used);
    const isFirst = !streams.has(bundle.stream);
    const held = streamOf(bundle);
    const known = Math.max(0, held.next - bundle.seq); // packets one has already
    if (known >= bundle.packets.length) return;
    waits.arrived(bundle.t_ms + bundle.packets.length * 60, performance.now(), isFirst);
    aim();
    const gap = bundle.seq > held.next && !(bundle.flags & START);
    if (gap) lost += bundle.seq - held.next;
    bundle.packets.slice(known).forEach((packet, index, all) => {
      const ends = Boolean(bundle.flags & END) && index === all.length - 1;
      held.coming.push({ stream: bundle.stream, seq: bundle.seq + known + index, level: bundle.level, gap: gap && index === 0, ends });
      held.decoding.decode(packet);
    });
    held.next = bundle.seq + bundle.packets.length;
    held.ended = Boolean(bundle.flags & END);
    lastHeard = bundle.t_ms + bundle.packets.length * 60;
    newest = { stream: bundle.stream, seq: held.next - 1 };
  };
  // The hub sees what its line holds; what is lost beyond, it learns from here.
  const report = setInterval(() => {
    if (!newest.stream) return;
    const ended = streams.get(newest.stream)?.ended ?? true;
    const bad = !ended && (told.dry || buffered < waits.target() / 2);
    const due = performance.now() - told.at >= calm && (newest.seq !== told.seq || newest.stream !== told.stream);
    if (!bad && !due) return;
    wire.report({ ...newest, buf_ms: Math.round(buffered), late: waits.late(), lost });
    told = { ...newest, at: performance.now(), dry: false };
  }, REPORT);
  const stopTaking = wire.on("a", take);

  return {
    resume: out.resume,
    uneven: () => waits.uneven(),
    mute: out.mute,
    lastHeard: () => lastHeard,
    reportEach: (seconds) => { calm = seconds * 1000 || REPORT; },
    counted(bytes) {
      used = Math.max(used, bytes);
      on.used(used);
    },
    rung(next) {
      kind = next;
      waits = buffer(kind);
      aim();
    },
    // A turn that ended without its last bundle: what is there is played, once it is decoded.
    async turnEnded(stream) {
      const held = streams.get(stream);
      if (!held || held.ended) return;
      held.ended = true;
      await held.decoding.finish().catch(() => {});
      out.sound({ samples: new Float32Array(48), stream, seq: held.next, level: 0, gap: false, ends: true });
    },
    close() {
      clearInterval(report);
      stopTaking();
      streams.forEach((held) => held.decoding.close());
      out.close();
    },
  };
};
