// The time of the agenda's points; the twin of hub/live/timing.py.
const used = (value, at) => {
  if (value.at === null) return value.used;
  const seconds = Math.max(0, Math.floor((Date.parse(at) - Date.parse(value.at)) / 1000));
  return { ...value.used, [value.point]: (value.used[value.point] ?? 0) + seconds };
};

export const changes = {
  "agenda:pointed": (value, { at, data }) => ({ ...value, used: used(value, at), point: data.point, at }),
  "agenda:extended": (value, { data }) => ({ ...value, more: { ...value.more, [data.point]: data.more } }),
  "live:changed": (value, { at, data: { point } }) => (point === value.point ? value : { point, at: point === null ? null : at, used: {}, more: {} }),
  "live:closed": (value, { at }) => ({ ...value, used: used(value, at), point: null, at: null }),
};
export const shows = (value, you) => value.at !== null || Boolean(you.may?.lead);
