// The order of the room: what is switched on, changed rights, who waits; the twin of hub/live/part.py.
import { side } from "../fairness.js";

export const changes = {
  "order:set": (value, { data }) => ({ ...value, on: data.on }),
  "lobby:changed": (value, { data }) => ({ ...value, waiting: data.waiting }),
  "hand:called": (value, { data }) => ({ ...value, last: side(data) }),
  "right:changed": (value, { data: { person_id, given, taken } }) => {
    const rest = value.rights.filter((one) => one.person_id !== person_id);
    const added = given.length || taken.length ? [{ person_id, given, taken }] : [];
    return { ...value, rights: [...rest, ...added].sort((a, b) => a.person_id - b.person_id) };
  },
};
export const shows = (_value, you) => Boolean(you.order?.keep);
