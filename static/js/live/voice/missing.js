// What one missed: said plainly, with the two ways on, to the present at once or through the pieces, a quarter faster.
import { button, byId, live, say } from "../draw.js";
import { catching, kept } from "./catching.js";

const WORTH_OFFERING = 10_000; // ms
const IN_MINUTES = 90_000;
const TOGETHER = 30_000;

// `tell(words, ...keys)` shows, `leave()` and `back()` take the line off the voice and on again, `used(bytes)` counts and says whether it may go on.
export const missing = ({ clock, tell, leave, back, used }) => {
  const audio = byId("pocket");
  let makeup = null;
  let gap = { at: -Infinity, ms: 0, from: 0 };

  const counted = (name, ms) => (ms < IN_MINUTES ? say(`${name}Seconds`, Math.round(ms / 1000)) : say(`${name}Minutes`, Math.round(ms / 60_000)));
  const stop = () => {
    if (!makeup) return;
    makeup.stop();
    makeup = null;
    audio.hidden = true;
  };
  const toLive = async () => {
    stop();
    gap.at = -Infinity;
    tell("");
    await back();
  };
  const catchUp = async (from) => {
    await leave();
    audio.hidden = false;
    makeup = catching({
      live, audio, from, now: clock.now,
      on: { used, live: toLive, place: (ms) => tell(counted("behind", ms), " ", button(say("toLive"), toLive)) },
    });
  };
  const ways = (words, from) => tell(words, " ", button(say("catchUp"), () => catchUp(from), "button"), button(say("toLive"), toLive));
  return {
    stop,
    busy: () => Boolean(makeup),
    // A gap; several that follow each other count as one.
    offer(ms, from) {
      const now = performance.now();
      gap = now - gap.at < TOGETHER ? { at: now, ms: gap.ms + ms, from: Math.min(gap.from, from) } : { at: now, ms, from };
      if (gap.ms >= WORTH_OFFERING && !makeup) ways(counted("behind", gap.ms), gap.from);
    },
    // Somebody who comes late: how much of what was said before is still there.
    async before(from) {
      const { segments, live_ms } = await kept(live, 0, from);
      const ms = segments.length ? live_ms - Math.max(from, segments[0].t_ms) : 0;
      if (ms >= WORTH_OFFERING && !makeup) ways(counted("before", ms), from);
    },
  };
};
