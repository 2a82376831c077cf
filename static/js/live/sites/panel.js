// In-person rooms: how many are where; a facilitator counts and raises the room's hand; a companion phone stays silent.
import { announce, byId, live, me } from "../draw.js";

export const panel = ({ ask, outbox, you, stateOf }) => {
  const box = byId("sites");
  const words = byId("sites-words").dataset;
  const own = byId("sites-own");
  const hand = byId("sites-hand");
  const mine = () => you().sites ?? {};
  const handUp = () => stateOf()?.hands.find(({ site }) => site && site === mine().site);

  own.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await ask("site:count", { site: mine().site, total: Number(own.total.value) || 0, women: -1, youth: -1, note: "" });
    if (answer.ok) announce(words.saved);
  });
  hand.addEventListener("submit", (event) => {
    event.preventDefault();
    const site = mine().site;
    if (handUp()) outbox().add("site:lower", { site });
    else outbox().add("site:raise", { site, who: hand.who.value.trim(), word: "" });
    hand.who.value = "";
  });
  byId("sites-part").addEventListener("click", async () => (await ask("site:part")).ok && location.reload());

  const drawHand = () => {
    const up = handUp();
    hand.hidden = !mine().site || !you().may.say;
    hand.who.hidden = Boolean(up);
    byId("sites-word").hidden = !up?.called;
    hand.querySelector("button").textContent = up ? words.lower : words.raise;
  };
  return {
    all({ list, with: phones }, state) {
      const there = new Set([...phones.map(([person]) => person), ...list.map((site) => site.person_id)]);
      const here = state.people.filter(({ id }) => !there.has(id)).length + (state.crowd ?? 0);
      const rooms = list.map(({ name, present }) => words.in.replace("#", present).replace("@", () => name));
      const companion = list.find(({ id }) => id === mine().with);
      box.hidden = !list.length;
      byId("sites-count").textContent = companion ? words.inRoom.replace("#", () => companion.name) : [words.here.replace("#", here), ...rooms].join(words.comma);
      const site = list.find(({ id }) => id === mine().site);
      own.hidden = !site;
      if (site && document.activeElement !== own.total) own.total.value = site.present;
      if (site) Object.assign(byId("sites-link"), { href: `/live/${live}/sites/${site.id}`, textContent: words.mine });
      byId("sites-part").hidden = !companion;
      if (companion) byId("listen").hidden = byId("sound-menu").hidden = true;
      drawHand();
    },
    told({ kind, data }) {
      if (kind.startsWith("hand:")) drawHand();
      if (kind === "hand:called" && data.site && data.site === mine().site && data.person_id === me) announce(words.hasWord);
    },
    over() { box.hidden = true; },
  };
};
