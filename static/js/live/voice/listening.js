// Listening as the person meets it: the button, the rungs, the meter of megabytes, what was missed.
import { byId, button, element, live, say } from "../draw.js";
import { decodes, firstCost } from "./codec.js";
import { hearing } from "./hearing.js";
import { better, capOf, choose, chosen, keepCap, proposed } from "./ladder.js";
import { missing } from "./missing.js";
import { plain } from "./plain.js";

const STEP = 60;
const TOO_SLOW = 9000; // ms of a voice that have not come
const LOOK = 2000;
const MEGA = 1024 * 1024;
const megabytes = (bytes) => new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn", maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(bytes / MEGA);

// `look(stream, loud)` lights up who speaks; `muted()` says whether one speaks oneself, `spokenFor()` for how many ms somebody has been speaking.
export const listening = ({ ask, wire, clock, look, muted, spokenFor }) => {
  const own = byId("listen");
  const pocket = byId("pocket");
  const cap = byId("voice-cap");
  let ears = null;
  let rung = "";
  let beside = 0; // bytes beside the socket
  let toFetch = firstCost();
  let spent = 0;
  let offered = false;
  let heard = 0; // session time of what was heard last
  let beginning = null;
  let isSlow = false;

  const tell = (words, ...keys) => {
    byId("voice-note").replaceChildren(words, ...keys);
    byId("voice-note").hidden = !words;
  };
  const meter = () => {
    const used = byId("voice-used");
    used.value = Math.round(spent + beside);
    used.textContent = say("heardMb", megabytes(spent + beside));
  };
  const show = () => {
    own.querySelector("span").textContent = say(rung ? "stopListening" : "listen");
    const picked = document.querySelector(`[name=rung][value="${rung || chosen() || "std"}"]`);
    if (picked) picked.checked = true;
    pocket.hidden = rung !== "pocket" && !gone.busy();
    byId("voice-used").hidden = !rung;
  };
  const tellHub = async () => {
    const answer = await ask("voice:listen", { rung, cap_mb: Number(cap.value) });
    if (answer.ok && ears) {
      ears.counted(answer.used_bytes);
      ears.reportEach(answer.report_s);
    }
    return answer;
  };
  const deaf = () => wire.open() && ask("voice:listen", { rung: "off", cap_mb: Number(cap.value) });
  const isCapped = () => Number(cap.value) && spent + beside >= cap.value * MEGA;
  const setCap = (megabytes) => {
    cap.value = megabytes;
    keepCap(live, megabytes);
  };
  const capped = (goOn) => tell(say("capped", cap.value), " ", button(say("moreData"), () => {
    setCap("0");
    tell("");
    goOn();
  }, "button"));
  const gone = missing({
    clock, tell, leave: deaf,
    back: async () => ears && tellHub(),
    used(bytes) {
      if (isCapped()) {
        gone.stop();
        capped(() => ears && tellHub());
        return false;
      }
      beside += bytes;
      meter();
      return true;
    },
  });
  const radio = plain({
    live, audio: pocket,
    left: () => Number(cap.value) && Math.max(1, Math.ceil(cap.value - (spent + beside) / MEGA)),
    on: {
      used(bytes) {
        beside += bytes;
        meter();
        if (!isCapped()) return;
        radio.stop();
        capped(() => radio.start());
      },
      plays: () => decodes() && tell(""), // why it is this one stays said
    },
  });
  const on = {
    level: look,
    used(bytes) {
      spent = bytes;
      meter();
      if (!offered && better(rung, ears?.uneven() ?? 0)) {
        offered = true;
        tell(say("slowWouldDo"), " ", button(say("takeSlow"), () => take("slow"), "button"));
      }
    },
    halted(yes) {
      if (yes && rung && rung !== "pocket") tell("", button(say("tapToHear"), () => { ears?.resume(); tell(""); }, "button primary", "sound"));
      else if (byId("voice-note").querySelector(".primary")) tell("");
    },
    jumped(ms, from) {
      tell(say("jumped"));
      gone.offer(ms, from);
    },
    broken: () => { tell(say("cannotDecode")); take("pocket"); },
  };
  const off = async () => {
    const was = ears;
    heard = was?.lastHeard() || heard;
    ears = null;
    gone.stop();
    radio.stop();
    if (!was) return;
    was.close();
    look(0, 0);
    await deaf();
  };
  const hear = async (context) => {
    beside += toFetch;
    toFetch = 0;
    ears = await hearing({ rung, context, wire, on });
    ears.mute(muted());
    const { ok, error, message } = await tellHub();
    if (ok) return gone.before(heard).catch(() => {});
    if (error === "line") return; // told again when it is back
    await stop();
    tell(message ?? say("notFetched"));
  };
  const begin = async (context) => {
    await clock.start();
    rung ||= chosen() ?? proposed({ rtt: clock.rtt() ?? 0, decodes: decodes() });
    if (!decodes()) rung = "pocket";
    if (rung === "pocket") {
      context?.close();
      radio.start();
      tell(say(decodes() ? "plainSoon" : "cannotDecode"));
    } else await hear(context);
    if (navigator.mediaSession) navigator.mediaSession.metadata = new MediaMetadata({ title: document.querySelector("h1").textContent });
    show();
  };
  const stop = async () => {
    rung = "";
    await off();
    tell("");
    show();
  };
  // A rung somebody tapped: kept for the next time.
  async function take(next) {
    choose(next);
    if (!rung) return show();
    tell("");
    gone.stop();
    const socket = ears && next !== "pocket";
    rung = next;
    if (socket) {
      ears.rung(next);
      await tellHub();
      return show();
    }
    await off();
    await begin(next === "pocket" ? null : new AudioContext({ sampleRate: 48_000 }));
  }

  if (cap.value === "0") cap.value = capOf(live);
  else keepCap(live, cap.value); // chosen while this was being fetched
  if (cap.selectedIndex < 0) cap.value = "0";
  document.getElementsByName("rung").forEach((one) => {
    one.addEventListener("change", () => take(one.value));
    one.addEventListener("click", ({ pointerType }) => { if (pointerType) byId("sound-menu").open = false; }); // arrows go on choosing
  });
  cap.addEventListener("change", () => {
    keepCap(live, cap.value);
    if (ears && !gone.busy()) tellHub();
  });
  wire.on("a.skip", ({ from, to }) => gone.offer((to - from) * STEP, Math.max(0, clock.now() - (to - from) * STEP)));
  wire.on("a.moved", ({ rung: next }) => {
    rung = next;
    ears?.rung(next);
    tell(say("moved"));
    show();
  });
  // The hub's own word of it would wait in the same line.
  setInterval(() => {
    if (!ears || gone.busy() || !wire.open()) return;
    const slow = spokenFor() > TOO_SLOW && clock.now() - ears.lastHeard() > TOO_SLOW;
    if (slow === isSlow) return;
    isSlow = slow;
    const text = element("a", "", say("asText"));
    text.href = `/live/${live}/text`;
    if (slow) tell(say("tooSlow"), " ", text);
    else if (byId("voice-note").querySelector("a")) tell("");
  }, LOOK);
  wire.on("a.capped", () => capped(() => ears && tellHub()));
  wire.on("a.closed", () => ears && gone.offer(clock.now() - ears.lastHeard(), ears.lastHeard()));
  const tapped = document.querySelector("[name=rung]:checked")?.value; // while this was being fetched
  if (tapped && tapped !== "std") choose(tapped);
  show();

  return {
    // A second tap while the first is still at work waits for it.
    toggle(context) {
      const act = async () => {
        if (!rung) return begin(context);
        context?.close();
        return stop();
      };
      beginning = (beginning ?? Promise.resolve()).catch(() => {}).then(act);
      return beginning;
    },
    mute(yes) {
      ears?.mute(yes);
      pocket.muted = yes;
    },
    turnEnded: (stream) => setTimeout(() => ears?.turnEnded(stream), 1500),
    async lineBack() {
      if (rung === "pocket") return radio.again();
      if (!ears || gone.busy()) return;
      const last = ears.lastHeard();
      await tellHub();
      if (last) gone.offer(clock.now() - last, last);
    },
    stop,
  };
};
