// The meeting elsewhere: its site, "" for none; the twin of hub/live/alongside.py.
export const changes = { "outside:set": (_value, { data }) => ({ host: data.host }) };
export const shows = (value) => Boolean(value.host);
