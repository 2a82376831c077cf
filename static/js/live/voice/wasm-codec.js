// Opus in WebAssembly, for browsers without WebCodecs: one worker for all of a page, started when first needed.
// Only the worker's own policy lets WebAssembly run; the page's does not.
import { RATE } from "./opus.js";

export const BYTES = 180_000; // of the worker on the wire, the first time
export const can = () => typeof WebAssembly === "object" && typeof Worker === "function";

const open = new Map(); // number -> what takes the worker's answers
let worker = null;
let count = 0;

const failed = () => {
  worker = null;
  for (const take of [...open.values()]) take({ kind: "failed" });
};
const started = () => {
  worker ??= Object.assign(new Worker(new URL("wasm-worker.js", import.meta.url), { type: "module" }), {
    onmessage: ({ data }) => open.get(data.id)?.(data),
    onerror: failed,
  });
  return worker;
};

// One encoder or decoder in the worker: onOut(data) for each take(data).
const one = (kind, bitrate, onOut, onError) => {
  const id = count += 1;
  const ends = [];
  const tell = (act, more) => started().postMessage({ id, act, ...more });
  open.set(id, ({ kind: what, data }) => {
    if (what === "out") return onOut(data);
    if (what === "finished") return ends.shift()?.();
    ends.splice(0).forEach((end) => end());
    return onError(new Error("no WebAssembly"));
  });
  tell("make", { kind, bitrate });
  return {
    take: (data) => tell("take", { data }),
    change: (to) => tell("change", { bitrate: to }),
    finish: () => new Promise((end) => { ends.push(end); tell("finish"); }),
    close() {
      if (open.delete(id)) worker?.postMessage({ id, act: "close" });
    },
  };
};

export const encoder = ({ bitrate, onPacket, onError }) => {
  const { take, ...rest } = one("encoder", bitrate, onPacket, onError);
  return { encode: take, ...rest };
};
export const decoder = ({ onSound, onError }) => {
  const { take, ...rest } = one("decoder", 0, (samples) => onSound(samples, RATE), onError);
  return { decode: (packet) => take(packet.slice()), ...rest }; // a copy of its own: a part would be sent with all it is a part of
};
