// Chat: lines of everybody, lines that still wait for the line, earlier lines on request.
import { avatar, button, byId, count, element, icon, isolated, labelled, live, me, nameOf, say, time } from "./draw.js";

export const chat = ({ ask, outbox, you }) => {
  const list = byId("lines");
  const scroll = byId("chat-scroll");
  const field = byId("say");
  let fresh = 0;

  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const toEnd = () => { scroll.scrollTop = scroll.scrollHeight; };
  const takeAway = (line) => confirm(say("sureTake")) && ask("chat:hide", { seq: line.seq });
  const report = ({ seq }) => {
    const made = element("a", "", icon("flag"), say("report"));
    made.href = `/live/${live}/lines/${seq}/report`;
    made.target = "_blank"; // the room stays open
    return made;
  };
  // What can be done with a line waits behind one quiet key.
  const more = (line, mayTake) => element("details", "menu line-more", element("summary", "button plain", icon("more"), labelled("lineMore", line.by.name)),
    element("div", "menu-list", mayTake ? button(say("takeAway"), () => takeAway(line), "danger", "close") : null, line.by.id === me ? null : report(line)));
  const draw = (line) => {
    const words = line.hidden ? element("span", "quiet", say("takenAway")) : isolated(line.text);
    const mayTake = !line.hidden && (you().may.lead || line.by.id === me);
    const made = element("li", "line", avatar(line.by), element("div", "", nameOf(line.by), " ", time(line.at), element("div", "", words)),
      line.hidden ? null : more(line, mayTake));
    made.dataset.seq = line.seq;
    return made;
  };
  const earlierShown = (lines) => { byId("earlier").hidden = !lines.length || lines[0].seq < 2; };

  byId("say-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    outbox().add("chat:say", { text });
    field.value = "";
    toEnd();
  });
  byId("earlier").addEventListener("click", async () => {
    const answer = await ask("chat:earlier", { before: Number(list.firstElementChild?.dataset.seq) || 1 });
    if (!answer.ok) return;
    const height = scroll.scrollHeight;
    list.prepend(...answer.lines.map(draw));
    scroll.scrollTop += scroll.scrollHeight - height;
    byId("earlier").hidden = !answer.lines.length;
  });
  byId("tab-chat").addEventListener("change", () => count("chat", (fresh = 0)));

  return {
    all(lines) {
      byId("log").setAttribute("aria-live", "off");
      list.replaceChildren(...lines.map(draw));
      earlierShown(lines);
      requestAnimationFrame(toEnd);
      setTimeout(() => byId("log").setAttribute("aria-live", "polite"), 500);
    },
    said(line) {
      const follow = atEnd();
      list.append(draw(line));
      if (follow) toEnd();
      if (!byId("tab-chat").checked) count("chat", (fresh += 1));
    },
    hidden(line) {
      if (line) list.querySelector(`[data-seq="${line.seq}"]`)?.replaceWith(draw(line));
    },
    waiting(items) {
      const lines = items.filter(({ command }) => command === "chat:say");
      byId("waiting").replaceChildren(...lines.map(({ values }) =>
        element("li", "line waiting", element("div", "", isolated(values.text), " ", element("small", "", `(${say("sending")})`)))));
    },
    refused(text) { field.value ||= text; },
    may(yes, isQuiet = false) {
      byId("say-form").hidden = !yes;
      byId("may-not-say").textContent = say(isQuiet ? "quietChat" : "mayNotSay");
      byId("may-not-say").hidden = yes;
    },
  };
};
