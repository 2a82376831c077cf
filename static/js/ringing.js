// Somebody calls while one is on another page of the hub: who, and the two answers.
import { beat } from "./call/tones.js";

const PATIENCE = 12_000; // the hub rings again each five seconds
let shown = null;

const element = (tag, classes, ...children) => {
  const made = document.createElement(tag);
  made.className = classes;
  made.append(...children);
  return made;
};
const stop = () => {
  if (!shown) return;
  shown.tone.stop();
  shown.box.remove();
  clearTimeout(shown.timer);
  document.title = shown.title;
  shown = null;
};
const sheet = () => {
  if (document.querySelector("link[data-ringing]")) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("../sheets/call.css", import.meta.url);
  link.dataset.ringing = "";
  document.head.append(link);
};
const draw = ({ says, answer, later, path, pair }, line) => {
  const yes = element("a", "button primary", answer);
  const no = element("button", "button", later);
  yes.href = `${path}#answer`;
  no.type = "button";
  no.addEventListener("click", () => {
    (line.ask ?? line.emit.bind(line))("call:refuse", { pair });
    stop();
  });
  const box = element("div", "notice ringing", element("strong", "", says), element("div", "cluster", yes, no));
  box.setAttribute("role", "alert");
  return box;
};

// `line` sends commands: the page's own line or its socket.
export const ring = (call, line) => {
  if (shown?.call !== call.call) {
    stop();
    sheet();
    shown = { call: call.call, box: draw(call, line), tone: beat("in"), title: document.title, timer: 0 };
    document.body.append(shown.box);
    document.title = `☎ ${call.says}`;
  }
  clearTimeout(shown.timer);
  shown.timer = setTimeout(stop, PATIENCE);
};
// How a call stands: one that rings no more is shown no more.
export const changed = ({ call, state }) => {
  if (shown?.call === call && state !== "ringing") stop();
};
