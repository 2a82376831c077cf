// News on an open page: the bell's number and "2 new replies"; nothing one reads is moved.
import { io } from "../vendor/socket.io.esm.min.js";

// A request for long polling need not say its Origin: the page's own token says where it comes from.
const token = document.querySelector("meta[name=csrf-token]")?.content ?? "";
const { threadId, lastSeq } = document.body.dataset;
const plural = new Intl.PluralRules(document.documentElement.lang);
const sentence = (element, count) =>
  (element.dataset[plural.select(count)] ?? element.dataset.other).replace("#", count);

const socket = io({ transports: ["websocket", "polling"], tryAllTransports: true, extraHeaders: { "X-CSRFToken": token } });

socket.on("notices:counted", ({ count }) => {
  const bell = document.querySelector("[data-bell]");
  if (!bell) return;
  const badge = bell.querySelector(".count");
  const words = bell.querySelector("[data-unread]");
  badge.textContent = count > 99 ? "99+" : count;
  badge.hidden = !count;
  words.textContent = count ? sentence(words, count) : "";
});

// Somebody calls: rung here until it is answered anywhere.
let ringing = null;
socket.on("call:rings", async (call) => {
  ringing = await import("./ringing.js");
  ringing.ring(call, socket);
});
socket.on("call:changed", (call) => ringing?.changed(call));

// A session ended while one's line was down: what one said is still on this device.
const bringHome = async () => {
  const names = (await indexedDB.databases?.()) ?? [];
  if (names.some(({ name }) => name === "voice")) (await import("./live/voice/afterwards.js")).bringHome(Number(document.body.dataset.socket));
};
socket.on("connect", () => bringHome().catch(() => {}));

const bar = document.querySelector("[data-news]");
if (threadId && bar) {
  // A post's number in its thread says how many are new, even when news was missed while the line was down.
  const tell = (seq) => {
    if (!(seq > lastSeq)) return;
    bar.textContent = sentence(bar, seq - lastSeq);
    bar.hidden = false;
  };
  socket.on("connect", () => socket.emit("thread:follow", { thread_id: Number(threadId) }, ({ seq }) => tell(seq)));
  socket.on("post:added", ({ thread_id, seq }) => String(thread_id) === threadId && tell(seq));
}
