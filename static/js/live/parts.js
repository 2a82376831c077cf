// What other rooms add to the live room: how facts change their values, and their panels, fetched when they are wanted.
// One line a part: `name: { ...state module, load: () => import("./name/panel.js") }`.
import * as questions from "./questions/state.js";

export const parts = {
  questions: { ...questions, load: () => import("./questions/panel.js") },
};

// Put into a state that is being made what a fact makes of each part; the twin of hub/live/parts.py.
export const partsChanged = (next, fact) => {
  for (const [name, { changes }] of Object.entries(parts)) {
    if (changes[fact.kind] && name in next) next[name] = changes[fact.kind](next[name], fact);
  }
};
