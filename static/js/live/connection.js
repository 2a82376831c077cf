// The line to the room: state and facts in the order of their numbers, holes asked for, silence noticed.
import { io } from "../../vendor/socket.io.esm.min.js";
import { applied, withPart } from "./state.js";

// A request for long polling need not say its Origin: the page's own token says where it comes from.
const token = document.querySelector("meta[name=csrf-token]")?.content ?? "";
const ANSWER_WITHIN = 20000;
const HOLE_PATIENCE = 700; // facts of two writers may overtake each other on the way
const BEAT = 60; // seconds between two signs of life; in a full room the hub wishes for fewer
const RECENT = 200;

export const connect = ({ live, onState, onFact, onLine, onYou, onOut, onCrowd }) => {
  const socket = io({ query: { live }, transports: ["websocket", "polling"], tryAllTransports: true, extraHeaders: { "X-CSRFToken": token }, reconnectionDelay: 1000, reconnectionDelayMax: 30000 });
  const early = new Map();
  let state = null;
  let recent = [];
  let inside = false;
  let beatEach = BEAT;
  let hole = 0;

  const ask = (command, values = {}) =>
    new Promise((resolve) => {
      if (!socket.connected) return resolve({ ok: false, error: "line" });
      socket.timeout(ANSWER_WITHIN).emit(command, { live, ...values }, (error, answer) => {
        if (answer?.fact) take(answer.fact);
        resolve(error ? { ok: false, error: "line" } : answer);
      });
    });

  const out = (answer) => {
    if (answer.error !== "not_found" && answer.error !== "forbidden") return false;
    inside = false;
    onOut(answer);
    return true;
  };

  const take = (fact) => {
    if (!state || fact.live !== live || fact.seq <= state.seq) return;
    if (fact.seq > state.seq + 1) {
      early.set(fact.seq, fact);
      hole ||= setTimeout(fill, HOLE_PATIENCE);
      return;
    }
    state = applied(state, fact);
    recent = [...recent.slice(-RECENT), fact];
    onFact(fact, state);
    const next = early.get(state.seq + 1);
    early.delete(state.seq + 1);
    if (next) take(next);
  };

  const takeAll = async (answer) => {
    if (!answer.ok) return;
    answer.facts.forEach(take);
    if (answer.more) await fill();
  };
  const fill = async () => {
    clearTimeout(hole);
    hole = 0;
    await takeAll(await ask("live:missed", { after: state.seq }));
  };

  const more = async (name) => {
    const answer = await ask("live:more", { part: name });
    if (!answer.ok) return;
    state = withPart(state, name, answer.part, answer.seq, recent.filter((fact) => fact.seq > answer.seq));
    onState(state);
  };

  const enter = async () => {
    const answer = await ask("live:enter", { last_seq: state?.seq ?? 0 });
    if (!answer.ok) return out(answer) || setTimeout(() => socket.connected && enter(), 3000);
    inside = true;
    beatEach = answer.beat_s || BEAT;
    onYou(answer.you);
    if (answer.state) {
      state = answer.state;
      early.clear();
      onState(state);
      for (const name of answer.state.more.filter((part) => part !== "chat")) await more(name);
    } else {
      onState(state);
      await takeAll(answer);
    }
    onLine(true);
  };

  const beat = async () => {
    if (!inside || !socket.connected) return;
    const answer = await ask("live:here");
    if (!answer.ok) out(answer);
    else if (answer.seq > state.seq) fill();
    beatEach = answer.beat_s || BEAT;
    const crowd = Math.max(0, (answer.there ?? 0) - state.people.length);
    if (!answer.ok || (!crowd && !state.crowd)) return;
    state = { ...state, crowd };
    onCrowd(state);
  };
  const beatOn = () => setTimeout(() => beat().then(beatOn), beatEach * 1000 * (0.75 + Math.random() / 2));

  socket.on("connect", enter);
  socket.on("disconnect", (reason) => {
    onLine(false);
    // Cut off by the hub (a restart, a sign-out elsewhere): one more try says which.
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000 + Math.random() * 4000);
  });
  socket.on("connect_error", (error) => {
    onLine(false);
    if (error.message === "sign in first") {
      socket.disconnect();
      onOut(null);
    }
  });
  socket.on("hub:restarting", ({ wait }) => {
    // Everybody is told a moment of their own, so that not all come back at once.
    socket.io.reconnectionDelay(wait * 1000);
    socket.io.reconnectionDelayMax(5000);
    onLine(false, "restarting");
  });
  socket.onAny((_name, fact) => fact?.kind && take(fact));
  // A mentor or mentee calls meanwhile.
  let ringing = null;
  socket.on("call:rings", async (call) => {
    ringing = await import("../ringing.js");
    ringing.ring(call, socket);
  });
  socket.on("call:changed", (call) => ringing?.changed(call));
  beatOn();
  addEventListener("visibilitychange", () => document.hidden || beat());
  addEventListener("pagehide", () => {
    socket.emit("live:leave", { live });
    socket.disconnect();
  });
  addEventListener("pageshow", (event) => event.persisted && socket.connect());

  // The voice: bytes beside the numbered facts, neither stored nor acknowledged.
  const wire = {
    open: () => inside && socket.connected,
    on: (name, act) => {
      socket.on(name, act);
      return () => socket.off(name, act);
    },
    send: (bytes) => socket.connected && socket.emit("a", bytes),
    report: (numbers) => socket.connected && socket.emit("aq", { live, ...numbers }),
    backlog: () => socket.io.engine?.transport?.ws?.bufferedAmount ?? 0,
  };
  return { ask, wire, isOpen: wire.open, state: () => state, refreshYou: async () => {
    const answer = await ask("live:me");
    if (answer.ok) onYou(answer.you);
  } };
};
