// Being recorded: whether it is asked now; what one answered is one's own. The twin of hub/live/alongside.py.
export const changes = { "record:started": () => ({ on: true }), "record:stopped": () => ({ on: false }), "live:closed": () => ({ on: false }) };
export const shows = (value, you) => value.on && you.consent?.choice !== "agreed";
