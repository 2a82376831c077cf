// Being recorded: whether it is asked now, and who started; what one answered is one's own. The twin of hub/live/alongside.py.
const rests = () => ({ on: false, by: 0 });
export const changes = { "record:started": (_value, { by }) => ({ on: true, by: by.id }), "record:stopped": rests, "live:closed": rests };
export const shows = (value, you) => value.on && value.by !== you.id && you.consent?.choice !== "agreed";
