// While a session's time is chosen: for how many members it is night, early or late.
const pane = document.querySelector("[data-hours]");
const form = pane.closest("form");
let asked = 0;
let waiting;

async function ask() {
  const mine = ++asked;
  const { on, at, zone } = form.elements;
  const address = `${pane.dataset.hours}?${new URLSearchParams({ on: on.value, at: at.value, zone: zone.value })}`;
  const answer = await fetch(address).catch(() => null);
  if (mine !== asked || !answer?.ok) return;
  const { lines } = await answer.json();
  pane.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
}

for (const name of ["on", "at", "zone"]) {
  form.elements[name].addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 400);
  });
}
ask();
