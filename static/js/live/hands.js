// Hands: one's own under the thumb, the queue in its fair order, each place with its reason.
import { announce, avatar, button, byId, count, element, isolated, me, nameOf, say } from "./draw.js";
import { inOrder } from "./fairness.js";
import { newKey } from "./outbox.js";

export const hands = ({ ask, outbox, stateOf, you }) => {
  const own = byId("hand");
  const form = byId("hand-form");
  let queue = [];
  let allowed = false;
  const mine = () => queue.find(([{ person, site }]) => person.id === me && !site)?.[0];

  own.addEventListener("click", () => outbox().add(mine() ? "hand:lower" : "hand:raise", {}));
  byId("hand-next").addEventListener("click", () => ask("hand:next", { after: stateOf().seq, client_id: newKey() }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    outbox().add("hand:ask", { word: form.word.value.trim(), kind: form.kind.value, language: form.language.value });
    form.word.value = "";
  });

  const drawOwn = () => {
    const hand = mine();
    const place = queue.filter(([{ called }]) => !called).findIndex(([one]) => one === hand) + 1;
    own.setAttribute("aria-pressed", String(Boolean(hand)));
    own.classList.toggle("live", Boolean(hand));
    own.querySelector("span").textContent = !hand ? say("raise") : hand.called ? say("yourTurn") : say("place", place);
    form.hidden = !allowed || Boolean(hand);
    byId("hand-next").hidden = !you().may.lead || !queue.some(([{ called }]) => !called);
  };
  const asks = ({ who, person, room, word, way, lang }) => {
    const how = [room, way && say(`way${way}`), lang].filter(Boolean).join(" · ");
    return [nameOf({ name: who || person.name }), how ? element("span", "quiet", " ", isolated(how)) : null, word ? element("div", "", isolated(word)) : null];
  };
  const draw = ([hand, why]) => {
    const of = { person_id: hand.person.id, ...(hand.site ? { site: hand.site } : {}) };
    return element("li", "line", avatar(hand.person), element("div", "", ...asks(hand), element("div", "quiet", hand.called ? say("hasWord") : say(`why${why}`))),
      you().may.lead && !hand.called ? button(say("call"), () => ask("hand:call", of), "button") : null,
      you().may.lead ? button(say("lowerOther"), () => outbox().add("hand:lower", of)) : null);
  };

  return {
    all({ hands, order }) {
      queue = inOrder(hands, order?.last, order?.on.includes("remote"));
      byId("hands").replaceChildren(...queue.map(draw));
      byId("no-hands").hidden = hands.length > 0;
      count("hands", hands.length);
      drawOwn();
    },
    told(fact) {
      if (fact.kind === "hand:raised" && fact.by.id !== me) announce(say("raised", fact.data.who || fact.by.name));
      if (fact.kind !== "hand:called") return;
      const [hand] = queue.find(([{ person, site }]) => person.id === fact.data.person_id && (site ?? 0) === (fact.data.site ?? 0)) ?? [];
      announce(fact.data.person_id === me ? say("yourTurn") : say("called", hand?.who || hand?.person.name || ""));
    },
    may(yes) {
      own.disabled = !yes;
      allowed = yes;
      drawOwn();
    },
  };
};
