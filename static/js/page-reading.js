// Reading: tells the server that the last post on the page was seen.
const end = document.querySelector("[data-read-url]");
const token = document.querySelector("meta[name=csrf-token]")?.content;

const tell = () =>
  fetch(end.dataset.readUrl, { method: "POST", headers: { "X-CSRFToken": token }, credentials: "same-origin", keepalive: true }).catch(() => {});

if (token) {
  new IntersectionObserver((seen, watcher) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    tell();
  }).observe(end);
}
