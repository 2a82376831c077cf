// A call as the person meets it: ringing, answering, talking with headphones or by holding a key, what it costs, and what comes after.
import { byId, say } from "../live/draw.js";
import { newKey } from "../live/outbox.js";
import { line as lineTo } from "./line.js";
import { keys } from "./keys.js";
import { beat, hum } from "./tones.js";
import { voice as voiceOf } from "./voice.js";

const { dataset } = document.body;
const pair = Number(dataset.pair);
const me = Number(dataset.person);
const tab = newKey();
const HERE = 5000;
const figures = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn", maximumFractionDigits: 1, minimumFractionDigits: 1 });
const two = (number) => String(number).padStart(2, "0");

let standing = null;
let inside = false; // this page takes part
let linked = false; // and talks with the other
let busy = false;
let grant = null;
let since = 0;
let tone = null;
let used = 0;
let directly = false; // what is said does not go through the hub
let ringing = null; // for calls of other pairs

const show = (id, yes) => { byId(id).hidden = !yes; };
const state = (words) => { if (byId("call-state").textContent !== words) byId("call-state").textContent = words; };
const tell = (words, ...more) => {
  byId("call-note").replaceChildren(words, ...more);
  show("call-note", words);
};
const is = (name) => standing?.state === name;
const ringsMe = () => is("ringing") && standing.caller !== me;
const away = () => Boolean(standing?.away.some((id) => id !== me));

const voice = voiceOf({
  line: { on: (...named) => line.on(...named), open: () => line.open(), send: (bytes) => line.send(bytes), report: (numbers) => line.report(numbers), backlog: () => line.backlog(), ask: (...asked) => line.ask(...asked) },
  on: {
    loud(loud) {
      byId("their-level").value = loud > 0 ? Math.max(0, 127 + 20 * Math.log10(loud)) : 0;
      byId("call").classList.toggle("loud", loud > 0.02);
    },
    level: (level) => { byId("own-level").value = is("on") && !hands.talks() ? 0 : level; },
    used(bytes) {
      used = bytes;
      byId("call-used").textContent = say("usedMb", figures.format(bytes / 1e6));
    },
    way(name) {
      directly = name !== "hub";
      byId("call-way").textContent = say({ hub: "wayHub", direct: "wayDirect", relay: "wayRelay" }[name]);
      draw();
    },
    stuck: (yes) => line.open() && tell(yes ? say("stuck") : ""), // a lost line is said elsewhere
    trouble(name) {
      tell(say(name));
      if (name === "micLost") hands.release();
    },
    halted: (yes) => show("call-hear", yes && inside),
    jumped: () => tell(say("jumped")),
  },
});
const hands = keys({
  talk(yes) {
    if (yes) voice.prepare(); // the microphone may have been plugged in again
    voice.talk(yes);
    voice.deaf(yes && !hands.headphones());
  },
  mayTalk: () => inside && is("on"),
});

