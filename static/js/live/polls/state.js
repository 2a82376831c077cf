// Polls in the state of a room and how one fact changes them; the twin of hub/polls/changes.py.
const MOST_CLOSED = 10;

export const changes = {
  "poll:opened": (value, { data }) => ({ ...value, open: data.poll }),
  "poll:closed": (value, { data: { id, voted, counts } }) =>
    (value.open?.id === id ? { open: null, closed: [...value.closed, { ...value.open, voted, counts }].slice(-MOST_CLOSED) } : value),
  "poll:shown": ({ open, closed }, { data: { id, counts } }) => ({
    open: open?.id === id ? { ...open, shown: true } : open,
    closed: closed.map((one) => (one.id === id ? { ...one, shown: true, counts } : one)),
  }),
};
export const shows = ({ open }) => open !== null;
export const tabbed = ({ open, closed }) => open !== null || closed.length > 0;
