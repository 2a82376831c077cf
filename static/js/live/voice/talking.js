// Speaking as the person meets it: hold to talk or keep open, by pointer and by key, and what comes between, said plainly.
import { byId, button, live, me, say } from "../draw.js";
import { newKey } from "../outbox.js";
import { speaking } from "./speaking.js";

const SHOWN = { off: "speak", ready: "holdToTalk", asking: "waitingForFloor", on: "onAir", stuck: "offAir" };
const ENDED = { revoked: "endRevoked", taken_over: "endTaken", time: "endTime", moved: "endMoved", quiet: "endQuiet", line: "endLine" };
const ELSEWHERE = "input, textarea, select, button, a, summary, [contenteditable]";

// `quiet(yes)` mutes what one hears while one speaks; `speaksElsewhere()` says whether one has the floor in another tab.
export const talking = ({ ask, wire, clock, you, quiet, speaksElsewhere }) => {
  const own = byId("speak");
  const keepOpen = byId("keep-open");
  const meter = byId("own-level");
  const note = byId("speak-note");
  const isOpen = () => keepOpen.getAttribute("aria-pressed") === "true";
  const tell = (words, ...keys) => {
    note.replaceChildren(words, ...keys);
    note.hidden = !words;
  };
  let unrecorded = false; // the floor is lost for want of one’s word about being recorded
  const setOpen = (yes) => keepOpen.setAttribute("aria-pressed", String(yes));

  const voice = speaking({
    live, me, ask, wire, clock, tab: newKey(),
    on: {
      state(now) {
        own.querySelector("span").textContent = say(SHOWN[now]);
        const talks = now === "on" || now === "stuck";
        own.classList.toggle("live", talks);
        own.setAttribute("aria-pressed", String(talks));
        keepOpen.hidden = meter.hidden = now === "off";
        if (now === "stuck") tell(say("stuck"));
        else if (now !== "ready") tell("");
        if (now === "ready" || now === "off") setOpen(false);
        quiet(talks);
      },
      level: (value) => { meter.value = value; },
      trouble: (name) => tell(say(name)),
      ended(why) {
        tell(say(unrecorded && why === "revoked" ? "endUnrecorded" : ENDED[why] ?? ""));
        unrecorded = false;
      },
      saved: (seconds) => tell(say("savedSeconds", seconds)),
      refused(answer, take) {
        setOpen(false);
        const offers = answer.error === "conflict" && !take && you().may.lead && !speaksElsewhere();
        tell(answer.message ?? say("lost"), offers ? button(say("takeOver"), () => open(true), "button") : "");
      },
    },
  });
  const start = () => { if (!isOpen()) voice.start(); };
  const release = () => { if (!isOpen()) voice.stop(); };
  const open = (take) => {
    setOpen(true);
    voice.start(take);
  };
  const held = (event) => event.code === "Space" || event.code === "Enter";

  own.addEventListener("pointerdown", (event) => {
    if (event.button || voice.state() === "off") return;
    own.setPointerCapture(event.pointerId);
    start();
  });
  own.addEventListener("lostpointercapture", release);
  own.addEventListener("contextmenu", (event) => event.preventDefault());
  own.addEventListener("blur", release);
  own.addEventListener("click", () => voice.state() === "off" && voice.prepare());
  document.addEventListener("keydown", (event) => {
    const here = event.target === own ? held(event) : event.code === "Space" && !event.target.closest(ELSEWHERE);
    if (!here || voice.state() === "off") return;
    event.preventDefault();
    if (!event.repeat) start();
  });
  document.addEventListener("keyup", (event) => {
    if (!held(event) || voice.state() === "off" || (event.target !== own && event.target.closest(ELSEWHERE))) return;
    if (event.target === own) event.preventDefault();
    release();
  });
  keepOpen.addEventListener("click", () => {
    if (!isOpen()) return open(false);
    setOpen(false);
    voice.stop();
  });
  wire.on("floor:unrecorded", ({ live: room }) => { unrecorded = room === live; });
  wire.on("a.no", ({ why }) => console.info("voice not taken:", why));

  return { prepare: voice.prepare, stop: voice.stop, lineLost: voice.lineLost, lineBack: voice.lineBack, closed: voice.closed, close: voice.close };
};
