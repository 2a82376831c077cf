// The panels of the parts: fetched when their tab is picked or they have something to show, then kept told like the others.
import { byId, stands } from "./draw.js";
import { parts } from "./parts.js";

export const panels = (tools) => {
  const loaded = new Map();
  const each = (name, ...told) => loaded.forEach((panel) => panel?.[name]?.(...told));
  const draw = (panel, name, state) => name in state && panel.all?.(state[name], state);

  const want = async (name) => {
    if (loaded.has(name)) return;
    loaded.set(name, null);
    try {
      const panel = (await parts[name].load()).panel(tools);
      loaded.set(name, panel);
      panel.may?.(tools.you());
      if (tools.stateOf()) draw(panel, name, tools.stateOf());
    } catch {
      loaded.delete(name); // the line was lost meanwhile: the next pick or fact tries again
    }
  };
  for (const name of Object.keys(parts)) byId(`tab-${name}`)?.addEventListener("change", () => want(name));

  return {
    all(state) {
      for (const [name, { shows, tabbed = shows }] of Object.entries(parts)) {
        if (name in state && (tools.you().may.lead || tabbed?.(state[name], tools.you()))) stands(name);
        const panel = loaded.get(name);
        if (panel) draw(panel, name, state);
        else if (byId(`tab-${name}`)?.checked || (name in state && shows?.(state[name], tools.you()))) want(name);
      }
    },
    told: (fact, state) => each("told", fact, state),
    may: (you) => each("may", you),
    line: (isUp) => each("line", isUp),
    over: () => each("over"),
  };
};
