// What who leads does with polls: prepare, open, close, show, hide a text.
import { button, byId, element, isolated } from "../draw.js";
import { newKey } from "../outbox.js";
import { say } from "./panel.js";

export const host = ({ ask, refresh }) => {
  const act = (command, poll) => ask(command, { poll: poll.id }).then(refresh);
  const form = byId("poll-make");
  const { kind, words, choices, low, high, anonymous, results } = form.elements;
  let key = newKey();
  const fits = () => {
    byId("poll-choices").hidden = !["one", "several"].includes(kind.value);
    byId("poll-ends").hidden = kind.value !== "scale";
  };
  kind.addEventListener("change", fits);
  fits();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const lines = kind.value === "scale" ? `${low.value}\n${high.value}` : choices.value;
    const answer = await ask("poll:make", {
      kind: kind.value, words: words.value, choices: lines, anonymous: anonymous.checked, results: results.value,
      open: event.submitter?.value === "open", client_id: key,
    });
    if (!answer.ok && answer.error !== "conflict") return;
    key = newKey();
    form.reset();
    fits();
    byId("poll-new").open = false;
    refresh();
  });

  return {
    hide: (poll, text, hidden) => button(say(hidden ? "putBack" : "hide"), () => ask("poll:hide", { poll: poll.id, text, hidden: !hidden })),
    all(value, { drafts }) {
      const { open } = value;
      byId("poll-acts").replaceChildren(...(open ? [button(say("close"), () => confirm(say("sure")) && act("poll:close", open), "button live"),
        ...(open.results === "all" || open.shown ? [] : [button(say("show"), () => act("poll:show", open))])] : []));
      byId("polls-drafts").replaceChildren(...drafts.map((one) => element("li", "", isolated(one.words), element("div", "cluster acts",
        button(say("open"), () => act("poll:open", one), "button"), button(say("drop"), () => confirm(say("sureDrop")) && act("poll:drop", one))))),
      ...value.closed.filter(({ counts }) => !counts).map((one) => element("li", "", isolated(one.words), button(say("show"), () => act("poll:show", one)))));
    },
  };
};
