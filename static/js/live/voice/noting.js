// A voice note's sound: what the microphone gives until stop(), as packets of 60 ms by whichever encoder this browser has.
import { encoder, roundTrip } from "./codec.js";
import { mayRecord, microphone } from "./microphone.js";

const BITRATE = 16_000;
export const EACH = 60; // ms of a packet

// Resolves to stop(), which resolves to the packets; rejects as getUserMedia does, or with the name of a sentence. on: level(0..127), lost()
export const note = async (on) => {
  if (!mayRecord()) throw Object.assign(new Error("no secure address"), { name: "insecure" });
  if (!(await roundTrip())) throw Object.assign(new Error("no encoder"), { name: "noEncoder" });
  const packets = [];
  let failed = false;
  const outward = encoder({ bitrate: BITRATE, onPacket: (packet) => packets.push(packet), onError: () => { failed = true; } });
  const mic = await microphone({ onLost: on.lost, onFrame(frame, level) {
    on.level(level);
    if (!failed) outward.encode(frame);
  } });
  return async () => {
    mic.close();
    try { await outward.finish(); } catch { /* what came before it died is kept */ }
    outward.close();
    return packets;
  };
};
