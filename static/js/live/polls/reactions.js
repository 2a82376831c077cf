// Reactions: given by a key, shown together once a second as a number beside it. In the room from the start, so it fetches nothing.
const STAYS = 4000;

export const changes = {};
export const shows = () => true;

export const panel = ({ ask, wire }) => {
  const bar = document.getElementById("reactions");
  const keys = [...bar.querySelectorAll("[value]")];
  const more = document.getElementById("reactions-more");
  more.addEventListener("click", () => more.setAttribute("aria-expanded", more.ariaExpanded !== "true"));
  for (const key of keys) key.addEventListener("click", () => ask("reaction:give", { kind: key.value }));
  wire().on("reactions:given", ({ given }) => {
    for (const key of keys.filter(({ value }) => given[value])) {
      clearTimeout(key.fading);
      key.dataset.given = Number(key.dataset.given || 0) + given[key.value];
      key.fading = setTimeout(() => delete key.dataset.given, STAYS);
    }
  });
  return { may: (you) => { bar.hidden = !you.polls?.may.vote; }, over: () => { bar.hidden = true; } };
};
