// The voice in the room: who speaks, whether it is recorded, the buttons; what carries sound is fetched at the first tap.
import { announce, avatar, button, byId, element, live, me, nameOf, say } from "./draw.js";

const SETTLED = 5000; // a page whose turn ended has sent or forgotten what it kept

export const voice = ({ ask, quietly, wire, you }) => {
  const own = byId("listen");
  const record = byId("record");
  const most = byId("floors");
  let ears = null;
  let mouth = null;
  let watch = null;
  let talks = false;
  let floors = [];
  let recording = false;
  let drawn = "";
  let since = 0; // how long somebody has been speaking

  const clock = async () => (watch ??= (await import("./voice/clock.js")).clock(quietly));
  const tell = (words) => {
    byId("voice-note").textContent = words;
    byId("voice-note").hidden = !words;
  };
  const look = (stream, loud) => {
    const speaker = floors.find((floor) => floor.stream === stream)?.person.id;
    for (const one of byId("voice-now").children) one.classList.toggle("loud", Number(one.dataset.person) === speaker && loud > 0.02);
  };
  const loadEars = async () => {
    ears ??= (await import("./voice/listening.js")).listening({ ask: quietly, wire: wire(), clock: await clock(), look, muted: () => talks, spokenFor: () => (floors.length ? performance.now() - since : 0) });
    return ears;
  };
  const loadMouth = async () => {
    const quiet = (yes) => {
      talks = yes;
      ears?.mute(yes);
    };
    mouth ??= (await import("./voice/talking.js")).talking({ ask: quietly, wire: wire(), clock: await clock(), you, quiet, speaksElsewhere });
    return mouth;
  };
  const speaksElsewhere = () => floors.some(({ person }) => person.id === me);
  const failed = () => tell(say("notFetched"));

  // What an earlier page of this device kept of one's voice.
  const bringHome = async () => {
    const names = (await indexedDB.databases?.()) ?? [];
    if (!names.some(({ name }) => name === "voice")) return;
    const spoken = floors.find(({ person }) => person.id === me)?.stream; // in another tab, or not yet known to be over
    const seconds = await (await import("./voice/repairing.js")).repair(live, me, spoken);
    if (seconds) tell(say("savedSeconds", seconds));
  };

  own.addEventListener("click", () => {
    const context = typeof AudioContext === "function" ? new AudioContext({ sampleRate: 48_000 }) : null;
    context?.resume();
    loadEars().then((loaded) => loaded.toggle(context)).catch(failed);
  });
  byId("speak").addEventListener("click", () => mouth ?? loadMouth().then((loaded) => loaded.prepare()).catch(failed));
  byId("sound-menu").addEventListener("toggle", () => loadEars().catch(failed), { once: true });
  record.addEventListener("click", () => ask(recording ? "record:stop" : "record:start"));
  most.addEventListener("change", () => ask("floor:allow", { most: Number(most.value) }));

  const draw = ({ person, stream }) => {
    const made = element("li", "speaker", avatar(person), nameOf(person), person.id !== me && you().may.lead ? button(say("revoke"), () => ask("floor:revoke", { stream })) : null);
    made.dataset.person = person.id;
    return made;
  };
  const drawFloors = () => {
    const now = JSON.stringify([floors, you().may.lead]);
    if (now === drawn) return; // drawn anew it would lose the focus
    drawn = now;
    byId("voice-now").replaceChildren(...(floors.length ? floors.map(draw) : [element("li", "quiet", say("nobodySpeaks"))]));
  };
  const tellFloor = ({ kind, data }) => {
    if (kind === "floor:opened") since = performance.now();
    if (kind === "floor:opened") announce(data.person.id === me ? "" : say("speaking", data.person.name));
    if (kind === "floor:closed" && !floors.length) announce(say("nobodySpeaks"));
  };
  const drawRecord = () => {
    byId("recording").hidden = !recording;
    record.hidden = byId("floors-of").hidden = !you().may.lead;
    record.querySelector("span").textContent = say(recording ? "stopRecording" : "startRecording");
  };

  return {
    all(state) {
      floors = state.voice?.floors ?? [];
      recording = Boolean(state.voice?.recording);
      most.value = state.voice?.max_floors ?? 1;
      drawFloors();
      drawRecord();
    },
    told(fact) {
      tellFloor(fact);
      if (fact.kind === "floor:closed") {
        const mine = mouth?.closed(fact.data.stream, fact.data.why);
        ears?.turnEnded(fact.data.stream);
        if (!mine && !mouth) setTimeout(() => bringHome().catch(() => {}), SETTLED);
      }
      if (!fact.kind.startsWith("record:")) return;
      announce(say(recording ? "recordingBegan" : "recordingEnded"));
      import("./voice/chime.js").then(({ chime }) => chime(recording)).catch(() => {});
    },
    may({ speak }) {
      byId("speak-bar").hidden = !speak;
      if (!speak) mouth?.close();
      drawRecord();
    },
    line(isUp) {
      if (!isUp) return mouth?.lineLost();
      ears?.lineBack();
      (mouth ? mouth.lineBack() : bringHome()).catch(() => {});
    },
    endTurn: () => mouth?.stop(),
    over() {
      Promise.resolve(mouth?.close()).then(bringHome).catch(() => {}); // said while the session ended without this line
      ears?.stop();
      byId("voice").hidden = byId("speak-bar").hidden = true;
    },
  };
};
