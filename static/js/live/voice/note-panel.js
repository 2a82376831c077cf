// Leaving a voice note, as the person meets it: record, hear it, send or throw away; what is not sent yet stays on this device.
import { announce, button, byId, element, live, me, say } from "../draw.js";
import { newKey } from "../outbox.js";
import { decodes } from "./codec.js";
import { forgetNote, keepNote, keptNotes } from "./keeping.js";
import { send } from "./note-sending.js";
import { EACH, note } from "./noting.js";
import { decoded, playBack } from "./playing-back.js";

const LONGEST = 120_000;
const SHORTEST = 500;
const MEGA = 1024 * 1024;
const AGAIN = 15_000;
const TROUBLES = { insecure: "insecure", noEncoder: "noEncoder", NotAllowedError: "micDenied" };
export const lasting = (ms) => `${Math.floor(Math.round(ms / 1000) / 60)}:${String(Math.round(ms / 1000) % 60).padStart(2, "0")}`;
const weight = ({ packets }) => say("mb", Math.max(0.01, packets.reduce((sum, { length }) => sum + length + 2, 0) / MEGA).toFixed(2));

// isOpen(): whether the line is there; onRecording(yes)
export const notePanel = ({ isOpen, onRecording }) => {
  const panel = byId("note-panel");
  let rows = []; // { key, live, person, packets, have, send }, beside them `sent` (a share) and `refused`
  let recording = null;
  let told = "";
  let busy = false;

  const tell = (words) => {
    told = words;
    if (words) announce(words);
    draw();
  };
  const throwAway = async (row) => {
    rows = rows.filter((one) => one !== row);
    await forgetNote(row.key);
    tell("");
  };
  const hear = async ({ packets }) => playBack(await decoded(packets));
  const state = (row) => (row.sent ? say("noteOnItsWay", Math.round(row.sent * 100)) : say(row.refused ? "noteKept" : "noteWaits"));
  const drawn = (row) => element("li", "",
    element("b", "", element("bdi", "", lasting(row.packets.length * EACH)), " · ", weight(row)),
    row.send ? element("span", "quiet", state(row)) : null,
    decodes() ? button(say("noteHear"), () => hear(row)) : null,
    row.send && !row.refused ? null : button(say("noteSend"), () => release(row), "button primary"),
    button(say("noteThrow"), () => throwAway(row)));
  const draw = () => {
    panel.replaceChildren(...(recording ? [recording.row] : []), ...rows.map(drawn), ...(told ? [element("li", "quiet", told)] : []));
    panel.hidden = !panel.childElementCount;
  };
  const next = () => rows.find((row) => row.send && !row.refused);
  const flush = async () => {
    if (busy) return;
    busy = true;
    for (let row = next(); row && isOpen(); row = next()) {
      const answer = await send(row, (share) => {
        row.sent = share;
        draw();
      });
      row.sent = 0;
      if (answer.line) {
        setTimeout(flush, AGAIN);
        break;
      }
      row.refused = true;
      if (answer.seq || !answer.wait) await throwAway(row);
      tell(answer.seq ? say("noteSent") : answer.message);
    }
    busy = false;
    draw();
  };
  const release = async (row) => {
    Object.assign(row, { send: true, refused: false });
    await keepNote(row);
    tell("");
    flush();
  };

  const finish = async () => {
    const was = recording;
    recording = null;
    clearInterval(was.timer);
    onRecording(false);
    return was.end();
  };
  const cancel = async () => {
    await finish();
    tell("");
  };
  const stop = async () => {
    if (!recording) return;
    const packets = (await finish()).slice(0, LONGEST / EACH);
    if (packets.length * EACH < SHORTEST) return tell(say("noteShort"));
    const row = { key: newKey(), live, person: me, packets, have: 0, send: false };
    rows = [...rows, row];
    await keepNote(row);
    tell("");
    panel.querySelector(".primary")?.focus();
  };
  const begin = async () => {
    const words = element("b", "", say("noteRecording", lasting(0)));
    const meter = element("meter");
    Object.assign(meter, { min: 0, max: 127, value: 0 });
    meter.setAttribute("aria-label", byId("own-level").getAttribute("aria-label"));
    let end;
    try {
      end = await note({ lost: () => stop(), level: (value) => { meter.value = value; } });
    } catch (error) { return tell(say(TROUBLES[error.name] ?? "micMissing")); }
    const since = performance.now();
    const row = element("li", "", words, meter, button(say("noteStop"), stop, "button primary"), button(say("noteThrow"), cancel));
    recording = { end, row, timer: setInterval(() => {
      const ms = performance.now() - since;
      words.textContent = say("noteRecording", lasting(ms));
      if (ms > LONGEST) stop();
    }, 500) };
    onRecording(true);
    tell("");
  };

  return {
    toggle: () => (recording ? stop() : begin()),
    async start() {
      rows = await keptNotes(live, me);
      draw();
    },
    lineBack: flush,
    close: () => recording && stop(),
  };
};
