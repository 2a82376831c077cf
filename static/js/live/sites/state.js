// In-person rooms in the room's state; the twin of hub/sites/changes.py.
const withSite = (value, { data: { site } }) => ({ ...value, list: [...value.list.filter(({ id }) => id !== site.id), site].sort((a, b) => a.id - b.id) });
const without = (pairs, person) => pairs.filter(([id]) => id !== person);

export const changes = {
  "site:came": withSite,
  "site:changed": withSite,
  "site:counted": (value, { data }) => ({ ...value, list: value.list.map((site) => (site.id === data.id ? { ...site, present: data.present } : site)) }),
  "site:gone": (value, { data }) => ({ list: value.list.filter(({ id }) => id !== data.id), with: value.with.filter(([, site]) => site !== data.id) }),
  "site:joined": (value, { data }) => ({ ...value, with: [...without(value.with, data.person_id), [data.person_id, data.id]].sort((a, b) => a[0] - b[0] || a[1] - b[1]) }),
  "site:parted": (value, { data }) => ({ ...value, with: without(value.with, data.person_id) }),
};
export const shows = (value, you) => value.list.length > 0 || Boolean(you.sites?.with);
