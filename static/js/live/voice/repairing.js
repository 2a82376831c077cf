// Speaker insurance: what was kept here while the line was down goes into the recording, a few seconds of sound at a time.
import { forget, kept } from "./keeping.js";

const AT_ONCE = 20; // bundles
const PAUSE = 1200; // the hub takes sixty pieces a minute
const REFUSED = new Set([403, 404, 409, 413, 422]); // for good
let busy = false;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const bodyOf = (rows) => {
  const body = new Uint8Array(rows.reduce((sum, { bytes }) => sum + 2 + bytes.length, 0));
  let at = 0;
  for (const { bytes } of rows) {
    body.set([bytes.length >> 8, bytes.length & 255], at);
    body.set(bytes, at + 2);
    at += 2 + bytes.length;
  }
  return body;
};
const post = (live, stream, rows) => fetch(`/live/${live}/repair/${stream}`, {
  method: "POST", body: bodyOf(rows), redirect: "manual",
  headers: { "Content-Type": "application/octet-stream", "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
});

// Resolves to the seconds of sound brought home, or null when the hub is to be asked later; what it will never take is let go.
// `except` is the stream that is being spoken; `said(words)` is told what the hub says of a session that is over.
export const repair = async (live, person, except = 0, said = () => {}) => {
  if (busy) return null;
  busy = true;
  try { return await bringHome(live, person, except, said); } finally { busy = false; }
};
const bringHome = async (live, person, except, said) => {
  let rows = (await kept(live, person)).filter(({ stream }) => stream !== except);
  let count = 0;
  let most = AT_ONCE;
  while (rows.length) {
    const { stream } = rows[0];
    const part = rows.slice(0, most).filter((row) => row.stream === stream);
    let answer;
    try { answer = await post(live, stream, part); } catch { return null; }
    if (!answer.ok && !REFUSED.has(answer.status)) return null;
    if (!answer.ok) most = part.length >> 1;
    // What was said after the turn had ended is refused with all that comes with it: tried by ever fewer, then let go with what came later.
    const done = answer.ok ? part : most ? [] : rows.filter((row) => row.stream === stream);
    if (answer.status === 200) said(await answer.text());
    if (answer.ok) count += part.reduce((sum, { packets }) => sum + packets, 0);
    for (const row of done) await forget(row);
    rows = rows.slice(done.length);
    if (rows[0]?.stream !== stream) most = AT_ONCE;
    if (rows.length) await pause(PAUSE);
  }
  return Math.round(count * 0.06);
};
