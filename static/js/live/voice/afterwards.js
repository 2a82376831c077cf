// What this device kept of one's voice when a session ended without it: brought home by whatever page is opened within a day.
import { keptIn } from "./keeping.js";
import { repair } from "./repairing.js";

const tell = (words) => {
  const own = document.querySelector("[data-brought]") ?? document.createElement("p");
  own.className = "notice success";
  own.dataset.brought = "";
  own.setAttribute("role", "status");
  document.querySelector("main").prepend(own);
  own.textContent = words;
};

// A page that speaks holds this lock: what it keeps is not to be taken from it. Two pages at once would send everything twice.
export const bringHome = (person) => navigator.locks?.request("voice", { ifAvailable: true }, async (free) => {
  if (!free) return;
  for (const live of await keptIn(person)) await repair(live, person, 0, tell);
});
