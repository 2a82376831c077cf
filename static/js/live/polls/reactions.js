// Reactions: given by a key, shown together once a second, still for who asked for stillness.
import { byId, element } from "../draw.js";

const STAYS = 4000;

export const panel = ({ ask, wire }) => {
  const bar = byId("reactions");
  const keys = [...bar.querySelectorAll("button")];
  for (const key of keys) key.addEventListener("click", () => ask("reaction:give", { kind: key.value }));
  wire().on("reactions:given", ({ given }) => {
    for (const key of keys.filter(({ value }) => given[value])) {
      const shown = key.querySelector("b") ?? key.appendChild(element("b", ""));
      shown.textContent = Number(shown.textContent || 0) + given[key.value];
      clearTimeout(shown.fading);
      key.classList.add("given");
      shown.fading = setTimeout(() => {
        shown.remove();
        key.classList.remove("given");
      }, STAYS);
    }
  });
  return { may: (you) => { bar.hidden = !you.polls?.may.vote; }, over: () => { bar.hidden = true; } };
};
