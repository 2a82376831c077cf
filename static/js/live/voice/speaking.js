// One's own voice: the microphone made ready, the floor asked for, held and given back.
import { roundTrip } from "./codec.js";
import { forgetTurn } from "./keeping.js";
import { mayRecord, microphone } from "./microphone.js";
import { repair } from "./repairing.js";
import { sending } from "./sending.js";

const PRE_ROLL = 5; // frames from before the button was pressed, so that the first word is whole
const STEP = 60;
const MOST_WAITING = 300;

// on: state("off" | "ready" | "asking" | "on" | "stuck"), level(0..127), trouble(sentence name or message), saved(seconds), refused(answer)
export const speaking = ({ live, me, ask, wire, clock, tab, on }) => {
  let mic = null;
  let state = "off";
  let grant = null;
  let out = null;
  let frames = [];

  const become = (next) => {
    state = next;
    on.state(next);
  };
  const onFrame = (frame, level) => {
    on.level(level);
    if (out) return out.frame(frame, level);
    frames.push([frame, level]);
    if (frames.length > (state === "asking" ? MOST_WAITING : PRE_ROLL)) frames.shift();
  };
  const begin = (answer) => {
    grant = answer;
    const began = Math.max(0, clock.now() - frames.length * STEP);
    out = sending({ live, person: me, stream: answer.stream, bitrate: answer.bitrate, began, wire, onStuck: (yes) => become(yes ? "stuck" : "on") });
    for (const [frame, level] of frames) out.frame(frame, level);
    frames = [];
    become("on");
  };
  const bringHome = async () => {
    const seconds = await repair(live, me);
    if (seconds) on.saved(seconds);
  };
  const finish = async () => {
    const was = out;
    const { stream } = grant;
    out = grant = null;
    become(mic ? "ready" : "off");
    const whole = await was.end();
    const answer = await ask("floor:end", { stream });
    // Acknowledged after all that was sent before it on the same line: that has arrived.
    if (whole && answer.ok) await forgetTurn(live, me, stream);
    else if (wire.open()) await bringHome();
  };
  const close = () => {
    mic?.close();
    mic = null;
    become("off");
  };

  return {
    state: () => state,
    // Resolves to whether the microphone is ready.
    async prepare() {
      if (mic) return true;
      if (!mayRecord()) return on.trouble("insecure") ?? false;
      if (!(await roundTrip())) return on.trouble("noEncoder") ?? false;
      try {
        mic = await microphone({ onFrame, onLost: () => { on.trouble("micLost"); this.stop().then(close); } });
      } catch (error) {
        return on.trouble(error.name === "NotAllowedError" ? "micDenied" : "micMissing") ?? false;
      }
      await clock.start();
      become("ready");
      return true;
    },
    async start(take = false) {
      if (state !== "ready") return;
      become("asking");
      const answer = clock.known() ? await ask(take ? "floor:take" : "floor:ask", { tab, bitrate: 16_000 }) : { ok: false, error: "line" };
      if (!answer.ok) {
        become("ready");
        return on.refused(answer);
      }
      if (state === "asking") return begin(answer);
      await ask("floor:end", { stream: answer.stream });
    },
    async stop() {
      if (state === "asking") become("ready");
      else if (out) await finish();
    },
    close: async () => {
      if (out) await finish();
      close();
    },
    lineLost: () => out?.lineLost(),
    // The same page on a new line: the turn goes on if it still is one; what was not heard goes into the recording.
    async lineBack() {
      if (!out) return bringHome();
      const answer = await ask("floor:hold", { tab, stream: grant.stream, token: grant.token });
      if (answer.ok) return;
      on.refused(answer);
      await finish();
    },
    // The hub ended a turn: a host took it back, or it was silent too long.
    closed(stream) {
      if (grant?.stream !== stream) return false;
      finish();
      return true;
    },
  };
};
