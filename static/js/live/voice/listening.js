// Listening as the person meets it: the button, the rungs, the meter of megabytes, what was missed.
import { byId, button, live, say } from "../draw.js";
import { decodes, firstCost } from "./codec.js";
import { hearing } from "./hearing.js";
import { better, choose, chosen, proposed } from "./ladder.js";
import { missing } from "./missing.js";

const STEP = 60;
const megabytes = (bytes) => new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn", maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(bytes / 1e6);

// `look(stream, loud)` lights up who speaks; `muted()` says whether one speaks oneself.
export const listening = ({ ask, wire, clock, look, muted }) => {
  const own = byId("listen");
  const pocket = byId("pocket");
  const cap = byId("voice-cap");
  let ears = null;
  let rung = "";
  let extra = 0; // bytes beside the socket
  let toFetch = firstCost();
  let spent = 0;
  let offered = false;

  const tell = (words, ...keys) => {
    byId("voice-note").replaceChildren(words, ...keys);
    byId("voice-note").hidden = !words;
  };
  const meter = () => { byId("voice-used").textContent = say("heardMb", megabytes(spent + extra)); };
  const show = () => {
    const on = Boolean(rung);
    own.querySelector("span").textContent = say(on ? "stopListening" : "listen");
    const picked = document.querySelector(`[name=rung][value="${rung || chosen() || "std"}"]`);
    if (picked) picked.checked = true;
    pocket.hidden = rung !== "pocket";
    byId("voice-used").hidden = !on;
  };
  const tellHub = async () => {
    const answer = await ask("voice:listen", { rung, cap_mb: Number(cap.value) });
    if (!answer.ok) return false;
    ears.counted(answer.used_bytes);
    return true;
  };
  const gone = missing({
    clock, tell,
    leave: () => ask("voice:listen", { rung: "off", cap_mb: Number(cap.value) }),
    back: async () => ears && tellHub(),
    used(bytes) {
      extra += bytes;
      meter();
    },
  });
  const on = {
    level: look,
    used(bytes) {
      spent = bytes;
      meter();
      if (!offered && better(rung, ears?.late() ?? 0)) {
        offered = true;
        tell(say("slowWouldDo"), " ", button(say("takeSlow"), () => take("slow"), "button"));
      }
    },
    halted(yes) {
      if (yes && rung && rung !== "pocket") tell("", button(say("tapToHear"), () => { ears?.resume(); tell(""); }, "button primary", "sound"));
      else if (byId("voice-note").querySelector(".primary")) tell("");
    },
    jumped: () => tell(say("jumped")),
    broken: () => { tell(say("cannotDecode")); take("pocket"); },
  };
  const off = async () => {
    const was = ears;
    ears = null;
    gone.stop();
    pocket.pause();
    pocket.removeAttribute("src");
    if (was) {
      was.close();
      look(0, 0);
      if (wire.open()) await ask("voice:listen", { rung: "off", cap_mb: Number(cap.value) });
    }
  };
  const begin = async (context) => {
    await clock.start();
    rung ||= chosen() ?? proposed({ rtt: clock.rtt() ?? 0, decodes: decodes() });
    if (!decodes()) rung = "pocket";
    if (rung === "pocket") {
      context?.close();
      pocket.src = `/live/${live}/listen.ogg?cap_mb=${cap.value}`;
      pocket.hidden = false;
      pocket.play().catch(() => {});
      tell(say(decodes() ? "plainSoon" : "cannotDecode"));
      pocket.addEventListener("playing", () => tell(""), { once: true });
    } else {
      extra += toFetch;
      toFetch = 0;
      ears = await hearing({ rung, context, wire, on });
      ears.mute(muted());
      if (!(await tellHub())) return stop();
    }
    if (navigator.mediaSession) navigator.mediaSession.metadata = new MediaMetadata({ title: document.querySelector("h1").textContent });
    show();
  };
  const stop = async () => {
    rung = "";
    await off();
    show();
  };
  // A rung somebody tapped: kept for the next time.
  async function take(next) {
    choose(next);
    tell("");
    if (!rung) return show();
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

  document.getElementsByName("rung").forEach((one) => {
    one.addEventListener("change", () => take(one.value));
    one.addEventListener("click", ({ pointerType }) => { if (pointerType) byId("sound-menu").open = false; }); // arrows go on choosing
  });
  cap.addEventListener("change", () => rung && ears && tellHub());
  wire.on("a.skip", ({ from, to }) => gone.offer((to - from) * STEP, Math.max(0, clock.now() - (to - from) * STEP)));
  wire.on("a.moved", ({ rung: next }) => {
    rung = next;
    ears?.rung(next);
    tell(say("moved"));
    show();
  });
  wire.on("a.capped", () => { tell(say("capped", cap.value), " ", button(say("moreData"), () => { cap.value = "0"; tell(""); tellHub(); })); });
  wire.on("a.closed", () => ears && gone.offer(clock.now() - ears.lastHeard(), ears.lastHeard()));

  return {
    toggle: (context) => (rung ? (context.close(), stop()) : begin(context)),
    mute: (yes) => ears?.mute(yes),
    chime: () => ears?.chime(),
    turnEnded: (stream) => setTimeout(() => ears?.turnEnded(stream), 1500),
    async lineBack() {
      if (!ears || !rung) return;
      const heard = ears.lastHeard();
      await tellHub();
      if (heard) gone.offer(clock.now() - heard, heard);
    },
    stop,
  };
};
