// One's own voice: the microphone made ready, the floor asked for, held and given back.
import { roundTrip } from "./codec.js";
import { forgetTurn } from "./keeping.js";
import { mayRecord, microphone } from "./microphone.js";
import { repair } from "./repairing.js";
import { sending } from "./sending.js";

const PRE_ROLL = 5; // frames from before the button was pressed, so that the first word is whole
const STEP = 60;
const MOST_WAITING = 100; // frames said while the floor is asked for; the hub takes no more at once
const STILL_SPEAKS = 1000; // ms since the last frame
const AGAIN = 20_000;
const SIGN = 2500; // between two questions whether the hub is there: what a dead line swallows looks as if it were sent
const NO_SIGN = 7000;
const BY_LINE = new Set(["line", "quiet"]); // nobody took the turn: the line did not carry it

// on: state("off" | "ready" | "asking" | "on" | "stuck"), level(0..127), trouble(sentence name), ended(why), saved(seconds), refused(answer, take)
export const speaking = ({ live, me, ask, wire, clock, tab, on }) => {
  let mic = null;
  let state = "off";
  let wanted = false; // the key is down
  let grant = null;
  let out = null;
  let frames = [];
  let lastFrame = 0;
  let later = 0;
  let answered = 0;
  let asking = 0;
  let finishing = null;

  const become = (next) => {
    state = next;
    on.state(next);
  };
  const onFrame = (frame, level) => {
    lastFrame = performance.now();
    on.level(level);
    if (out) return out.frame(frame, level);
    frames.push([frame, level]);
    frames = frames.slice(state === "asking" ? -MOST_WAITING : -PRE_ROLL);
  };
  const signs = async () => {
    const { ok } = await ask("voice:clock", { t0: 0 });
    if (ok) answered = performance.now();
  };
  const begin = (answer) => {
    grant = answer;
    answered = performance.now();
    asking = setInterval(signs, SIGN);
    const began = Math.max(0, clock.now() - frames.length * STEP);
    const made = sending({
      live, person: me, stream: answer.stream, bitrate: answer.bitrate, began, wire,
      answers: () => performance.now() - answered < NO_SIGN,
      onStuck: (yes) => out === made && become(yes ? "stuck" : "on"),
    });
    out = made;
    become("on");
    for (const [frame, level] of frames) out.frame(frame, level);
    frames = [];
  };
  const bringHome = async () => {
    clearTimeout(later);
    const seconds = await repair(live, me, grant?.stream);
    if (seconds) on.saved(seconds);
    if (seconds === null) later = setTimeout(() => wire.open() && bringHome(), AGAIN);
  };
  const finish = (next, why) => (finishing = finished(next, why));
  const finished = async (next = mic ? "ready" : "off", why = "") => {
    const was = out;
    const { stream } = grant;
    out = grant = null;
    clearInterval(asking);
    become(next);
    const whole = await was.end();
    const answer = await ask("floor:end", { stream });
    // Acknowledged, or closed with the session, after all that was sent before it on the same line: that has arrived.
    if (whole && (answer.ok || why === "closed")) await forgetTurn(live, me, stream);
    else if (wire.open()) bringHome();
  };
  const floor = async (take) => {
    const answer = clock.known() ? await ask(take ? "floor:take" : "floor:ask", { tab, bitrate: 16_000 }) : { ok: false, error: "line" };
    if (answer.ok && state === "asking") return begin(answer);
    if (answer.ok) return ask("floor:end", { stream: answer.stream });
    wanted = false;
    if (state === "asking") become("ready");
    on.refused(answer, take);
  };
  // The turn is over and not by one's own wish: asked for anew where only the line failed and one speaks on.
  const over = async (why) => {
    const goesOn = wanted && mic && BY_LINE.has(why) && performance.now() - lastFrame < STILL_SPEAKS;
    wanted &&= goesOn;
    const ending = finish(goesOn ? "asking" : undefined, why);
    if (goesOn) await floor(false);
    else on.ended(why);
    await ending;
  };
  const close = async () => {
    wanted = false;
    mic?.close();
    mic = null;
    if (out) return finish();
    become("off");
    return finishing;
  };
  const micGone = () => {
    close();
    on.trouble("micLost");
  };

  return {
    state: () => state,
    // Resolves to whether the microphone is ready.
    async prepare() {
      if (mic) return true;
      if (!mayRecord()) return on.trouble("insecure") ?? false;
      if (!(await roundTrip())) return on.trouble("noEncoder") ?? false;
      try {
        mic = await microphone({ onFrame, onLost: micGone });
      } catch (error) {
        return on.trouble({ NotAllowedError: "micDenied", NotReadableError: "micBusy" }[error.name] ?? "micMissing") ?? false;
      }
      navigator.locks?.request("voice", { mode: "shared" }, () => new Promise(() => {})); // until this page is gone; see afterwards.js
      await clock.start();
      if (mic) become("ready");
      return Boolean(mic);
    },
    async start(take = false) {
      if (state !== "ready") return;
      wanted = true;
      become("asking");
      await floor(take);
    },
    async stop() {
      wanted = false;
      if (state === "asking") become("ready");
      else if (out) await finish();
    },
    close,
    lineLost: () => out?.lineLost(),
    // The same page on a new line: the turn goes on if it still is one; what was not heard goes into the recording.
    async lineBack() {
      if (!out) return bringHome();
      const { stream, token } = grant;
      const answer = await ask("floor:hold", { tab, stream, token });
      if (grant?.stream !== stream || answer.error === "line") return;
      if (answer.ok) {
        answered = performance.now();
        out.lineBack();
      }
      else await over("line");
    },
    // The hub ended a turn: a host took it back, the time was over, the line did not carry it. Whether it was this page's.
    closed(stream, why) {
      const mine = grant?.stream === stream;
      if (mine) over(why);
      return mine;
    },
  };
};
