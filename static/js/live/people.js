// Who is here and what they do; who leads can give roles.
import { avatar, button, byId, count, element, icon, labelled, me, nameOf, say } from "./draw.js";
import { rightsOf } from "./rights.js";

const ROLES = ["host", "speaker", "scribe"];
const capital = (word) => word[0].toUpperCase() + word.slice(1);

export const people = ({ ask, outbox, you }) => {
  const rolesOf = (state, id) => state.roles.filter(({ person }) => person.id === id).map(({ role }) => role);
  const menu = (person, mine, rights) => {
    const summary = element("summary", "button plain", icon("more"), labelled("roles", person.name));
    const acts = ROLES.map((role) => {
      const given = !mine.includes(role);
      return button(say(`${given ? "make" : "no"}${capital(role)}`), () => outbox().add("role:give", { person_id: person.id, role, given }), "");
    });
    const list = element("div", "menu-list", ...(you().order?.host ? acts : []));
    const made = element("details", "menu", summary, list);
    if (!rights.leads) made.addEventListener("toggle", async () => {
      list.append(...(await import("./order/panel.js")).actsAbout(person, rights, { ask, you }).filter(Boolean));
      list.lastElementChild.scrollIntoView({ block: "nearest" });
    }, { once: true });
    return made;
  };
  const draw = (state, person) => {
    const mine = rolesOf(state, person.id);
    const rights = rightsOf(person.standing, mine, state.order?.rights.find((one) => one.person_id === person.id));
    const held = rights.leads ? [say("mayAll")] : rights.held.length > 1 ? rights.held.slice(1).map((right) => say(`may${right}`)) : [say("mayObserve")];
    const note = [person.id === me ? say("you") : "", ...mine.map((role) => say(role)), ...held].filter(Boolean).join(", ");
    return element("li", "line", avatar(person), element("div", "", nameOf(person), note ? element("div", "quiet", note) : null),
      you().may.lead && (you().order?.host || !rights.leads) ? menu(person, mine, rights) : null);
  };
  const speaker = (state, { person, role }) => {
    const talking = state.hands.some((hand) => hand.called && hand.person.id === person.id);
    return element("li", `speaker${talking ? " talking" : ""}`, avatar(person, ""), element("span", "", nameOf(person), element("small", "", say(role))));
  };
  return {
    all(state) {
      byId("people").replaceChildren(...state.people.map((person) => draw(state, person)));
      const called = state.hands.filter((hand) => hand.called).map((hand) => ({ person: hand.person, role: "hasWord" }));
      const stage = [...called, ...state.roles.filter(({ role }) => role !== "scribe")];
      const seen = new Set();
      byId("speakers").replaceChildren(...stage.filter(({ person }) => !seen.has(person.id) && seen.add(person.id)).map((row) => speaker(state, row)));
      count("people", state.people.length + (state.crowd ?? 0));
      if (state.crowd) byId("people").append(element("li", "quiet", say("andMore", state.crowd)));
    },
  };
};
