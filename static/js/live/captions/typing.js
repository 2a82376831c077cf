// Typing captions: Enter shows the line to everybody, arrow up takes the last one back into the field to correct it.
import { byId, me } from "../draw.js";

const LONGEST_AGO = 30_000;

export const typing = ({ outbox, stateOf, redraw }) => {
  const [field, language, send, note] = ["captions-text", "captions-typed", "captions-send", "captions-note"].map(byId);
  const { dataset: words } = byId("captions-words");
  let mending = 0;
  let began = 0;

  const mend = ({ seq = 0, text = "" } = {}) => {
    mending = seq;
    field.value = text;
    send.textContent = seq ? words.save : words.say;
    note.textContent = seq ? words.mending : "";
    field.focus();
  };
  const lastOfMine = () => {
    const last = stateOf()?.captions?.[language.value]?.at(-1);
    return last?.by === me && last.text ? last : null;
  };

  field.addEventListener("input", () => { began = field.value ? began || performance.now() : 0; });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" && !field.value && lastOfMine()) {
      event.preventDefault();
      mend(lastOfMine());
    } else if (event.key === "Escape" && mending) mend();
  });
  language.addEventListener("change", redraw);
  byId("captions-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const ago = Math.min(LONGEST_AGO, Math.round(began ? performance.now() - began : 0));
    if (!text) return;
    if (mending) outbox().add("caption:mend", { seq: mending, text });
    else outbox().add("caption:say", { language: language.value, text, ago });
    began = 0;
    mend();
  });

  return { mend, language: () => language.value };
};
