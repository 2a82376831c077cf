// The voice in the room: who speaks, whether it is recorded, the buttons; what carries sound is fetched at the first tap.
import { announce, avatar, button, byId, element, live, me, nameOf, say } from "./draw.js";

export const voice = ({ ask, wire, you }) => {
  const own = byId("listen");
  const record = byId("record");
  let ears = null;
  let mouth = null;
  let watch = null;
  let talks = false;
  let floors = [];
  let recording = false;

  const clock = async () => (watch ??= (await import("./voice/clock.js")).clock(ask));
  const look = (stream, loud) => {
    const speaker = floors.find((floor) => floor.stream === stream)?.person.id;
    for (const one of byId("voice-now").children) one.classList.toggle("loud", Number(one.dataset.person) === speaker && loud > 0.02);
  };
  const loadEars = async () => {
    ears ??= (await import("./voice/listening.js")).listening({ ask, wire: wire(), clock: await clock(), look, muted: () => talks });
    return ears;
  };
  const loadMouth = async () => {
    const quiet = (yes) => {
      talks = yes;
      ears?.mute(yes);
    };
    mouth ??= (await import("./voice/talking.js")).talking({ ask, wire: wire(), clock: await clock(), you, quiet });
    return mouth;
  };
  const failed = () => {
    byId("voice-note").textContent = say("notFetched");
    byId("voice-note").hidden = false;
  };

  // What an earlier page of this device kept of one's voice.
  const bringHome = async () => {
    const names = (await indexedDB.databases?.()) ?? [];
    if (names.some(({ name }) => name === "voice")) (await import("./voice/repairing.js")).repair(live, me);
  };

  own.addEventListener("click", () => {
    const context = typeof AudioContext === "function" ? new AudioContext({ sampleRate: 48_000 }) : null;
    context?.resume();
    loadEars().then((loaded) => loaded.toggle(context)).catch(failed);
  });
  byId("speak").addEventListener("click", () => mouth ?? loadMouth().then((loaded) => loaded.prepare()).catch(failed));
  byId("sound-menu").addEventListener("toggle", () => loadEars().catch(failed), { once: true });
  record.addEventListener("click", () => ask(recording ? "record:stop" : "record:start"));

  const draw = ({ person, stream }) => {
    const made = element("li", "speaker", avatar(person), nameOf(person), person.id !== me && you().may.lead ? button(say("revoke"), () => ask("floor:revoke", { stream })) : null);
    made.dataset.person = person.id;
    return made;
  };
  const drawRecord = () => {
    byId("recording").hidden = !recording;
    record.hidden = !you().may.lead;
    record.querySelector("span").textContent = say(recording ? "stopRecording" : "startRecording");
  };

  return {
    all(state) {
      floors = state.voice?.floors ?? [];
      recording = Boolean(state.voice?.recording);
      byId("voice-now").replaceChildren(...(floors.length ? floors.map(draw) : [element("li", "quiet", say("nobodySpeaks"))]));
      drawRecord();
    },
    told(fact) {
      if (fact.kind === "floor:closed") {
        mouth?.closed(fact.data.stream);
        ears?.turnEnded(fact.data.stream);
      }
      if (!fact.kind.startsWith("record:")) return;
      announce(say(recording ? "recordingBegan" : "recordingEnded"));
      ears?.chime();
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
    over() {
      mouth?.close();
      ears?.stop();
      byId("voice").hidden = byId("speak-bar").hidden = true;
    },
  };
};
