// What who leads does with groups: make, move, open, lengthen, say something to all, close.
import { byId, button, element, nameOf } from "../draw.js";

export const leading = ({ ask, outbox, quietly, say, stateOf }) => {
  const [form, doing, list, tell] = ["groups-make", "groups-do", "groups-list", "groups-tell"].map(byId);
  let value = null;
  let people = [];
  let drawn = "";
  let anew = false;

  const again = () => {
    anew = true;
    redraw();
    byId("groups-count").focus();
  };
  const fetchPeople = async () => {
    const answer = await quietly("groups:who");
    if (!answer.ok) return;
    people = answer.people;
    drawn = "";
    redraw();
  };
  const mover = (person) => {
    const pick = element("select", "input short");
    pick.setAttribute("aria-label", say("move", person.name));
    pick.append(new Option(say("loose"), 0), ...value.groups.map(({ number }) => new Option(say("group", number), number)));
    pick.value = person.number;
    pick.addEventListener("change", () => ask("groups:place", { person_id: person.id, number: Number(pick.value) }));
    return element("li", "line", nameOf(person), pick);
  };
  const group = ({ number, live, called }) => {
    const mine = people.filter((person) => person.number === number);
    const head = element("div", "cluster", element("h3", "", number ? say("group", number) : say("loose")), element("span", "quiet", say("people", mine.length)));
    if (called) head.append(element("strong", "", say("asks", number)));
    if (live && value.state === "open") {
      const visit = element("a", "", say("visit"));
      visit.href = `/live/${live}/room`;
      head.append(visit);
    }
    return element("section", "stack tight", head, element("ul", "stack tight", ...mine.map(mover)));
  };
  const acts = () => (value.state === "ready" ? [button(say("open"), () => ask("groups:open"), "button primary"), button(say("anew"), again, "button plain")]
    : [button(say("more"), () => outbox().add("groups:lengthen", { minutes: 5, after: stateOf().seq }), "button"),
      button(say("close"), () => confirm(say("sure")) && ask("groups:close"), "button danger")]);
  const redraw = () => {
    form.hidden = value !== null && !(anew && value.state === "ready");
    tell.hidden = value?.state !== "open";
    const now = JSON.stringify([value?.state, value?.groups, people]);
    if (now === drawn) return; // drawn anew it would lose the focus
    drawn = now;
    doing.replaceChildren(...(value ? acts() : []));
    const loose = people.some(({ number }) => !number);
    list.replaceChildren(...(value ? [...value.groups, ...(loose ? [{ number: 0 }] : [])].map(group) : []));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [count, minutes] = ["groups-count", "groups-minutes"].map((id) => Number(byId(id).value));
    outbox().add("groups:make", { count, minutes, how: byId("groups-how").value });
  });
  tell.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = byId("groups-text").value.trim();
    if (!text) return;
    outbox().add("groups:tell", { text });
    byId("groups-text").value = "";
  });

  return {
    draw(now) {
      const other = now?.round !== value?.round;
      value = now;
      if (other) [people, anew] = [[], false];
      redraw();
      if (other && value) fetchPeople();
    },
    told(kind) {
      if (kind === "groups:placed" || kind === "groups:opened") fetchPeople();
    },
  };
};
