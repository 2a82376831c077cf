// The agenda: the point that is talked about, set by who leads.
import { announce, byId, button, element, isolated, say } from "./draw.js";

export const agenda = ({ ask, you }) => {
  const words = (point) => [isolated(point.title), point.minutes ? element("span", "quiet", ` ${say("minutes", point.minutes)}`) : null];
  const draw = (state) => (point, number) => {
    const made = you().may.lead
      ? element("li", "", button("", () => ask("agenda:point", { point: number })))
      : element("li");
    (made.firstElementChild ?? made).append(...words(point).filter(Boolean));
    if (number === state.point) made.setAttribute("aria-current", "step");
    return made;
  };
  return {
    all(state) {
      byId("agenda").hidden = !state.agenda.length;
      byId("points").replaceChildren(...state.agenda.map(draw(state)));
      const point = state.agenda[state.point];
      if (point) byId("point").textContent = point.title;
    },
    pointed(state) {
      announce(say("nowAt", state.agenda[state.point]?.title ?? ""));
    },
  };
};
