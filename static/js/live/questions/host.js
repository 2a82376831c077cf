// What who leads does with questions: let in, read out, pin, answer, set aside with a word.
import { button, byId, element, icon, isolated } from "../draw.js";
import { fill, keyed, say } from "./panel.js";

export const host = ({ ask, refresh }) => {
  const open = new Map(); // a form somebody types in stays while lists are drawn again
  const act = (command, question, values = {}) => ask(command, { question, ...values }).then((answer) => {
    if (answer.ok) open.delete(question);
    refresh();
    return answer;
  });
  const asking = (one, command, name, label) => {
    const field = element("textarea", "input");
    const id = `${name}-${one.id}`;
    Object.assign(field, { id, rows: 2, dir: "auto", maxLength: name === "text" ? 2000 : 400, value: one.answer ?? "" });
    field.dataset.key = id;
    const named = element("label", "label", say(label));
    named.htmlFor = id;
    const form = element("form", "stack tight", named, field, element("div", "cluster", element("button", "button primary", say(name === "text" ? "sendAnswer" : "setAside")),
      button(say("cancel"), () => { open.delete(one.id); refresh(); })));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act(command, one.id, { [name]: field.value.trim() });
    });
    open.set(one.id, form);
    refresh().then(() => field.focus());
  };
  const key = (name, one, done) => keyed(button(say(name), done), `${name}:${one.id}`);
  const word = (one) => key("dismiss", one, () => asking(one, "question:dismiss", "word", "wordTo"));
  // The one usual act is a key, the others wait behind a quiet one.
  const acts = (one, value) => {
    const write = key("write", one, () => asking(one, "question:answer", "text", "yourAnswer"));
    const isNow = one.id === value.now;
    const [first, ...more] = one.state === "answered" ? [key("reopen", one, () => act("question:reopen", one.id)), write] : [
      isNow ? key("answered", one, () => act("question:answer", one.id, { text: "" })) : key("read", one, () => act("question:read", one.id)),
      isNow ? key("readEnd", one, () => act("question:read", 0)) : key("answered", one, () => act("question:answer", one.id, { text: "" })),
      write,
      one.id === value.pinned ? key("unpin", one, () => act("question:pin", 0)) : key("pin", one, () => act("question:pin", one.id)),
      word(one),
    ];
    first.className = "button";
    return element("div", "cluster acts", first, element("details", "menu", element("summary", "button plain", icon("more"), element("span", "visually-hidden", say("more"))), element("div", "menu-list", ...more)));
  };

  return {
    acts: (one, value) => open.get(one.id) ?? acts(one, value),
    all(held, value) {
      byId("questions-held").hidden = !held.length;
      fill(byId("questions-held-list"), held.map((one) => element("li", "question", element("div", "",
        element("p", "", isolated(one.text)), element("span", "quiet", one.by ? isolated(one.relayed || one.by.name) : say("nameless")),
        open.get(one.id) ?? element("div", "cluster acts", keyed(button(say("letIn"), () => act("question:let_in", one.id), "button primary"), `in:${one.id}`), word(one))))));
      for (const name of ["waits", "nameless"]) {
        const box = byId(`questions-${name}`);
        box.checked = value[name];
        box.onchange = () => ask("questions:rule", { waits: byId("questions-waits").checked, nameless: byId("questions-nameless").checked });
      }
    },
  };
};
