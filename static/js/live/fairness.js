// The order of raised hands, each with the reason for its place; the twin of hub/live/fairness.py.
export const side = (hand) => (hand.site ? "room" : "away");
const turns = (hand) => hand.turns ?? 0;

const next = (waiting, last, remoteFirst) => {
  const remote = waiting.filter((hand) => side(hand) === "away");
  if (remoteFirst && remote.length) return remote.reduce((best, hand) => (turns(hand) < turns(best) ? hand : best));
  const fewest = Math.min(...waiting.map(turns));
  const equal = waiting.filter((hand) => turns(hand) === fewest);
  return equal.find((hand) => last && side(hand) !== last) ?? equal[0];
};
const why = (hand, waiting, remoteFirst) => {
  const before = waiting.filter(({ seq }) => seq < hand.seq);
  if (!before.length) return "first";
  if (remoteFirst && side(hand) === "away" && before.some((one) => side(one) === "room")) return "remote";
  return before.some((one) => turns(one) === turns(hand)) ? "turns" : "new";
};

// [[hand, why], ...]: who has the word first, then who waits, in their order.
export const inOrder = (hands, last = "", remoteFirst = false) => {
  const placed = hands.filter(({ called }) => called).map((hand) => [hand, "called"]);
  let waiting = hands.filter(({ called }) => !called).sort((a, b) => a.seq - b.seq);
  while (waiting.length) {
    const hand = next(waiting, last, remoteFirst);
    placed.push([hand, why(hand, waiting, remoteFirst)]);
    waiting = waiting.filter((one) => one !== hand);
    last = side(hand);
  }
  return placed;
};
