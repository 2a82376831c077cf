// Writing: drafts kept in this browser and on the server, and the preview of Markdown.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const token = document.querySelector("meta[name=csrf-token]")?.content ?? "";
const post = (url, fields) => {
  const body = new URLSearchParams(fields);
  // One that outlives its page carries 64 KB at most.
  return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token }, keepalive: String(body).length < 6e4 });
};

const PREFIX = "draft:";
// A full or closed storage must never stop somebody from writing.
const store = {
  read(name) {
    try { return JSON.parse(localStorage.getItem(PREFIX + name)); } catch { return null; }
  },
  write(name, kept) {
    try { kept ? localStorage.setItem(PREFIX + name, JSON.stringify(kept)) : localStorage.removeItem(PREFIX + name); } catch { /* kept on the page */ }
  },
};

// A draft that was sent is kept until a page says it arrived.
const arrived = new Set(all("[data-posted]").map((mark) => mark.dataset.posted));
const wentWell = document.querySelector("[data-done]");
for (const name of Object.keys(localStorage)) {
  if (!name.startsWith(PREFIX)) continue;
  const kept = store.read(name.slice(PREFIX.length));
  if (!kept?.sent || !(wentWell || arrived.has(kept.sent))) continue;
  localStorage.removeItem(name);
  try { sessionStorage.setItem(name, kept.texts.text ?? ""); } catch { /* then the way back shows it again */ }
}

const areas = (form) => all("textarea, input[name=title]", form);
const texts = (form) => Object.fromEntries(areas(form).map((area) => [area.name, area.value]));
const fieldsOf = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrf_token");
const show = (form, mark, yes = true) => all(mark, form).forEach((element) => (element.hidden = !yes));

// What is kept here may be newer than what the server set a quote below.
function withQuote(words, value) {
  const whole = `\n\n${value}`, place = whole.lastIndexOf("\n\n> **");
  const older = place < 0 || words.startsWith(whole.slice(0, place).trim());
  return words.trimEnd() + (older ? whole.slice(Math.max(place, 0)) : whole);
}

function restore(form) {
  const kept = store.read(form.dataset.draft);
  for (const area of areas(form)) {
    const words = kept?.texts[area.name];
    if (!words || area.value.includes(words.trim())) continue;
    const quotes = area.name === "text" && !kept.sent && location.search.includes("quote=1");
    if (area.value.trim() && !quotes) continue;
    area.value = quotes && area.value.trim() ? withQuote(words, area.value) : words;
    show(form, "[data-restored]");
    // The same key: a first try that did arrive is not posted twice.
    if (kept.sent && form.elements.key) form.elements.key.value = kept.sent;
  }
}

function keep(form) {
  let waiting, typed;
  const send = () => {
    clearTimeout(waiting);
    if (typed) post(form.dataset.draftUrl, fieldsOf(form)).catch(() => {});
    typed = false;
  };
  form.addEventListener("input", () => {
    store.write(form.dataset.draft, Object.values(texts(form)).some((words) => words.trim()) ? { texts: texts(form) } : null);
    clearTimeout(waiting);
    typed = Boolean(form.dataset.draftUrl);
    waiting = setTimeout(send, 4000);
  });
  addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", () => document.hidden && send());
  const files = form.elements.files, most = form.querySelector("[data-most]");
  form.addEventListener("submit", (event) => {
    const bytes = [...(files?.files ?? [])].reduce((sum, file) => sum + file.size, 0);
    files?.setCustomValidity(most && bytes > most.dataset.most * 2 ** 20 ? most.textContent : "");
    if (files && !files.reportValidity()) return event.preventDefault();
    typed = !navigator.onLine;
    store.write(form.dataset.draft, { texts: texts(form), sent: form.elements.key?.value });
    show(form, "[data-offline]", !navigator.onLine);
    if (!navigator.onLine) event.preventDefault();
  });
  addEventListener("online", () => show(form, "[data-offline]", false));
}

// The way back shows a form as it was sent.
const letGo = (form) => {
  const area = form.elements.text;
  if (area && area.value !== area.defaultValue && area.value === sessionStorage.getItem(PREFIX + form.dataset.draft)) area.value = area.defaultValue;
};
for (const form of all("form[data-draft]")) {
  restore(form);
  keep(form);
  letGo(form);
  addEventListener("pageshow", () => letGo(form));
}

// Words chosen in a post go along with its Quote.
addEventListener("pointerdown", ({ target }) => {
  const link = target.closest?.("a[href*='quote=1']");
  if (!link) return;
  const chosen = getSelection(), words = String(chosen).trim();
  const within = chosen.rangeCount && link.closest("article")?.contains(chosen.getRangeAt(0).commonAncestorContainer);
  const url = new URL(link.href);
  within && words.length && words.length <= 800 ? url.searchParams.set("words", words) : url.searchParams.delete("words");
  link.href = url;
});

for (const form of all("form[data-names-url]")) {
  const begun = () => {
    if (!form.elements.text.value.includes("@")) return;
    form.removeEventListener("input", begun);
    import("./naming.js").then(({ offer }) => offer(form), () => {});
  };
  form.addEventListener("input", begun);
}

for (const button of all("[data-preview-url]")) {
  button.addEventListener("click", () => import("./previewing.js").then(({ preview }) => preview(button, post), () => show(button.form, "[data-offline]")));
}
