// What one has just said, heard back on this device alone.
import { decoder } from "./codec.js";
import { RATE } from "./opus.js";

// Plays pieces of samples at 48 kHz one after the other; resolves to stop().
export const playBack = async (pieces) => {
  const context = new AudioContext({ sampleRate: RATE });
  const sound = context.createBuffer(1, Math.max(1, pieces.reduce((sum, { length }) => sum + length, 0)), RATE);
  let at = 0;
  for (const piece of pieces) {
    sound.copyToChannel(piece, 0, at);
    at += piece.length;
  }
  const source = context.createBufferSource();
  source.buffer = sound;
  source.connect(context.destination);
  await context.resume();
  source.start();
  source.onended = () => context.close();
  return () => source.stop();
};

// The samples of Opus packets, piece by piece.
export const decoded = async (packets) => {
  const pieces = [];
  const inward = decoder({ onSound: (samples) => pieces.push(samples), onError: () => {} });
  for (const packet of packets) inward.decode(packet);
  await inward.finish();
  inward.close();
  return pieces;
};
