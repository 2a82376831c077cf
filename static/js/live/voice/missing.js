// What one missed: said plainly, with the two ways on, to the present at once or through the pieces, a quarter faster.
import { button, byId, live, say } from "../draw.js";
import { catching } from "./catching.js";

const WORTH_OFFERING = 10_000; // ms
const IN_MINUTES = 90_000;

// `tell(words, ...keys)` shows, `leave()` and `back()` take the line off the voice and on again, `used(bytes)` counts.
export const missing = ({ clock, tell, leave, back, used }) => {
  const audio = byId("pocket");
  let makeup = null;

  const behind = (ms) => (ms < IN_MINUTES ? say("behindSeconds", Math.round(ms / 1000)) : say("behindMinutes", Math.round(ms / 60_000)));
  const stop = () => {
    if (!makeup) return;
    makeup.stop();
    makeup = null;
    audio.hidden = true;
  };
  const toLive = async () => {
    stop();
    tell("");
    await back();
  };
  const catchUp = async (from) => {
    await leave();
    audio.hidden = false;
    makeup = catching({
      live, audio, from, now: clock.now,
      on: { used, live: toLive, place: (ms) => tell(behind(ms), " ", button(say("toLive"), toLive)) },
    });
  };
  return {
    stop,
    offer(ms, from) {
      if (ms < WORTH_OFFERING || makeup) return;
      tell(behind(ms), " ", button(say("catchUp"), () => catchUp(from), "button"), button(say("toLive"), toLive));
    },
  };
};
