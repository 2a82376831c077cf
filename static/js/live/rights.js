// What somebody may do, in five words; the twin of hub/live/rights.py.
export const RIGHTS = ["observe", "message", "speak", "caption", "moderate"];
const OF_ROLE = { host: RIGHTS, speaker: ["speak"], scribe: ["caption"] };

// `standing`: "leads", "observes" or nothing for a member who may speak; `change`: { given, taken } or nothing.
export const rightsOf = (standing, roles, change = { given: [], taken: [] }) => {
  const member = standing !== "observes";
  const leads = standing === "leads" || (member && roles.includes("host"));
  const held = new Set(["observe"]);
  if (member) ["message", ...change.given, ...roles.flatMap((role) => OF_ROLE[role] ?? [])].forEach((right) => held.add(right));
  if (leads) ["caption", "moderate", "speak"].forEach((right) => held.add(right));
  else change.taken.forEach((right) => held.delete(right));
  return { leads, held: RIGHTS.filter((right) => held.has(right)) };
};
