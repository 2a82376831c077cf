// The worker of wasm-codec.js: encodes and decodes in the order it is told to.
import { Application, Signal, createDecoder, createEncoder } from "../../../vendor/libopus/index.js";
import { FRAME, RATE } from "./opus.js";

const MOST = 400; // bytes of a packet that the hub takes
const MAKE = {
  async encoder({ bitrate }) {
    const made = await createEncoder({
      channels: 1, sampleRate: RATE, frameSize: FRAME, application: Application.Voip, signal: Signal.Voice, bitrate, complexity: 5, dtx: false,
    });
    return { take: (frame) => made.encodeFloat(frame, { maxPacketBytes: MOST }), change: (to) => made.setBitrate(to), close: () => made.free() };
  },
  async decoder() {
    const made = await createDecoder({ channels: 1, sampleRate: RATE });
    return { take: (packet) => made.decodeFloat(packet), close: () => made.free() };
  },
};
const made = new Map();

const ACTS = {
  make: async ({ id, kind, bitrate }) => { made.set(id, await MAKE[kind]({ bitrate })); },
  take({ id, data }) {
    const out = made.get(id)?.take(data);
    if (out) postMessage({ id, kind: "out", data: out }, [out.buffer]);
  },
  change: ({ id, bitrate }) => made.get(id)?.change(bitrate),
  finish: ({ id }) => postMessage({ id, kind: "finished" }),
  close({ id }) {
    made.get(id)?.close();
    made.delete(id);
  },
};

let turn = Promise.resolve();
onmessage = ({ data }) => {
  turn = turn.then(() => ACTS[data.act](data)).catch(() => postMessage({ id: data.id, kind: "failed" }));
};
