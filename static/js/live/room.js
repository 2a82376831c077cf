// The live room: everything that moves is drawn here, from the snapshot and the numbered facts and nothing else.
import { agenda } from "./agenda.js";
import { chat } from "./chat.js";
import { connect } from "./connection.js";
import { announce, byId, element, live, me, say } from "./draw.js";
import { hands } from "./hands.js";
import { keys } from "./keys.js";
import { notes } from "./notes.js";
import { outbox } from "./outbox.js";
import { panels } from "./panels.js";
import { people } from "./people.js";
import { tabs } from "./tabs.js";
import { voice } from "./voice.js";
import { voiceNotes } from "./voice-notes.js";

let person = { id: me, may: {} };
let box = null;
let line = null;

const quietly = (...asked) => line.ask(...asked); // for who tells of a refusal beside its button
const tools = { ask: (...asked) => quietly(...asked).then(complain), quietly, outbox: () => box, you: () => person, stateOf: () => line?.state(), wire: () => line.wire, refresh: () => line.refreshYou() };
const others = panels(tools);
const parts = { agenda: agenda(tools), chat: chat(tools), hands: hands(tools), notes: notes(tools), people: people(tools), voice: voice({ ...tools, quietly, wire: () => line.wire }),
  voiceNotes: voiceNotes({ ...tools, wire: () => line.wire }) };

const tell = (words, ...rest) => {
  byId("behind").replaceChildren(words, ...rest);
  byId("behind").hidden = !words;
};
function complain(answer) {
  if (!answer.ok && answer.message) tell(answer.message);
  return answer;
}
const standing = (state) => {
  if (state.state === "planned") tell(say("notOpen"));
  else if (state.state === "open") tell("");
};
const over = (path) => {
  parts.voice.over();
  parts.voiceNotes.over();
  others.over();
  const link = element("a", "", say("toNotes"));
  link.href = path;
  const thoughts = element("a", "", say("toFeedback"));
  thoughts.href = `/live/${document.body.dataset.live}/feedback`;
  tell(say("closed"), " ", path ? link : "", " ", thoughts);
};

const onState = (state) => {
  if (!state.more?.includes("notes") || state.notes.text) parts.notes.all(state.notes);
  around(state);
  standing(state);
  parts.chat.all(state.chat); // last, for the parts above it take its room
  if (state.state === "closed") over("");
};
const around = (state) => {
  parts.hands.all(state);
  parts.chat.may(person.may.say && (person.may.lead || !state.order?.on.includes("paused")), state.order?.on.includes("paused"));
  parts.people.all(state);
  parts.agenda.all(state);
  parts.voice.all(state);
  parts.voiceNotes.all(state);
  others.all(state);
};
const onFact = (fact, state) => {
  const mine = fact.by?.id === me;
  if (fact.kind === "chat:said") parts.chat.said(state.chat.at(-1));
  else if (fact.kind === "chat:hidden") parts.chat.hidden(state.chat.find(({ seq }) => seq === fact.data.seq));
  else if (fact.kind === "notes:changed") parts.notes.changed(fact, state.notes, mine);
  else {
    parts.hands.told(fact);
    around(state);
    parts.voice.told(fact);
    parts.voiceNotes.told(fact);
    others.told(fact, state);
  }
  if (fact.kind === "agenda:pointed") parts.agenda.pointed(state);
  if (fact.kind === "live:opened") standing(state);
  if (fact.kind === "live:closed") over(fact.data.path ?? "");
  if (fact.kind.startsWith("live:") || fact.kind.startsWith("hand:") && aboutMe(fact) || fact.kind === "right:changed" && aboutMe(fact) || (fact.kind === "role:given" && fact.data.person.id === me)) line.refreshYou();
  if (fact.kind === "person:removed" && aboutMe(fact)) onOut({ error: "forbidden", message: say("removed") });
};
const aboutMe = ({ data }) => data.person_id === me; // the word given or taken back is the right to speak
const onYou = (you) => {
  person = you;
  parts.chat.may(you.may.say);
  parts.hands.may(you.may.say);
  parts.notes.may(you.may.notes);
  parts.voice.may(you.may);
  parts.voiceNotes.may(you.may.say);
  others.may(you);
  byId("open-doors").hidden = !you.may.open;
  byId("close-doors").hidden = !you.may.close;
  const state = line?.state();
  if (state) {
    parts.chat.all(state.chat);
    around(state);
  }
};
const onLine = (isUp, why = "lost") => {
  parts.voice.line(isUp);
  parts.voiceNotes.line(isUp);
  others.line(isUp);
  byId("line").textContent = isUp ? say("connected") : "";
  byId("line").classList.toggle("up", isUp); // on a phone the head says only what is not as it should be
  if (isUp) {
    const state = line.state();
    if (state.state !== "closed") standing(state);
    box.flush();
  } else tell(say(why));
};
const onOut = (answer) => {
  byId("line").textContent = "";
  const link = element("a", "", say("toPage"));
  link.href = `/live/${live}`;
  tell(!answer ? say("signedOut") : answer.error === "forbidden" ? answer.message : say("out"), " ", answer ? link : "");
  parts.chat.may(false);
  parts.hands.may(false);
  parts.voice.over();
  parts.voiceNotes.over();
  others.over();
};

line = connect({ live, onState, onFact, onLine, onYou, onOut, onCrowd: (state) => parts.people.all(state) });
box = outbox({
  live, person: me, ask: line.ask, isOpen: line.isOpen,
  onChange: parts.chat.waiting,
  onRefused: (item, answer) => {
    complain(answer);
    announce(answer.message ?? "");
    if (item.command === "chat:say") parts.chat.refused(item.values.text);
  },
});
parts.chat.waiting(box.waiting());
keys();
tabs();
document.querySelector(".room-head .menu-list").addEventListener("click", ({ target, currentTarget: menu }) => {
  if (target.closest("button, a")) menu.parentElement.open = false; // what was chosen is done: the menu makes room
});
byId("open-doors").addEventListener("click", () => tools.ask("live:open"));
byId("close-doors").addEventListener("click", async () => {
  if (!confirm(say("sureClose"))) return;
  await parts.voice.endTurn();
  const answer = await tools.ask("live:close");
  if (answer.ok) location.assign(answer.path);
});
