// The stage's slide and the tab beside it: the page that is shown or looked at, its words, and the next ones fetched ahead.
import { announce, button, byId, element, live } from "../draw.js";

const words = byId("slides-words").dataset;
export const say = (name, ...values) => values.reduce((text, value) => text.replace("#", () => value), words[name]);
export const key = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-"); // also where a page is not secure
const { connection } = navigator;
const thin = () => connection?.saveData || /2g/.test(connection?.effectiveType ?? "");
const narrow = matchMedia("(max-width: 32rem)");
const address = (name) => `/live/${live}/slides/${name}.webp`;
const pictureOf = (page) => address(thin() || narrow.matches ? page.small : page.large);
const titleOf = ({ page, of, title }) => say(title ? "titled" : "page", page, of, title);
const fetched = (source) => {
  const picture = new Image();
  picture.fetchPriority = "low";
  picture.src = source;
  return picture.decode();
};

export const panel = (tools) => {
  const [figure, image, still] = ["slide", "slide-picture", "still"].map(byId);
  const decks = new Map(); // number of a deck -> promise of its pages
  let value = null, own = null, drawn = "", listed = 0, leads = null, sent = null, wanted = null, wholeDecks = false;

  const pagesOf = (deck) => {
    if (!decks.has(deck)) {
      decks.set(deck, fetch(`/live/${live}/slides/${deck}.json`).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer))).then(({ pages }) => pages));
      decks.get(deck).catch(() => decks.delete(deck));
    }
    return decks.get(deck);
  };
  const looked = () => own ?? value?.now;
  const mayTurn = () => tools.you().slides?.turn;

  const show = async (deck, page) => {
    if (mayTurn()) {
      wanted = { deck, page };
      const answer = await tools.ask("slide:show", { deck, page, client_id: key() });
      if (!answer.ok) wanted = null;
      return;
    }
    own = (await pagesOf(deck))[page - 1] ?? null;
    if (own && own.deck === value.now?.deck && own.page === value.now.page) own = null;
    draw();
    if (own) announce(titleOf(own));
  };
  const step = (by) => {
    const from = (mayTurn() && wanted) || looked();
    const page = from && from.page + by;
    if (from && page > 0 && page <= looked().of) show(from.deck, page);
  };

  const draw = async () => {
    const page = looked();
    figure.hidden = !page;
    byId("slide-none").hidden = Boolean(page) || value.decks.length > 0;
    byId("follow").hidden = !own;
    if (!page) {
      drawn = "";
      return write();
    }
    byId("slide-number").textContent = say("short", page.page, page.of);
    byId("slide-back").disabled = page.page < 2;
    byId("slide-on").disabled = page.page >= page.of;
    const source = pictureOf(page);
    write(page);
    if (drawn === source) return;
    drawn = source;
    try {
      await fetched(source); // the page before stays until this one is there
      if (drawn !== source) return;
      Object.assign(image, { src: source, alt: titleOf(page), width: page.width, height: page.height });
      byId("slide-lost").hidden = true;
    } catch {
      if (drawn !== source) return;
      drawn = "";
      byId("slide-lost").hidden = false;
      return;
    }
    if (!thin()) (await pagesOf(page.deck)).slice(page.page, page.page + 2).forEach((next) => fetched(pictureOf(next)).catch(() => {}));
  };

  const write = async (page) => {
    const deck = page?.deck ?? value.decks[0]?.id;
    const pages = deck ? await pagesOf(deck).catch(() => []) : [];
    if (page && page !== looked()) return;
    const text = page && pages[page.page - 1]?.text;
    byId("slide-text").textContent = text ?? "";
    byId("slide-text").hidden = !text;
    if (listed !== deck) {
      listed = deck;
      byId("slide-pages").replaceChildren(...pages.map((one) => element("li", "", button(`${one.page}. ${one.title}`, () => show(one.deck, one.page)))));
    }
    byId("slide-pages").querySelectorAll("button").forEach((key, at) => key.toggleAttribute("aria-current", at + 1 === page?.page));
  };

  const drawStill = () => {
    const one = value.still;
    still.hidden = !one;
    if (!one || sent === one.name) return;
    sent = one.name;
    const see = () => {
      const picture = element("img");
      Object.assign(picture, { src: address(one.name), alt: say("stillOf", one.by), width: one.width, height: one.height });
      picture.decode().catch(() => {}).then(() => sent === one.name && byId("still-picture").replaceChildren(picture));
    };
    byId("still-of").textContent = say(one.source === "screen" ? "screenOf" : "cameraOf", one.by);
    // A picture each ten seconds is twice the voice: on a thin line only who asks gets them.
    if (thin()) byId("still-picture").replaceChildren(button(say("see", Math.ceil(one.bytes / 1000)), see));
    else see();
  };

  const fetchAhead = async () => {
    wholeDecks = true;
    for (const { id } of value.decks) {
      for (const page of await pagesOf(id)) await fetched(pictureOf(page)).catch(() => {});
    }
  };

  const keys = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 };
  document.addEventListener("keydown", (event) => {
    const by = keys[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey || !looked() || (event.target !== document.body && !figure.contains(event.target))) return;
    event.preventDefault();
    step(event.key.startsWith("Arrow") && document.dir === "rtl" ? -by : by);
  });
  byId("slide-back").addEventListener("click", () => step(-1));
  byId("slide-on").addEventListener("click", () => step(1));
  byId("follow").addEventListener("click", () => {
    own = null;
    draw();
  });
  narrow.addEventListener("change", () => value && draw());

  return {
    all(fresh, state) {
      value = fresh;
      if (own && !value.decks.some(({ id }) => id === own.deck)) own = null;
      draw();
      drawStill();
      leads?.all(value);
      if (state.state === "planned" && !wholeDecks && !thin() && value.decks.length) fetchAhead().catch(() => {});
    },
    told(fact) {
      if (fact.kind === "slide:shown") {
        wanted = null;
        if (!own) announce(titleOf(fact.data));
      }
      leads?.told(fact, value);
    },
    async may(you) {
      if (!you.slides?.turn && !you.slides?.bring) byId("slides-lead").replaceChildren();
      else if (!leads) {
        leads = (await import("./leading.js")).leading(tools, { show, say, key });
        if (value) leads.all(value);
      }
    },
    line(isUp) {
      if (isUp && value) draw();
    },
    over: () => leads?.over(),
  };
};
