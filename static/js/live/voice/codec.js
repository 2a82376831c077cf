// Opus by the browser's own encoder and decoder: 48 kHz mono, 60 ms a packet, always something in every packet.
export const RATE = 48_000;
export const FRAME = 2_880; // samples of one packet
const OPUS = { codec: "opus", sampleRate: RATE, numberOfChannels: 1 };
const encoding = (bitrate) => ({ ...OPUS, bitrate, opus: { frameDuration: 60_000, usedtx: false, complexity: 5, application: "voip", signal: "voice" } });

// encode(frame of 2,880 samples) gives onPacket(bytes); the order is kept, the encoder's timestamps are not used.
export const encoder = ({ bitrate, onPacket, onError }) => {
  let count = 0;
  const made = new AudioEncoder({
    output(chunk) {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      onPacket(bytes);
    },
    error: onError,
  });
  made.configure(encoding(bitrate));
  return {
    encode(frame) {
      const data = new AudioData({ format: "f32-planar", sampleRate: RATE, numberOfChannels: 1, numberOfFrames: frame.length, timestamp: count * 60_000, data: frame });
      count += 1;
      made.encode(data);
      data.close();
    },
    change: (to) => made.configure(encoding(to)),
    finish: () => made.flush(),
    close: () => made.state !== "closed" && made.close(),
  };
};

// decode(bytes) gives onSound(samples, rate), one for each packet and in order.
export const decoder = ({ onSound, onError }) => {
  let count = 0;
  const made = new AudioDecoder({
    output(data) {
      const samples = new Float32Array(data.numberOfFrames);
      data.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
      const rate = data.sampleRate;
      data.close();
      onSound(samples, rate);
    },
    error: onError,
  });
  made.configure(OPUS);
  return {
    decode(packet) {
      made.decode(new EncodedAudioChunk({ type: "key", timestamp: count * 60_000, data: packet }));
      count += 1;
    },
    finish: () => made.flush(),
    close: () => made.state !== "closed" && made.close(),
  };
};

export const decodes = () => typeof AudioDecoder === "function" && typeof AudioWorkletNode === "function";

// Whether sound comes back out of what this browser encodes: a quarter of a second of noise is tried, for what they say of themselves is not always so.
export const roundTrip = async () => {
  if (typeof AudioEncoder !== "function" || !decodes()) return false;
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
