// Questions in the state of a room and how one fact changes them; the twin of hub/questions/changes.py.
const without = ({ list }, id) => list.filter((one) => one.id !== id);
const edited = ({ list }, id, change) => list.map((one) => (one.id === id ? { ...one, ...change } : one));
const letGo = (value, id) => ({ ...value, now: value.now === id ? 0 : value.now, pinned: value.pinned === id ? 0 : value.pinned });

export const changes = {
  "question:asked": (value, { by, data }) => {
    if (data.hidden) return value;
    const { nameless, ...one } = data;
    const list = [...without(value, one.id), { ...one, by: nameless ? null : by, state: "open", answer: "" }];
    return { ...value, list: list.sort((a, b) => a.id - b.id) };
  },
  "question:gone": (value, { data }) => ({ ...letGo(value, data.id), list: without(value, data.id) }),
  "question:answered": (value, { data: { id, answer } }) => ({ ...letGo(value, id), list: edited(value, id, { state: "answered", answer }) }),
  "question:reopened": (value, { data }) => ({ ...value, list: edited(value, data.id, { state: "open", answer: "" }) }),
  "question:read": (value, { data }) => ({ ...value, now: data.id }),
  "question:pinned": (value, { data }) => ({ ...value, pinned: data.id }),
  "questions:counted": (value, { data }) => {
    const counts = new Map(data.counts);
    return { ...value, list: value.list.map((one) => ({ ...one, votes: counts.get(one.id) ?? one.votes })) };
  },
  "questions:ruled": (value, { data }) => ({ ...value, ...data }),
};

export const inOrder = ({ list, now, pinned }) =>
  list.filter(({ state }) => state === "open").sort((a, b) => (b.id === now) - (a.id === now) || (b.id === pinned) - (a.id === pinned) || b.votes - a.votes || a.id - b.id);
export const shows = ({ list }, { questions }) => list.length > 0 || questions?.may.lead || questions?.own.length > 0;
export const tabbed = (value, you) => shows(value, you) || Boolean(you.questions?.may.ask);
