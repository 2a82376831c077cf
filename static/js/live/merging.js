// Shared notes as lines: what an edit changed, and two edits put together; the twin of hub/live/notes.py.
export const linesOf = (text) => (text ? text.split("\n") : []);

export const spliceBetween = (old, fresh) => {
  const most = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < most && old[start] === fresh[start]) start += 1;
  let tail = 0;
  while (tail < most - start && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;
  return { start, gone: old.length - start - tail, lines: fresh.slice(start, fresh.length - tail) };
};

export const spliced = (lines, { start, gone, lines: fresh }) => [...lines.slice(0, start), ...fresh, ...lines.slice(start + gone)];

// Where both touch the same lines, theirs stay and mine stand below them.
export const merged = (base, mine, theirs) => {
  const a = spliceBetween(base, mine);
  const b = spliceBetween(base, theirs);
  const aEnd = a.start + a.gone;
  const bEnd = b.start + b.gone;
  if (aEnd <= b.start) return [...base.slice(0, a.start), ...a.lines, ...base.slice(aEnd, b.start), ...b.lines, ...base.slice(bEnd)];
  if (bEnd <= a.start) return [...base.slice(0, b.start), ...b.lines, ...base.slice(bEnd, a.start), ...a.lines, ...base.slice(aEnd)];
  const low = Math.min(a.start, b.start);
  const high = Math.max(aEnd, bEnd);
  const kept = [...base.slice(low, b.start), ...b.lines, ...base.slice(bEnd, high)];
  const added = [...base.slice(low, a.start), ...a.lines, ...base.slice(aEnd, high)].filter((line) => !kept.includes(line));
  return [...base.slice(0, low), ...kept, ...added, ...base.slice(high)];
};
