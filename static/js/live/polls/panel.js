// The open poll, a card above the tabs for everybody; how it stands comes at most once a second. Results of closed ones in the tab.
import { announce, byId, count, element, isolated } from "../draw.js";

const lead = byId("polls-lead");
const words = { ...byId("polls-words").dataset, ...lead?.dataset };
export const say = (name, value = "") => (words[name] ?? "").replace("#", value);
const labelsOf = ({ kind, choices }) => (kind === "scale" ? ["1", "2", "3", "4", "5"].map((n, at) => (at % 4 === 0 && choices[at / 4] ? `${n} (${choices[at / 4]})` : n)) : choices);

export const results = (poll, { counts, voted, texts = [] }, tools) => {
  const made = element("ul", "tally");
  if (poll.kind === "text") {
    made.append(...texts.map(([id, text, hidden]) => element("li", hidden ? "quiet" : "", isolated(text), tools?.hide(poll, id, hidden) ?? null)));
    return made;
  }
  const all = poll.kind === "several" ? voted : counts.reduce((sum, votes) => sum + votes, 0);
  labelsOf(poll).forEach((label, at) => {
    const share = all ? Math.round((counts[at] / all) * 100) : 0;
    const bar = element("meter");
    Object.assign(bar, { min: 0, max: Math.max(all, 1), value: counts[at] });
    bar.setAttribute("aria-hidden", "true");
    made.append(element("li", "", isolated(label), bar, element("b", "", `${counts[at]} (${share} %)`)));
  });
  return made;
};

