// The shared notes: a pad for scribes whose typing is put together with that of others, drawn for everybody else.
import { byId, say } from "./draw.js";
import { drawn } from "./markup.js";
import { linesOf, merged, spliceBetween } from "./merging.js";

const PAUSE = 1000; // after the last key

export const notes = ({ outbox, stateOf }) => {
  const pad = byId("pad");
  const told = byId("notes-state");
  let base = { version: 0, text: "" };
  let sent = null; // the text under way to the hub
  let timer = 0;
  let writes = false;

  const read = (text) => byId("notes").replaceChildren(...(text.trim() ? drawn(text) : [say("noNotes")]));
  const show = (text) => {
    if (pad.value === text) return;
    const after = pad.value.length - pad.selectionEnd;
    const atEnd = text.endsWith(pad.value.slice(pad.selectionEnd));
    const caret = atEnd ? text.length - after : pad.selectionEnd;
    pad.value = text;
    if (document.activeElement === pad) pad.setSelectionRange(caret, caret);
  };
  const tell = () => {
    told.hidden = !writes;
    told.textContent = pad.value === base.text ? say("saved") : say("unsaved");
  };
  const together = (from, theirs) => merged(linesOf(from), linesOf(pad.value), linesOf(theirs)).join("\n");

  const send = () => {
    if (sent !== null || pad.value === base.text) return;
    sent = pad.value;
    const { start, gone, lines } = spliceBetween(linesOf(base.text), linesOf(sent));
    outbox().add("notes:write", { base: base.version, start, gone, text: lines.map((line) => `${line}\n`).join("") }, (answer) => {
      if (answer.ok && !answer.unchanged) return;
      sent = null; // refused, or the same already: what was typed stays in the pad
      tell();
    });
  };
  pad.addEventListener("input", () => {
    tell();
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  });

  for (const one of byId("agreed").children) {
    one.addEventListener("toggle", () => import("./agreed.js").then((module) => module.agreed(one, { outbox, stateOf })).catch(() => {}));
  }

  return {
    all(fresh) {
      read(fresh.text);
      if (fresh.version !== base.version || fresh.text !== base.text) {
        show(pad.value === base.text ? fresh.text : together(base.text, fresh.text));
        base = fresh;
      }
      tell();
    },
    changed(fact, fresh, isMine) {
      read(fresh.text);
      if (isMine && sent !== null) {
        show(together(sent, fresh.text));
        sent = null;
      } else if (sent !== null) {
        return; // put together when our own edit comes back, which holds theirs too
      } else {
        show(together(base.text, fresh.text));
      }
      base = fresh;
      tell();
      if (pad.value !== base.text) timer = setTimeout(send, PAUSE);
    },
    may(yes) {
      writes = yes;
      pad.hidden = byId("agreed").hidden = !yes;
      byId("notes").hidden = yes;
      tell();
    },
  };
};
