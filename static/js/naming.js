// Names to tap once an @ is typed: few, below the words, and nothing moves while somebody writes on.
const AT = /(?:^|[^\p{L}\p{N}@/.])@([\p{L}\p{M}\p{N}._-]+)$/u;

export function offer(form) {
  const area = form.elements.text, row = document.createElement("div");
  let turn = 0;
  row.className = "cluster";
  row.setAttribute("aria-live", "polite");
  area.after(row);

  const chip = ({ handle, name }, start) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "chip", dir: "auto", textContent: `${name} @${handle}` });
    button.addEventListener("click", () => {
      row.replaceChildren();
      area.setRangeText(`@${handle} `, area.selectionEnd - start.length - 1, area.selectionEnd, "end");
      area.focus();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return button;
  };

  const ask = async (start, own) => {
    const answer = await fetch(`${form.dataset.namesUrl}?start=${encodeURIComponent(start)}`, { credentials: "same-origin" });
    const found = answer.ok ? await answer.json() : [];
    if (own === turn) row.replaceChildren(...found.map((one) => chip(one, start)));
  };

  const look = () => {
    const start = AT.exec(area.value.slice(0, area.selectionEnd))?.[1], own = ++turn;
    row.replaceChildren();
    if (start) setTimeout(() => own === turn && ask(start, own).catch(() => {}), 250);
  };
  area.addEventListener("input", look);
  look();
}
