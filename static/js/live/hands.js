// Hands: one's own under the thumb, the queue in the order of raising.
import { announce, avatar, button, byId, count, element, me, nameOf, say } from "./draw.js";

export const hands = ({ ask, outbox, you }) => {
  const own = byId("hand");
  let queue = [];
  const mine = () => queue.find(({ person }) => person.id === me);

  own.addEventListener("click", () => outbox().add(mine() ? "hand:lower" : "hand:raise", {}));

  const drawOwn = () => {
    const hand = mine();
    const place = queue.filter(({ called }) => !called).findIndex(({ person }) => person.id === me) + 1;
    own.setAttribute("aria-pressed", String(Boolean(hand)));
    own.classList.toggle("live", Boolean(hand));
    own.querySelector("span").textContent = !hand ? say("raise") : hand.called ? say("yourTurn") : say("place", place);
  };
  const draw = (hand) =>
    element("li", "line", avatar(hand.person), element("div", "", nameOf(hand.person), hand.called ? element("div", "quiet", say("hasWord")) : null),
      you().may.lead && !hand.called ? button(say("call"), () => ask("hand:call", { person_id: hand.person.id }), "button") : null,
      you().may.lead ? button(say("lowerOther"), () => outbox().add("hand:lower", { person_id: hand.person.id })) : null);

  return {
    all(hands) {
      queue = hands;
      byId("hands").replaceChildren(...hands.map(draw));
      byId("no-hands").hidden = hands.length > 0;
      count("hands", hands.length);
      drawOwn();
    },
    told(fact) {
      if (fact.kind === "hand:raised" && fact.by.id !== me) announce(say("raised", fact.by.name));
      if (fact.kind !== "hand:called") return;
      const name = queue.find(({ person }) => person.id === fact.data.person_id)?.person.name ?? "";
      announce(fact.data.person_id === me ? say("yourTurn") : say("called", name));
    },
    may(yes) { own.disabled = !yes; },
  };
};
