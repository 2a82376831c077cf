// How much sound waits right after a bundle came: enough for the line as it was of late, no more.
// Ten calm seconds take it half the way to what the line needs, 60 ms at least; running dry makes it half as much again.
const RUNGS = { // ms: of a bundle, then of the buffer at the beginning, at least, at most
  fast: { bundle: 180, start: 360, least: 240, most: 1500 },
  std: { bundle: 480, start: 1500, least: 900, most: 6000 },
  slow: { bundle: 960, start: 4000, least: 2500, most: 12_000 },
};
const WINDOW = 30_000;
const ENOUGH = 12; // bundles seen before their lateness says anything
const SETTLING = 1000; // ms after the first of a turn
const CALM = 10_000;
const SHRINK = 60;

export const buffer = (rung) => {
  const { bundle, start, least, most } = RUNGS[rung];
  let target = start;
  let calmSince = null;
  let arrivals = [];
  let begun = 0;
  const within = (ms) => Math.round(Math.min(most, Math.max(least, ms)));
  const late = () => {
    const delays = arrivals.map(({ delay }) => delay).sort((a, b) => a - b);
    return delays.length ? delays[Math.floor(delays.length * 0.95)] - delays[0] : 0;
  };
  return {
    target: () => target,
    late: () => Math.round(late()),
    uneven: () => (arrivals.length < ENOUGH ? 0 : Math.round(late())),
    // A bundle that was said at `t_ms` of the session is here at `now` ms of this page; what was said while a turn was asked for comes with its first.
    arrived(t_ms, now, isFirst) {
      if (isFirst) begun = now;
      if (now - begun < SETTLING) return;
      arrivals = [...arrivals.filter(({ at }) => at > now - WINDOW), { at: now, delay: now - t_ms }];
      calmSince ??= now;
      if (now - calmSince < CALM) return;
      calmSince = now;
      const enough = bundle + late();
      target = Math.min(target, within(Math.max(enough, Math.min(target - SHRINK, (target + enough) / 2))));
    },
    ranDry(now) {
      target = within(target * 1.5);
      calmSince = now;
    },
    // Between two turns nothing is heard: the place to begin anew with what the line needs.
    turned() {
      if (arrivals.length >= ENOUGH && target <= start) target = within(bundle + late() + 60);
    },
  };
};
