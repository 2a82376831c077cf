// A voice note on its way to the hub, a few seconds of sound at a time: what arrived is not sent again, and a note sent twice is one note.
import { END, pack } from "./bundles.js";
import { keepNote } from "./keeping.js";

const EACH = 8; // packets in a bundle
const MOST_BODY = 12_000; // bytes in a part: some six seconds
const MOST_PARTS = 200;

const bodyFrom = (packets, from) => {
  const parts = [];
  let size = 0;
  for (let seq = from; seq < packets.length && size < MOST_BODY; seq += EACH) {
    const bytes = pack({ flags: seq + EACH >= packets.length ? END : 0, stream: 0, seq, t_ms: 0, packets: packets.slice(seq, seq + EACH) });
    parts.push(Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes);
    size += bytes.length + 2;
  }
  return new Blob(parts);
};
const post = ({ live, key }, body) => fetch(`/live/${live}/voice-notes?key=${key}`, {
  method: "POST", body,
  headers: { "Content-Type": "application/octet-stream", Accept: "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
});

// Resolves to { seq } when the hub has it whole, { line: true } when the line broke, { message, wait } when it is refused (`wait`: for now).
export const send = async (row, onPart) => {
  for (let count = 0; count < MOST_PARTS; count += 1) {
    let answer;
    try { answer = await post(row, bodyFrom(row.packets, row.have)); } catch { return { line: true }; }
    if (answer.status === 429 || answer.status >= 500) return { line: true };
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) return { message: said.message ?? "", wait: answer.status === 409 };
    if (said.seq) return { seq: said.seq };
    row.have = Math.min(said.have, row.packets.length - 1); // the last packet is always sent: it says that the note is whole
    await keepNote(row);
    onPart(row.have / row.packets.length);
  }
  return { line: true };
};
