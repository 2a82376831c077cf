// What was agreed, from the two keys under the notes: it goes to the hub as a line of its own, kept while the line is away.
import { byId } from "./draw.js";

const ready = new Set();

export const agreed = (details, { outbox, stateOf }) => {
  const form = details.querySelector("form");
  const { what, who, when } = form.elements;
  if (details.open) what.focus();
  if (ready.has(details)) return;
  ready.add(details);
  who?.addEventListener("focus", () => byId("agreed-who").replaceChildren(...(stateOf()?.people ?? []).map(({ name }) => new Option("", name))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    outbox().add("notes:agree", { kind: details.dataset.kind, what: what.value.trim(), who: who?.value.trim() ?? "", when: when?.value ?? "" });
    form.reset();
    details.open = false;
    details.querySelector("summary").focus();
  });
};
