// Both voices of a call: the microphone and what it says, the other's as it is heard, over the hub or directly, whichever holds.
import { roundTrip } from "../live/voice/codec.js";
import { hearing } from "../live/voice/hearing.js";
import { mayRecord, microphone } from "../live/voice/microphone.js";
import { direct, mayConnect } from "./direct.js";
import { inOrder } from "./inorder.js";
import { outgoing } from "./outgoing.js";

const WIRE_BYTES = 140; // beside the payload of a bundle over the hub; counted alike there
const FRESH = 2500; // ms; what went out directly of late goes over the hub again when the direct line breaks off
const FULL = 6000; // bytes that wait for the line: three seconds of voice

// on: loud(0..1) of the other, level(0..127) of one's own, used(bytes), way("hub" | "direct" | "relay"), stuck(yes), trouble(sentence name), halted(yes), jumped()
export const voice = ({ line, on }) => {
  let mic = null;
  let ears = null;
  let out = null;
  let near = null;
  let recent = [];
  let early = []; // signals from before one was ready for them
  let spent = { heard: 0, said: 0, near: 0 };
  let stuck = false;
  let clock = 0;
  let deliver = () => {};
  let stopTaking = () => {};

  const count = (part) => {
    spent = { ...spent, ...part };
    on.used(spent.heard + spent.said + spent.near);
  };
  const overHub = (bytes) => {
    const yes = !line.open() || line.backlog() > FULL;
    if (yes !== stuck) on.stuck(yes);
    stuck = yes;
    if (yes) return;
    line.send(bytes);
    count({ said: spent.said + bytes.length + WIRE_BYTES });
  };
  const send = (bytes) => {
    const at = performance.now();
    recent = recent.filter((one) => one.at > at - FRESH);
    if (near?.ready() && near.send(bytes)) return recent.push({ at, bytes });
    return overHub(bytes);
  };
  const way = (name) => {
    on.way(name);
    if (name === "hub") recent.splice(0).forEach(({ bytes }) => overHub(bytes));
  };
  const wire = {
    on: (name, act) => {
      deliver = act;
      return () => { deliver = () => {}; };
    },
    report: line.report,
  };
  const arrived = inOrder((bytes) => deliver(bytes));

  return {
    // Resolves to whether the microphone is ready; asked for before anybody is rung.
    async prepare() {
      if (mic) return true;
      if (!mayRecord()) return on.trouble("insecure") ?? false;
      if (!(await roundTrip())) return on.trouble("noEncoder") ?? false;
      try {
        mic = await microphone({
          onFrame(frame, level) {
            on.level(level);
            out?.frame(frame, level);
          },
          onLost: () => {
            mic = null;
            on.trouble("micLost");
          },
        });
      } catch (error) {
        return on.trouble(error.name === "NotAllowedError" ? "micDenied" : "micMissing") ?? false;
      }
      return true;
    },
    // One takes part now; `grant` is the hub's answer, on a new line too.
    async join(grant, context) {
      clock = grant.t_ms - performance.now();
      if (out) return out.atLeast(grant.stream);
      out = outgoing({ bitrate: grant.bitrate, stream: grant.stream, now: () => Math.round(performance.now() + clock), send });
      ears = await hearing({
        rung: "fast", context, wire,
        on: { level: (_stream, loud) => on.loud(loud), used: (bytes) => count({ heard: bytes }), halted: on.halted, jumped: on.jumped, broken: () => on.trouble("noEncoder") },
      });
      if (navigator.audioSession) navigator.audioSession.type = "play-and-record";
      stopTaking = line.on("a", (data) => arrived(data instanceof Uint8Array ? data : new Uint8Array(data)));
    },
    // The other is there: a direct line is tried, which begins on the caller's side.
    connect(grant, offers) {
      if (!mayConnect() || near) return;
      near = direct({
        ice: grant.ice, offers,
        signal: (kind, text) => line.ask("call:signal", { kind, text }),
        on: { bundle: arrived, way, used: (bytes) => count({ near: bytes }) },
      });
      early.splice(0).forEach(near.signalled);
    },
    signalled: (said) => (near ? near.signalled(said) : early.push(said)),
    talk: (yes) => out?.talk(yes),
    deaf: (yes) => ears?.mute(yes),
    resume: () => ears?.resume(),
    async leave() {
      stopTaking();
      near?.close();
      mic?.close();
      const [was, wasOut] = [ears, out];
      mic = ears = out = near = null;
      recent = [];
      early = [];
      was?.close();
      await wasOut?.close();
    },
  };
};
