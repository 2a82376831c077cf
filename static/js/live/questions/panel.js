// Questions: asked, voted up, the one being answered on the stage; what who leads does with them is fetched when they lead.
import { announce, byId, button, count, element, isolated, live, me } from "../draw.js";
import { inOrder } from "./state.js";

const words = { ...byId("questions-words").dataset, ...byId("questions-lead")?.dataset };
export const say = (name, value = "") => (words[name] ?? "").replace("#", value);
// What was focused stays so when a list is drawn again.
export const fill = (list, nodes) => {
  const key = document.activeElement?.dataset.key;
  list.replaceChildren(...nodes);
  if (key) list.querySelector(`[data-key="${key}"]`)?.focus();
};
export const keyed = (made, key) => {
  made.dataset.key = key;
  return made;
};
const whose = ({ by, relayed }) => element("span", "quiet", by ? isolated(relayed ? say("relayed", relayed) : by.name) : say("nameless"));

export const panel = ({ ask, outbox, you, wire, refresh }) => {
  const form = byId("ask-form");
  const { text, nameless, relayed } = form.elements;
  let value = null;
  let tools = null; // of who leads
  const rights = () => you().questions?.may ?? {};

  const vote = async (one, up) => {
    const answer = await ask("question:vote", { question: one.id, up });
    if (answer.ok) refresh();
  };
  const votes = (one) => {
    const mine = one.by?.id === me && !one.relayed || you().questions.own.some(({ id, relayed: typed }) => id === one.id && !typed);
    if (one.state !== "open" || mine || !rights().ask) return element("span", "votes", `${one.votes}`, element("span", "visually-hidden", ` ${say("votes")}`));
    const up = you().questions.voted.includes(one.id);
    const made = keyed(button("", () => vote(one, !up), "button votes", "thanks"), `vote:${one.id}`);
    made.setAttribute("aria-pressed", up);
    made.append(`${one.votes}`, element("span", "visually-hidden", ` ${say("want", one.text)}`));
    return made;
  };
  const report = ({ id }) => {
    const made = element("a", "quiet report", say("report"));
    made.href = `/live/${live}/questions/${id}/report`;
    made.target = "_blank"; // the room stays open
    return element("span", "", " ", made);
  };
  const draw = (one) => {
    const marks = [one.id === value.now && say("now"), one.id === value.pinned && say("pinned")].filter(Boolean);
    return element("li", one.id === value.now ? "question on" : "question", votes(one), element("div", "",
      ...marks.map((mark) => element("strong", mark === say("now") ? "tag live" : "tag ochre", mark)), element("p", "", isolated(one.text)), whose(one),
      you().questions.own.some(({ id }) => id === one.id) ? null : report(one), one.answer ? element("p", "answer", isolated(one.answer)) : null, tools?.acts(one, value) ?? null));
  };
  const drawOwn = (one) => element("li", "question", element("div", "", element("p", "", isolated(one.text)), element("span", "quiet", say(one.state)),
    one.word ? element("q", "", isolated(one.word)) : null,
    ["held", "open"].includes(one.state) ? keyed(button(say("withdraw"), () => ask("question:withdraw", { question: one.id }).then(refresh)), `own:${one.id}`) : null));

  const all = (fresh) => {
    value = fresh;
    if (!you().questions) return;
    const open = inOrder(value);
    const answered = value.list.filter(({ state }) => state === "answered");
    fill(byId("questions-list"), open.map(draw));
    fill(byId("questions-answered-list"), answered.map(draw));
    byId("questions-answered").hidden = !answered.length;
    byId("no-questions").hidden = value.list.length > 0;
    const own = you().questions.own.filter(({ state }) => ["held", "dismissed", "hidden"].includes(state));
    fill(byId("questions-own-list"), own.map(drawOwn));
    byId("questions-own").hidden = !own.length;
    tools?.all(you().questions.held, value);
    byId("questions-wait").hidden = !value.waits;
    nameless.closest("label").hidden = !value.nameless;
    count("questions", open.length + you().questions.held.length);
    const now = value.list.find(({ id }) => id === value.now);
    byId("question-now").hidden = !now;
    byId("question-now-text").replaceChildren(...(now ? [isolated(now.text), " ", whose(now)] : []));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = text.value.trim();
    if (!typed) return;
    const values = { text: typed, nameless: nameless.checked && value.nameless, relayed: relayed.value.trim() };
    text.value = relayed.value = "";
    outbox().add("question:ask", values, (answer) => {
      if (!answer.ok) text.value ||= typed;
      else announce(say(answer.question?.state === "held" ? "held" : "asked"));
      refresh();
    });
  });
  wire().on("questions:waiting", refresh);
  wire().on("questions:yours", refresh);

  return {
    all,
    told({ kind, data }) {
      const one = value?.list.find(({ id }) => id === data.id);
      if (kind === "question:read" && one) announce(`${say("now")}: ${one.text}`);
    },
    may(mine) {
      form.hidden = !mine.questions?.may.ask;
      byId("ask-relayed").hidden = !mine.questions?.may.relay;
      if (!mine.questions?.may.lead || tools || !byId("questions-lead")) return;
      import("./host.js").then(({ host }) => {
        tools = host({ ask, refresh });
        if (value) all(value);
      });
    },
    over: () => { form.hidden = true; },
  };
};
