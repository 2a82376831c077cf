// Groups: of a session all of them or null, of a group's room its own; the twin of hub/groups/state.py.
const ofRoom = (value) => value && "main" in value;
const made = (_value, { data: { round, how, groups } }) => ({ round, how, state: "ready", until: null, groups: groups.map((one) => ({ ...one, called: false })) });
const opened = (value, { data: { until } }) => value && { ...value, until, ...(ofRoom(value) ? {} : { state: "open" }) };
const timed = (value, { data: { until } }) => value && { ...value, until };
const called = (value, { data }) => value && (ofRoom(value) ? { ...value, called: data.called }
  : { ...value, groups: value.groups.map((one) => (one.number === data.number ? { ...one, called: data.called } : one)) });
const told = (value, { at, data: { text } }) => (ofRoom(value) ? { ...value, told: { text, at } } : value);
const closed = (value) => (ofRoom(value) ? value : null);

export const changes = { "groups:made": made, "groups:opened": opened, "groups:timed": timed, "groups:called": called, "groups:told": told, "groups:closed": closed };
export const shows = (value) => value !== null;
