// Opus by the browser's own encoder and decoder, or, where it has none or one that fails, by one in WebAssembly, fetched only then.
import { FRAME } from "./opus.js";
import * as own from "./own-codec.js";
import * as wasm from "./wasm-codec.js";

let encodesBy = own.canEncode() ? own : wasm;
let decodesBy = own.canDecode() ? own : wasm;

// encode(frame of 2,880 samples) gives onPacket(bytes); the order is kept. Beside it change(bitrate), finish() and close().
export const encoder = (options) => encodesBy.encoder(options);
// decode(bytes) gives onSound(samples, rate), one for each packet and in order. Beside it finish() and close().
export const decoder = (options) => decodesBy.decoder(options);
export const decodes = () => isSecureContext && typeof AudioWorkletNode === "function" && (own.canDecode() || wasm.can());
// Bytes that hearing costs once, before the first packet.
export const firstCost = () => (decodesBy === wasm ? wasm.BYTES : 0);

// Whether sound comes back out of what is encoded here: a quarter of a second of noise is tried, for what browsers say of themselves is not always so.
export const roundTrip = async () => {
  if (!decodes()) return false;
  if (await comesBack()) return true;
  if (!wasm.can() || (encodesBy === wasm && decodesBy === wasm)) return false;
  encodesBy = decodesBy = wasm;
  return comesBack();
};

const comesBack = async () => {
  let heard = 0;
  let failed = false;
  const onError = () => { failed = true; };
  try {
    const inward = decoder({ onSound: (samples) => { heard += samples.length; }, onError });
    const outward = encoder({ bitrate: 16_000, onPacket: inward.decode, onError });
    for (let number = 0; number < 4; number += 1) outward.encode(Float32Array.from({ length: FRAME }, () => Math.random() * 0.2 - 0.1));
    await outward.finish();
    await inward.finish();
    outward.close();
    inward.close();
  } catch { return false; }
  return !failed && heard >= 2 * FRAME;
};
