// The ladder of listening: what is right for a line, and what a hurried line is offered; a dearer rung is never taken by itself.
const COSTS = { fast: 10, std: 8, slow: 7, pocket: 7 }; // MB an hour at 16 kbit/s, wire included; the same as in hub/live/audio/costs.py
const SLOW_ANSWER = 900; // ms there and back
const LATE = 900;
const NAME = "voice:rung";
const CAP = "voice:cap:";

export const dearer = (rung, than) => COSTS[rung] > COSTS[than];

// The rung for a line nobody chose one for: `rtt` ms, what the browser knows of its connection, what it can decode.
export const proposed = ({ rtt, decodes, connection = navigator.connection }) => {
  if (!decodes) return "pocket";
  return rtt > SLOW_ANSWER || connection?.saveData || /2g/.test(connection?.effectiveType ?? "") ? "slow" : "std";
};
// What would suit better after some bundles, or nothing.
export const better = (rung, uneven) => (rung !== "slow" && rung !== "pocket" && uneven > LATE ? "slow" : "");

export const chosen = () => {
  try { return localStorage.getItem(NAME); } catch { return null; }
};
export const choose = (rung) => {
  try { localStorage.setItem(NAME, rung); } catch { /* asked again next time */ }
};

// What one allowed this session to cost, in MB; "0" is without end.
export const capOf = (live) => {
  try { return localStorage.getItem(`${CAP}${live}`) ?? "0"; } catch { return "0"; }
};
export const keepCap = (live, megabytes) => {
  try { localStorage.setItem(`${CAP}${live}`, megabytes); } catch { /* kept by this page alone */ }
};
