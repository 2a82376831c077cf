// Talking by hand: held on a loudspeaker, so that there is no echo; open with headphones, with a key to be quiet.
import { byId, say } from "../live/draw.js";

const NAME = "call:headphones";
const ELSEWHERE = "input, textarea, select, button, a, summary, [contenteditable]";

// `talk(yes)` opens and shuts one's voice; `mayTalk()` says whether there is somebody to talk to.
export const keys = ({ talk, mayTalk }) => {
  const own = byId("call-talk");
  const mute = byId("call-mute");
  const worn = byId("headphones");
  let talks = false;
  const isMute = () => mute.getAttribute("aria-pressed") === "true";
  const become = (yes) => {
    if (yes === talks) return;
    talks = yes;
    own.classList.toggle("live", yes && !worn.checked);
    own.querySelector("span").textContent = say(yes && !worn.checked ? "onAir" : "holdToTalk");
    talk(yes);
  };
  const settle = () => become(mayTalk() && worn.checked && !isMute());
  const start = () => mayTalk() && !worn.checked && become(true);
  const release = () => !worn.checked && become(false);
  const held = (event) => event.code === "Space" || event.code === "Enter";

  try { worn.checked = localStorage.getItem(NAME) === "1"; } catch { /* asked each time */ }
  worn.addEventListener("change", () => {
    try { localStorage.setItem(NAME, worn.checked ? "1" : "0"); } catch { /* asked each time */ }
    become(false);
    show(mayTalk());
    settle();
  });
  mute.addEventListener("click", () => {
    mute.setAttribute("aria-pressed", String(!isMute()));
    settle();
  });
  own.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    own.setPointerCapture(event.pointerId);
    start();
  });
  own.addEventListener("lostpointercapture", release);
  own.addEventListener("contextmenu", (event) => event.preventDefault());
  own.addEventListener("blur", release);
  document.addEventListener("keydown", (event) => {
    const here = event.target === own ? held(event) : event.code === "Space" && !event.target.closest(ELSEWHERE);
    if (!here || own.hidden) return;
    event.preventDefault();
    if (!event.repeat) start();
  });
  document.addEventListener("keyup", (event) => {
    if (!held(event) || own.hidden || (event.target !== own && event.target.closest(ELSEWHERE))) return;
    if (event.target === own) event.preventDefault();
    release();
  });
  function show(yes) {
    own.hidden = !yes || worn.checked;
    mute.hidden = !yes || !worn.checked;
  }
  return {
    show,
    headphones: () => worn.checked,
    talks: () => talks,
    // Both are there from now on.
    begin() {
      mute.setAttribute("aria-pressed", "false");
      (worn.checked ? mute : own).focus();
      settle();
    },
    release: () => become(false),
  };
};