// All that is seen follows from who takes part and how the call stands.
function draw() {
  const on = inside && is("on");
  byId("call").dataset.state = inside ? standing?.state ?? "" : ringsMe() ? "rings" : "";
  show("call-start", !inside && !standing);
  show("call-answer", !inside && Boolean(standing));
  byId("call-answer").querySelector("span").textContent = say(ringsMe() ? "answer" : "takeHere");
  show("call-later", !inside && ringsMe());
  show("call-end", inside);
  show("call-figures", inside || used > 0);
  show("call-levels", inside);
  hands.show(on);
  if (inside && is("ringing")) state(say("calling"));
  else if (on && !directly && !line.open()) state(say("lost"));
  else if (on && !directly && away()) state(say("theyLost"));
  else if (on) state(say("on"));
  else if (ringsMe()) state(say("callsYou"));
  else if (standing) state(say("elsewhere"));
  const wanted = inside && is("ringing") ? "out" : ringsMe() && !inside ? "in" : "";
  if (tone?.kind !== wanted) {
    tone?.stop();
    tone = wanted ? beat(wanted) : null;
  }
}
const time = (seconds) => `${seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
const clock = () => {
  const on = inside && is("on");
  show("call-time", on);
  if (on) byId("call-time").textContent = time(Math.floor((performance.now() - since) / 1000));
};
const after = (last) => {
  show("call-after", last.answered);
  byId("call-start").classList.toggle("primary", !last.answered);
  byId("call-length").textContent = say("talked", time(last.talked_s));
  byId("call-log").href = `${byId("call-log").dataset.path}?minutes=${Math.max(1, Math.round(last.talked_s / 60))}`;
  const mine = last.caller === me;
  const unanswered = { unanswered: mine ? "noAnswer" : "missed", declined: mine ? "declined" : "over", hung_up: mine ? "over" : "missed" };
  state(say((last.answered ? {} : unanswered)[last.why] ?? { line: "lineEnded", closed: "closed" }[last.why] ?? "over"));
};

function take(next) {
  if (!next || next.pair !== pair) return;
  if (next.state === "over") {
    if (standing?.call !== next.call) return;
    const talked = inside && next.answered ? Math.max(next.talked_s, Math.floor((performance.now() - since) / 1000)) : next.talked_s;
    leave();
    standing = null;
    draw();
    after({ ...next, talked_s: talked });
    return;
  }
  const same = standing?.call === next.call && is("on"); // a hub that began anew counts from there
  standing = next;
  show("call-after", false);
  if (is("on")) since = Math.min(same ? since : Infinity, performance.now() - next.talked_s * 1000);
  const begins = inside && is("on") && !linked;
  linked ||= begins;
  draw();
  if (!begins) return;
  voice.connect(grant, next.caller === me);
  hum();
  hands.begin();
}
function leave() {
  inside = linked = false;
  hands.release();
  voice.leave();
  byId("call").classList.remove("loud");
  byId("their-level").value = byId("own-level").value = 0;
}
async function join(command) {
  if (busy) return;
  busy = true;
  // Made where somebody taps: later a phone would keep it silent.
  const context = typeof AudioContext === "function" ? new AudioContext({ sampleRate: 48_000 }) : null;
  context?.resume();
  tell("");
  state(say("preparing"));
  try {
    if (!(await voice.prepare())) return state("");
    const answer = await line.ask(command, { tab });
    if (!answer.ok) {
      if (!standing) state("");
      voice.leave();
      return tell(answer.message ?? say("lost"));
    }
    grant = answer;
    inside = true;
    await voice.join(answer, context);
    take(answer.standing);
  } catch {
    tell(say("notFetched"));
    if (inside) line.ask("call:end");
    leave();
  } finally {
    busy = false;
    if (!inside) context?.close();
    draw();
  }
}
// The same page on a new line.
async function back() {
  if (!inside) {
    const answer = await line.ask("call:here");
    if (answer.ok) take(answer.standing);
    else if (answer.message) tell(answer.message);
    if (location.hash === "#answer" && ringsMe()) {
      history.replaceState(null, "", location.pathname);
      join("call:answer");
    }
    return draw();
  }
  const answer = await line.ask("call:hold", { tab, call: standing.call });
  if (answer.ok) {
    voice.join(answer);
    return take(answer.standing);
  }
  if (answer.error === "line" || answer.error === "busy") return setTimeout(() => line.open() && back(), 1500);
  const last = { ...standing, state: "over", why: "line" };
  tell(answer.message ?? "");
  return take(last);
}

const line = lineTo({
  pair,
  on: {
    up: back,
    down: draw,
    out() {
      leave();
      standing = null;
      draw();
      tell(say("signedOut"));
    },
  },
  hear: {
    "call:changed": (next) => {
      take(next);
      ringing?.changed(next);
    },
    "call:rings": ({ pair: theirs, call, ...ring }) => {
      if (theirs === pair) return standing || back();
      return import("../ringing.js").then((loaded) => {
        ringing = loaded;
        ringing.ring({ call, pair: theirs, ...ring }, line);
      });
    },
    "call:moved": ({ pair: theirs }) => {
      if (theirs !== pair || !inside) return;
      leave();
      draw();
    },
    "call:signalled": (said) => inside && said.call === standing?.call && voice.signalled(said),
    "a.skip": () => inside && tell(say("jumped")),
    "a.closed": () => inside && back(),
  },
});

byId("call-start").addEventListener("click", () => join("call:start"));
byId("call-answer").addEventListener("click", () => join("call:answer"));
byId("call-later").addEventListener("click", () => line.ask("call:refuse"));
byId("call-hear").addEventListener("click", () => voice.resume());
byId("call-end").addEventListener("click", async () => {
  const answer = await line.ask("call:end");
  if (!answer.ok) take({ ...standing, state: "over", why: "line" });
});
setInterval(clock, 500);
setInterval(async () => {
  if (!inside || !line.open()) return;
  const answer = await line.ask("call:here");
  if (!answer.ok && answer.error !== "line" && answer.error !== "too_many") take({ ...standing, state: "over", why: "closed" });
  else if (answer.ok && inside && !answer.standing) take({ ...standing, state: "over", why: "line" });
  else if (answer.ok) take(answer.standing);
}, HERE);
addEventListener("beforeunload", (event) => inside && event.preventDefault());
addEventListener("pagehide", () => line.close()); // a goodbye: who closes the page has hung up
addEventListener("pageshow", (event) => event.persisted && line.back());
draw();
