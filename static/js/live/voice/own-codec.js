// Opus by the browser's own encoder and decoder, always something in every packet.
import { RATE } from "./opus.js";

export const canEncode = () => typeof AudioEncoder === "function";
export const canDecode = () => typeof AudioDecoder === "function";

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
