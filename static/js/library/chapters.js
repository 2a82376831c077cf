// Chapters of a recording: a tap plays from there without leaving the page; #t=seconds in the address does too. Without script each is a plain link.
const player = document.getElementById("player");

const from = (seconds) => {
  const go = () => { player.currentTime = seconds; };
  if (player.readyState) go();
  else {
    player.addEventListener("loadedmetadata", go, { once: true });
    player.preload = "metadata";
    player.load();
  }
};
const asked = () => {
  const found = /^#t=(\d{1,6})$/.exec(location.hash);
  if (found) from(Number(found[1]));
  return Boolean(found);
};
const mark = () => {
  const links = [...document.querySelectorAll(".chapter")];
  const now = links.filter(({ dataset }) => Number(dataset.t) <= player.currentTime + 0.5).at(-1);
  for (const link of links) link.toggleAttribute("aria-current", link === now && !(player.paused && !player.currentTime));
};

document.addEventListener("click", (event) => {
  const link = event.target.closest(".chapter");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.replaceState(null, "", `#t=${link.dataset.t}`);
  from(Number(link.dataset.t));
  player.play().catch(() => {}); // a browser that wants another tap shows the player stopped at the place
});
addEventListener("hashchange", asked);
for (const name of ["timeupdate", "seeked", "play"]) player.addEventListener(name, mark);
if (asked()) player.scrollIntoView({ block: "center" });
