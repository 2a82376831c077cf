// Slides in the state of a room and how one fact changes them; the twin of hub/slides/part.py.
const but = (decks, ...ids) => decks.filter(({ id }) => !ids.includes(id));
const sorted = (decks) => decks.sort((a, b) => a.id - b.id);

export const changes = {
  "slide:shown": (value, { data }) => ({ ...value, now: data }),
  "slide:hidden": (value) => ({ ...value, now: null }),
  "deck:ready": (value, { data: { deck, name, pages, replaces } }) => ({ ...value, decks: sorted([...but(value.decks, deck, replaces), { id: deck, name, pages }]) }),
  "deck:removed": (value, { data: { deck, back } }) => ({ ...value, decks: sorted([...but(value.decks, deck, ...back.map(({ id }) => id)), ...back]) }),
  "still:sent": (value, { data, by, at }) => ({ ...value, still: { ...data, by: by.name, at } }),
  "still:ended": (value) => ({ ...value, still: null }),
};

export const shows = ({ now, still, decks }, { slides }) => Boolean(now || still || decks.length || slides?.turn);
