// Being recorded: asked once a recording runs; who has not agreed is told why they cannot speak now.
import { announce, byId, me } from "../draw.js";

export const panel = ({ ask, you, stateOf }) => {
  const [box, asks, out, agree, leave] = ["consent", "consent-ask", "consent-out", "consent-agree", "consent-leave"].map(byId);
  let choice = null; // answered here, before the hub says so again
  let was = false;

  const look = () => {
    const { on: recording = false, by = 0 } = stateOf()?.consent ?? {};
    const said = choice ?? (you().consent?.choice || (by === me ? "agreed" : ""));
    box.hidden = !recording || said === "agreed";
    asks.hidden = said !== "";
    out.hidden = said !== "left_out";
    leave.hidden = said === "left_out";
    if (!box.hidden && !was && !said) announce(asks.textContent.trim());
    was = !box.hidden;
  };
  const say = async (wanted) => {
    const answer = await ask("consent:say", { choice: wanted });
    if (!answer.ok) return;
    choice = answer.choice;
    look();
    byId("hand").focus(); // the buttons are gone
  };
  agree.addEventListener("click", () => say("agreed"));
  leave.addEventListener("click", () => say("left_out"));

  return { all: look, may: look, over() { box.hidden = true; } };
};
