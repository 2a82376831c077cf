// The keyboard: links over to chat, questions and captions, and single letters for who switches them on (off by default, WCAG 2.1.4).
import { byId } from "./draw.js";

const KEPT = "keys";
const PANELS = { c: "chat", n: "notes", q: "questions", p: "polls", t: "captions", g: "groups", u: "people" };
const TYPED_INTO = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

const go = (name) => {
  const tab = byId(`tab-${name}`);
  if (!tab || tab.hidden) return false;
  tab.checked = true;
  tab.dispatchEvent(new Event("change", { bubbles: true }));
  const seen = (which) => [...byId(`panel-${name}`).querySelectorAll(which)].find((one) => one.offsetParent && !one.disabled);
  (seen("textarea, input:not([type=checkbox])") ?? seen("[tabindex='0'], button") ?? tab).focus();
  return true;
};
const acts = { h: () => byId("hand").click(), l: () => byId("listen").click(), s: () => byId("stage").focus() };

export const keys = () => {
  const own = byId("keys-on");
  try { own.checked = localStorage.getItem(KEPT) === "on"; } catch { /* off */ }
  own.addEventListener("change", () => {
    try { localStorage.setItem(KEPT, own.checked ? "on" : ""); } catch { /* for this page only */ }
  });
  for (const link of document.querySelectorAll("a[data-panel]")) {
    link.hidden = byId(`tab-${link.dataset.panel}`)?.hidden ?? true;
    link.addEventListener("click", (event) => go(link.dataset.panel) && event.preventDefault());
  }
  document.addEventListener("keydown", (event) => {
    if (!own.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest?.(TYPED_INTO)) return;
    const letter = event.key.toLowerCase();
    if (letter in acts) acts[letter]();
    else if (!(letter in PANELS) || !go(PANELS[letter])) return;
    event.preventDefault();
  });
};
