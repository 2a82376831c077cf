// The time of the present point: counted here from the facts, calmly; what is over is said once.
import { announce, byId } from "../draw.js";
import { newKey } from "../outbox.js";

const LOOK = 5000;

export const panel = ({ ask, outbox, you, stateOf }) => {
  const [box, left, more, next] = ["timer", "timer-left", "timer-more", "timer-next"].map(byId);
  const { dataset: words } = byId("timer-words");
  const say = (name, number = "") => words[name].replace("#", number);
  let skew = 0; // how much this device's clock is ahead of the hub's
  let toldOf = null; // the point whose end was said
  let timer = 0;

  const look = () => {
    const state = stateOf();
    const value = state?.timer;
    const point = value && value.at !== null ? state.agenda[value.point] : null;
    const leads = Boolean(you().may?.lead);
    next.hidden = !leads || !state || (state.point ?? -1) + 1 >= state.agenda.length;
    more.hidden = !leads || !point;
    box.hidden = next.hidden && !point;
    if (!point) {
      left.textContent = "";
      return;
    }
    const seconds = (value.used[value.point] ?? 0) + (Date.now() - skew - Date.parse(value.at)) / 1000;
    const planned = (point.minutes + (value.more[value.point] ?? 0)) * 60;
    const remains = planned - seconds;
    box.classList.toggle("over", planned > 0 && remains < 0);
    left.textContent = !point.minutes && !planned ? say("used", Math.max(0, Math.floor(seconds / 60)))
      : remains > 60 ? say("left", Math.ceil(remains / 60)) : remains > 0 ? say("last") : say("over", Math.max(1, Math.floor(-remains / 60)));
    if (planned && remains <= 0 && toldOf !== value.point) {
      if (toldOf !== null || remains > -60) announce(say("up"));
      toldOf = value.point;
    }
    if (remains > 0 && toldOf === value.point) toldOf = null;
  };
  more.addEventListener("click", () => outbox().add("agenda:extend", { minutes: 5, after: stateOf().seq }));
  next.addEventListener("click", () => ask("agenda:next", { after: stateOf().seq, client_id: newKey() }));

  return {
    all() {
      timer ||= setInterval(look, LOOK);
      look();
    },
    told({ kind }) {
      if (kind === "agenda:extended") announce(say("more"));
    },
    may({ timer: mine }) {
      if (mine?.now) skew = Math.round((Date.now() - Date.parse(mine.now)) / 1000) * 1000;
      look();
    },
    over() {
      clearInterval(timer);
      box.hidden = true;
    },
  };
};
