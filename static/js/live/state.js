// The state of a room and how one fact changes it; the twin of hub/live/snapshot.py.
import { linesOf, spliced } from "./merging.js";
import { partsChanged } from "./parts.js";

const byNumber = (a, b) => a.id - b.id;
const isOf = (hand, id, site = 0) => hand.person.id === id && (hand.site ?? 0) === site;
const withoutHand = (rows, id, site) => rows.filter((row) => !isOf(row, id, site));

const withoutFloor = ({ floors }, stream) => floors.filter((floor) => floor.stream !== stream);
const withoutNote = (voice, seq) => ({ ...voice, notes: voice.notes.filter((note) => note.seq !== seq) });
const changes = {
  "live:opened": (state) => { state.state = "open"; },
  "live:closed": (state) => Object.assign(state, { state: "closed", people: [], crowd: 0, hands: [], voice: { ...state.voice, floors: [], notes: [], recording: false } }),
  "live:changed": (state, fact) => Object.assign(state, fact.data),
  "person:came": (state, { by, data }) => { state.people = [...state.people.filter(({ id }) => id !== by.id), { ...by, ...data }].sort(byNumber); },
  "person:left": (state, { by }) => { state.people = state.people.filter(({ id }) => id !== by.id); },
  "chat:said": (state, { seq, by, at, data }) => { state.chat = [...state.chat, { seq, by, at, ...data }]; },
  "chat:hidden": (state, { data }) => { state.chat = state.chat.map((line) => (line.seq === data.seq ? { ...line, text: undefined, hidden: true } : line)); },
  "hand:raised": (state, { seq, by, at, data }) => { state.hands = [...withoutHand(state.hands, by.id, data.site), { seq, person: by, at, called: false, ...data }]; },
  "hand:lowered": (state, { data }) => { state.hands = withoutHand(state.hands, data.person_id, data.site); },
  "hand:called": (state, { data }) => { state.hands = state.hands.map((hand) => (isOf(hand, data.person_id, data.site) ? { ...hand, called: true } : hand)); },
  "agenda:pointed": (state, { data }) => { state.point = data.point; },
  "notes:changed": (state, { data }) => {
    if (data.version !== state.notes.version + 1) return;
    const lines = spliced(linesOf(state.notes.text), data);
    state.notes = { version: data.version, text: lines.join("\n") };
  },
  "role:given": (state, { data }) => {
    const rest = state.roles.filter((row) => row.role !== data.role || row.person.id !== data.person.id);
    state.roles = data.given ? [...rest, { person: data.person, role: data.role }] : rest;
  },
  "floor:opened": (state, { at, data: { stream, person } }) => {
    state.voice = { ...state.voice, floors: [...withoutFloor(state.voice, stream), { stream, person, since: at }] };
  },
  "floor:closed": (state, { data }) => { state.voice = { ...state.voice, floors: withoutFloor(state.voice, data.stream) }; },
  "floors:set": (state, { data }) => { state.voice = { ...state.voice, max_floors: data.most }; },
  "note:left": (state, { seq, by, at, data: { ms, bytes } }) => { state.voice = { ...state.voice, notes: [...state.voice.notes, { seq, person: by, at, ms, bytes }] }; },
  "note:played": (state, { data }) => { state.voice = withoutNote(state.voice, data.note); },
  "note:set_aside": (state, { data }) => { state.voice = withoutNote(state.voice, data.note); },
  "record:started": (state) => { state.voice = { ...state.voice, recording: true }; },
  "record:stopped": (state) => { state.voice = { ...state.voice, recording: false }; },
};

// A new state; the parts a fact does not touch stay the same objects.
export const applied = (state, fact) => {
  if (fact.seq <= state.seq) return state;
  const next = { ...state, seq: fact.seq };
  if (!fact.data.hidden || fact.kind === "chat:said") changes[fact.kind]?.(next, fact);
  partsChanged(next, fact);
  return next;
};

// A part asked for later, with the facts that came since it was read.
export const withPart = (state, name, part, seq, recent) => {
  let fresh = { ...state, seq, [name]: part };
  for (const fact of recent) fresh = applied(fresh, fact);
  return { ...state, [name]: fresh[name] };
};
