// Voice notes in the room: the button, and the queue from which who leads plays them to everybody; what records is fetched at the first tap.
import { announce, avatar, button, byId, count, element, live, me, nameOf, say } from "./draw.js";

const lasting = (ms) => `${Math.floor(Math.round(ms / 1000) / 60)}:${String(Math.round(ms / 1000) % 60).padStart(2, "0")}`;
const mayNote = isSecureContext && Boolean(navigator.mediaDevices?.getUserMedia);

export const voiceNotes = ({ ask, wire, you }) => {
  const own = byId("leave-note");
  let panel = null;
  let heard = null;

  const load = () => (panel ??= import("./voice/note-panel.js").then(async ({ notePanel }) => {
    const made = notePanel({ isOpen: () => wire().open(), onRecording: (yes) => own.setAttribute("aria-pressed", String(yes)) });
    await made.start();
    return made;
  }));
  const failed = () => {
    panel = null;
    announce(say("notFetched"));
  };
  own.addEventListener("click", () => load().then((loaded) => loaded.toggle()).catch(failed));

  const hear = (seq) => {
    heard?.pause();
    heard = new Audio(`/live/${live}/voice-notes/${seq}.ogg`);
    heard.play().catch(() => {});
  };
  const draw = ({ seq, person, ms }) => {
    const leads = you().may.lead;
    const words = element("div", "", nameOf(person), element("div", "quiet", say("noteOf", lasting(ms))));
    const keys = leads ? [button(say("notePlay"), () => ask("note:play", { note: seq }), "button"), button(say("noteHearFirst"), () => hear(seq)), button(say("noteAside"), () => ask("note:set_aside", { note: seq }))]
      : person.id === me ? [button(say("noteBack"), () => ask("note:set_aside", { note: seq }))] : [];
    return element("li", "line note-line", avatar(person), words, keys.length ? element("div", "cluster", ...keys) : null);
  };

  return {
    all(state) {
      const notes = state.voice?.notes ?? [];
      byId("voice-notes").replaceChildren(...notes.map(draw));
      byId("no-hands").hidden = state.hands.length + notes.length > 0;
      count("hands", state.hands.length + notes.length);
    },
    told(fact) {
      if (fact.kind === "note:left" && fact.by.id !== me) announce(say("noteFrom", fact.by.name));
      if (fact.kind === "note:played") heard?.pause();
    },
    may(yes) { own.hidden = !yes || !mayNote; },
    // What an earlier page of this device recorded and did not get rid of.
    async line(isUp) {
      if (!isUp || (!panel && !((await indexedDB.databases?.()) ?? []).some(({ name }) => name === "voice"))) return;
      load().then((loaded) => loaded.lineBack()).catch(() => {});
    },
    over() {
      panel?.then((loaded) => loaded.close());
      own.hidden = byId("note-panel").hidden = true;
    },
  };
};
