// What was said while the line was away: kept in this browser until it is acknowledged, sent once however often it is tried.
const RETRY = new Set(["line", "busy", "too_many", "failed"]);
const PAUSE = 3000;

export const newKey = () => [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(36).padStart(2, "0")).join("");

// Names begin with "draft:" so that signing out forgets them with all other drafts.
export const outbox = ({ live, person, ask, isOpen, onChange, onRefused }) => {
  const prefix = `draft:live:${live}:${person}:`;
  const memory = new Map();
  let busy = false;

  const load = () => {
    try {
      for (const name of Object.keys(localStorage)) {
        if (name.startsWith(prefix)) memory.set(name.slice(prefix.length), JSON.parse(localStorage.getItem(name)));
      }
    } catch { /* a browser that keeps nothing still sends */ }
  };
  const keep = (key, item) => {
    memory.set(key, item);
    try { localStorage.setItem(prefix + key, JSON.stringify(item)); } catch { /* kept in memory only */ }
  };
  const forget = (key) => {
    memory.delete(key);
    try { localStorage.removeItem(prefix + key); } catch { /* nothing was kept */ }
  };
  const waiting = () => [...memory.entries()].map(([key, item]) => ({ key, ...item })).sort((a, b) => a.at - b.at);

  const flush = async () => {
    if (busy || !isOpen()) return;
    busy = true;
    for (let item = waiting()[0]; item && isOpen(); item = waiting()[0]) {
      const answer = await ask(item.command, { ...item.values, client_id: item.key });
      if (!answer.ok && RETRY.has(answer.error)) {
        setTimeout(flush, (answer.retry_after ?? 0) * 1000 || PAUSE);
        break;
      }
      forget(item.key);
      onChange(waiting());
      if (!answer.ok) onRefused(item, answer);
      item.done?.(answer);
    }
    busy = false;
  };

  load();
  return {
    flush,
    waiting,
    add(command, values, done) {
      const key = newKey();
      keep(key, { command, values, at: Date.now() });
      if (done) memory.get(key).done = done;
      onChange(waiting());
      flush();
      return key;
    },
  };
};
