// For who moderates: the switches of the room, who waits before the lobby, and what can be done about one person.
import { announce, button, byId, say } from "../draw.js";

const CHANGEABLE = ["message", "speak", "caption", "moderate"];
const capital = (word) => word[0].toUpperCase() + word.slice(1);

// The acts about one person, for the menu beside their name.
export const actsAbout = (person, { held }, { ask, you }) => [
  ...CHANGEABLE.filter((right) => right !== "moderate" || you().order.host).map((right) =>
    button(say(`${held.includes(right) ? "take" : "give"}${capital(right)}`), () => ask("right:change", { person_id: person.id, right, on: !held.includes(right) }), "")),
  held.includes("moderate") ? null : button(say("remove"), () => confirm(say("sureRemove", person.name)) && ask("person:remove", { person_id: person.id }), "danger"),
];

export const panel = ({ ask, you }) => {
  const box = byId("order");
  const picks = [...box.querySelectorAll("input")];
  for (const pick of picks) pick.addEventListener("change", async () => {
    const answer = await ask("order:switch", { name: pick.name, on: pick.checked });
    if (!answer.ok) pick.checked = !pick.checked;
  });
  byId("admit-all").addEventListener("click", () => ask("lobby:admit"));
  let waited = 0;

  return {
    all({ on, waiting }) {
      box.hidden = !you().order?.keep;
      for (const pick of picks) pick.checked = on.includes(pick.name);
      byId("door").hidden = box.hidden || !waiting;
      byId("door-count").textContent = say("waiting", waiting);
      if (waiting > waited && !box.hidden) announce(say("waiting", waiting));
      waited = waiting;
    },
    may(now) { if (!now.order?.keep) box.hidden = byId("door").hidden = true; },
  };
};