export const panel = ({ ask, quietly, you, wire, refresh }) => {
  const card = byId("poll-card");
  const again = byId("poll-again");
  let value = null;
  let drawn = 0; // the poll whose form stands there: what one is choosing is not drawn again
  let mine = { vote: null, tally: null };
  let tools = null;
  let asked = 0;
  const rights = () => you().polls?.may ?? {};

  // Who has voted sees how it stands in the place of the choices.
  const fold = (isVoted) => {
    byId("poll-ballot").hidden = isVoted;
    again.hidden = !isVoted;
  };
  again.addEventListener("click", () => {
    fold(false);
    byId("poll-ballot").querySelector("input, textarea")?.focus();
  });
  for (const tab of document.querySelectorAll(".tab-pick")) tab.addEventListener("change", () => { card.open &&= !mine.vote; });
  const input = (poll, at, label) => {
    const made = element("input");
    Object.assign(made, { type: poll.kind === "several" ? "checkbox" : "radio", name: "choice", value: at, checked: mine.vote?.choices.includes(at) ?? false });
    return element("label", "pick", made, element("span", "", isolated(label)));
  };
  const field = (poll) => {
    if (poll.kind !== "text") return labelsOf(poll).map((label, at) => input(poll, at, label));
    const made = element("textarea", "input");
    Object.assign(made, { name: "text", rows: 2, maxLength: 500, dir: "auto", value: mine.vote?.text ?? "" });
    made.setAttribute("aria-label", poll.words);
    return [made];
  };
  const cast = async (poll, form) => {
    const choices = [...form.querySelectorAll("input:checked")].map((one) => Number(one.value));
    const text = form.elements.text?.value.trim() ?? "";
    if (!choices.length && !text) return;
    const answer = await quietly("poll:vote", { poll: poll.id, choices: choices.join(" "), text });
    byId("poll-said").textContent = answer.ok ? say("counted") : answer.message ?? say("line");
    if (!answer.ok) return;
    mine.vote = { choices, text };
    fold(true);
    if (poll.results === "voters" || poll.kind === "text") tally();
  };
  const ballot = (poll) => {
    const form = element("form", `ballot ${poll.kind}`, element("fieldset", "", element("legend", "visually-hidden", poll.words), ...field(poll)),
      element("p", "quiet", say(poll.anonymous ? "anonymous" : "named")), element("button", "button primary", say("vote")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      cast(poll, form);
    });
    return form;
  };
  const forSite = (poll) => {
    const { site } = you().polls;
    const rows = labelsOf(poll).map((label) => {
      const made = element("input", "input short");
      Object.assign(made, { type: "number", min: 0, max: site.most, value: 0 });
      return element("label", "label", isolated(label), made);
    });
    const form = element("form", "ballot", element("fieldset", "", element("legend", "", say("site", site.name), " ", say("most", site.most)), ...rows), element("button", "button", say("voteSite")));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const counts = [...form.querySelectorAll("input")].map((one) => Number(one.value) || 0).join(" ");
      const answer = await quietly("poll:vote_for_site", { poll: poll.id, counts });
      byId("poll-said").textContent = answer.ok ? say("counted") : answer.message ?? say("line");
    });
    return form;
  };
  const stands = () => {
    if (!value.open) return;
    const { tally: now } = mine;
    byId("poll-voted").textContent = now ? say("voted", now.voted) : "";
    byId("poll-tally").replaceChildren(...(now?.counts ? [results(value.open, now, tools)] : []));
  };
  const tally = async () => {
    clearTimeout(asked);
    asked = 0;
    const poll = value?.open?.id;
    const answer = poll ? await quietly("polls:tally", { poll }) : {};
    if (answer.ok && poll === value.open?.id) {
      mine.tally = answer.tally;
      stands();
    }
  };
  const drawCard = () => {
    const poll = value.open;
    card.hidden = !poll;
    if (!poll) drawn = 0;
    if (!poll || drawn === poll.id) return;
    drawn = poll.id;
    byId("poll-said").textContent = "";
    byId("poll-now").textContent = poll.words;
    card.open = true;
    fold(!!mine.vote);
    byId("poll-ballot").replaceChildren(...(rights().vote ? [ballot(poll)] : []),
      ...(you().polls.site && poll.kind !== "text" ? [forSite(poll)] : []));
  };
  const all = (fresh) => {
    value = fresh;
    if (!you().polls) return;
    drawCard();
    stands();
    byId("polls-list").replaceChildren(...[...value.closed].reverse().map((one) => element("li", "stack tight", element("b", "", isolated(one.words)), element("span", "quiet", say("voted", one.voted)),
      one.counts && one.kind !== "text" ? results(one, one) : element("a", "", say("see")))));
    for (const link of byId("polls-list").querySelectorAll("a")) link.href = byId("polls-page").href;
    byId("no-polls").hidden = value.closed.length > 0;
    count("polls", value.open ? 1 : 0);
    tools?.all(value, you().polls);
  };

  wire().on("poll:counted", (told) => {
    if (told.poll !== value?.open?.id) return;
    mine.tally = { ...mine.tally, ...told };
    stands();
    const { kind, results: seen } = value.open;
    const asks = kind === "text" ? rights().lead || seen === "all" || value.open.shown || mine.vote && seen === "voters" : rights().lead;
    if (!told.counts && asks && !asked) asked = setTimeout(tally, kind === "text" ? 1000 + Math.random() * 4000 : 0);
  });

  return {
    all,
    told({ kind, data }) {
      if (kind === "poll:opened") {
        mine = { vote: null, tally: null };
        announce(`${say("opened")} ${data.poll.words}`);
        refreshHost();
      }
      if (kind === "poll:closed") {
        announce(say("closed"));
        refreshHost();
      }
      if (kind === "poll:shown") tally();
    },
    may(told) {
      if (told.polls?.poll === value?.open?.id || !value) mine = { vote: told.polls?.vote, tally: told.polls?.tally };
      if (lead) lead.hidden = !told.polls?.may.lead;
      if (!told.polls?.may.lead || tools || !lead) return;
      import("./host.js").then(({ host }) => {
        tools = host({ ask, refresh });
        if (value) all(value);
      });
    },
    over: () => { card.hidden = true; },
  };
  function refreshHost() { if (rights().lead) refresh(); }
};
