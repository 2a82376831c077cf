// Captions: the strip on the stage in the language one chose, all lines in the tab, and a paced voice for screen readers.
import { byId, button, element, me } from "../draw.js";

const PAUSE = 5000; // between two readings: lines that come meanwhile are read together
const KEPT = "captions"; // what one chose stays in this browser: a language, or "" for none
const words = () => byId("captions-words").dataset;
const nameOf = (code) => byId("captions-typed").querySelector(`option[value="${code}"]`)?.textContent.trim() ?? code;

export const panel = (tools) => {
  const [choice, now, list, scroll] = ["captions-language", "captions-now", "captions-all", "captions-scroll"].map(byId);
  const recall = () => { try { return localStorage.getItem(KEPT); } catch { return null; } };
  let chosen = recall();
  let captions = {};
  let listed = ""; // the language whose lines stand in the tab
  let typing = null; // the tools of who types, fetched for them alone
  let unread = [];
  let pause = 0;

  const shown = () => {
    if (chosen === "") return "";
    const there = Object.keys(captions);
    return [chosen, document.documentElement.lang, ...there].find((one) => there.includes(one)) ?? "";
  };
  const draw = (language) => ({ seq, text, by }, last) => {
    const made = element("li", "line", element("span", "", text));
    made.dataset.seq = seq;
    made.lang = language;
    made.dir = "auto";
    if (typing && last && by === me) made.append(button(words().mend, () => typing.mend({ seq, text, language }), "button plain"));
    if (tools.you().may?.lead) made.append(button(words().empty, () => confirm(words().sure) && tools.outbox().add("caption:mend", { seq, text: "" }), "button plain"));
    return made;
  };
  const drawStrip = () => {
    const language = shown();
    const lines = (captions[language] ?? []).filter(({ text }) => text);
    byId("captions-strip").hidden = !Object.keys(captions).length;
    byId("captions-aloud-of").hidden = !Object.keys(captions).length;
    now.replaceChildren(...lines.map(({ text }) => element("p", "", text)));
    now.lang = byId("captions-read").lang = language;
    if (choice.length - 1 !== Object.keys(captions).length) {
      choice.replaceChildren(...["", ...Object.keys(captions)].map((code) => new Option(code ? nameOf(code) : words().none, code)));
    }
    choice.value = language;
  };
  const sayLanguage = () => typing?.language() || shown() || Object.keys(captions)[0] || "";
  const rows = new Map(); // seq -> line of the language listed
  const drawList = (follow = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80) => {
    const all = [...rows.values()].sort((a, b) => a.seq - b.seq).filter(({ text }) => text);
    list.replaceChildren(...all.map((line, place) => draw(listed)(line, place === all.length - 1)));
    byId("captions-none").hidden = all.length > 0;
    if (follow) scroll.scrollTop = scroll.scrollHeight;
  };
  const earlier = async (before = 0) => {
    const language = listed;
    if (!language) return;
    const answer = await tools.quietly("caption:earlier", { language, before });
    if (!answer.ok || language !== listed) return;
    for (const line of answer.lines) rows.set(line.seq, line);
    byId("captions-earlier").hidden = answer.lines.length < 50;
    drawList(!before);
  };
  const relist = () => {
    if (sayLanguage() === listed) return false;
    listed = sayLanguage();
    rows.clear();
    drawList();
    earlier();
    return true;
  };

  const readOut = () => {
    pause = 0;
    if (!unread.length) return;
    byId("captions-read").textContent = unread.join(" ");
    unread = [];
    pause = setTimeout(readOut, PAUSE);
  };
  const read = (text) => {
    if (!text || !byId("captions-aloud").checked) return;
    unread.push(text);
    if (!pause) readOut();
  };

  choice.addEventListener("change", () => {
    chosen = choice.value;
    unread = [];
    try { localStorage.setItem(KEPT, chosen); } catch { /* kept for this page only */ }
    drawStrip();
    relist();
  });
  byId("captions-earlier").addEventListener("click", () => earlier(Math.min(...rows.keys())));

  const redraw = () => {
    drawStrip();
    if (!relist()) drawList();
  };
  return {
    all(value) {
      captions = value;
      drawStrip();
      if (relist()) return;
      const newest = Math.max(0, ...rows.keys());
      for (const line of value[listed] ?? []) rows.set(line.seq, line);
      if (newest && !(value[listed] ?? []).some(({ seq }) => seq === newest)) earlier(); // lines were missed
      else drawList();
    },
    told({ kind, seq, by, data }) {
      if (!kind.startsWith("caption:")) return;
      const line = kind === "caption:said" ? { seq, t_ms: data.t_ms, by: by.id } : rows.get(data.seq);
      if (data.lang === listed && line) rows.set(line.seq, { ...line, text: data.text });
      drawList();
      if (kind === "caption:said" && data.lang === shown() && by.id !== me) read(data.text);
    },
    may(you) {
      byId("captions-form").hidden = !you.captions?.type;
      if (!you.captions?.type || typing) return redraw();
      import("./typing.js").then((module) => {
        typing = module.typing({ ...tools, redraw });
        redraw();
      }).catch(() => {});
    },
    over() {
      byId("captions-strip").hidden = true;
      byId("captions-form").hidden = true;
    },
  };
};
