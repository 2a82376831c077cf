// The line of a call page: commands with their answers, what the hub tells, the sound in both directions.
import { io } from "../../vendor/socket.io.esm.min.js";

// A request for long polling need not say its Origin: the page's own token says where it comes from.
const token = document.querySelector("meta[name=csrf-token]")?.content ?? "";
const ANSWER_WITHIN = 8000;

// on: up(), down(sentence name), out(); `hear` maps the names of facts to what is done with them.
export const line = ({ pair, on, hear }) => {
  const socket = io({ query: { pair }, transports: ["websocket", "polling"], tryAllTransports: true, extraHeaders: { "X-CSRFToken": token }, reconnectionDelay: 500, reconnectionDelayMax: 5000 });
  const ask = (command, values = {}) =>
    new Promise((resolve) => {
      if (!socket.connected) return resolve({ ok: false, error: "line" });
      socket.timeout(ANSWER_WITHIN).emit(command, { pair, ...values }, (error, answer) => resolve(error ? { ok: false, error: "line" } : answer));
    });

  socket.on("connect", on.up);
  socket.on("disconnect", (reason) => {
    on.down("lost");
    // Cut off by the hub (a restart, a sign-out elsewhere): one more try says which.
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000 + Math.random() * 2000);
  });
  socket.on("connect_error", (error) => {
    if (error.message !== "sign in first") return on.down("lost");
    socket.disconnect();
    on.out();
  });
  socket.on("hub:restarting", ({ wait }) => {
    socket.io.reconnectionDelay(wait * 1000);
    on.down("lost");
  });
  Object.entries(hear).forEach(([name, act]) => socket.on(name, act));

  return {
    ask,
    open: () => socket.connected,
    on: (name, act) => {
      socket.on(name, act);
      return () => socket.off(name, act);
    },
    send: (bytes) => socket.connected && socket.emit("ca", bytes),
    report: (numbers) => socket.connected && socket.emit("caq", numbers),
    backlog: () => socket.io.engine?.transport?.ws?.bufferedAmount ?? 0,
    close: () => socket.disconnect(),
    back: () => socket.connect(),
  };
};
