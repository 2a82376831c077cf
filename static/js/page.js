// Every ordinary page: sends a form once, closes menus, and asks for what else this page needs.
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
root.classList.add("js");

const newKey = () => [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(36).padStart(2, "0")).join("");
all("input[name=key]").forEach((key) => (key.value ||= newKey()));

// A newcomer's time zone is where their device is, unless they say otherwise.
const zone = document.querySelector("[data-guess=zone]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone?.value === "UTC" && all("option", zone).some((one) => one.value === own)) zone.value = own;

// The key makes a repeat harmless; this only spares the second request.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => all("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true")));
});
// The way back, or a line that came to nothing, must leave the form usable.
const free = () =>
  all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("button", form).forEach((button) => button.removeAttribute("aria-disabled"));
  });
addEventListener("pageshow", free);
addEventListener("offline", free);
document.addEventListener("submit", () => setTimeout(free, 15000));

const closeMenus = (except) => all("details.menu[open]").forEach((menu) => menu.contains(except) || menu.removeAttribute("open"));
addEventListener("click", (event) => closeMenus(event.target));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.menu[open]");
  closeMenus();
  menu?.querySelector("summary").focus();
  document.querySelector(".dialog:target [data-close]")?.click();
});

// A phone may be shared: nothing said stays.
document.querySelector("form[data-forget]")?.addEventListener("submit", () => {
  indexedDB.deleteDatabase("voice");
  Object.keys(localStorage).forEach((name) => name.startsWith("draft:") && localStorage.removeItem(name));
});

document.querySelector("[data-refused]")?.focus();

// A long row of tabs opens where one is; in either direction of writing.
all(":is(.tabs, .chips) > [aria-current]").forEach((place) => {
  const [own, row] = [place, place.parentElement].map((one) => one.getBoundingClientRect());
  place.parentElement.scrollLeft += own.x + own.width / 2 - row.x - row.width / 2;
});

const needs = (selector, file) => document.querySelector(selector) && import(file);
needs("[data-draft], [data-preview-url], [data-posted], [data-done]", "./page-writing.js");
needs("[data-read-url]", "./page-reading.js");

// Costly lines first: the socket waits until somebody stays, and never comes under Save-Data.
if (document.body.hasAttribute("data-socket") && !navigator.connection?.saveData) {
  const start = () => (document.hidden ? addEventListener("visibilitychange", start, { once: true }) : import("./news.js"));
  setTimeout(start, 10000);
}
