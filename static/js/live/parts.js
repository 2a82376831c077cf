// What other rooms add to the live room: how facts change their values, and their panels, fetched when they are wanted.
// One line a part: `name: { ...state module, load: () => import("./name/panel.js") }`.
import * as captions from "./captions/state.js";
import * as consent from "./consent/state.js";
import * as groups from "./groups/state.js";
import * as outside from "./outside/state.js";
import * as timer from "./timer/state.js";
import * as order from "./order/state.js";
import * as polls from "./polls/state.js";
import * as questions from "./questions/state.js";
import * as reactions from "./polls/reactions.js";
import * as sites from "./sites/state.js";
import * as slides from "./slides/state.js";

export const parts = {
  order: { ...order, load: () => import("./order/panel.js") },
  captions: { ...captions, load: () => import("./captions/panel.js") },
  consent: { ...consent, load: () => import("./consent/panel.js") },
  groups: { ...groups, load: () => import("./groups/panel.js") },
  outside: { ...outside, load: () => import("./outside/panel.js") },
  timer: { ...timer, load: () => import("./timer/panel.js") },
  polls: { ...polls, load: () => import("./polls/panel.js") },
  questions: { ...questions, load: () => import("./questions/panel.js") },
  reactions: { ...reactions, load: async () => reactions },
  sites: { ...sites, load: () => import("./sites/panel.js") },
  slides: { ...slides, load: () => import("./slides/panel.js") },
};

// Put into a state that is being made what a fact makes of each part; the twin of hub/live/parts.py.
export const partsChanged = (next, fact) => {
  for (const [name, { changes }] of Object.entries(parts)) {
    if (changes[fact.kind] && name in next) next[name] = changes[fact.kind](next[name], fact);
  }
};
