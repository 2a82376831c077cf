// Catching up: the pieces of six seconds since one last heard, a quarter faster, until they are all played.
const FASTER = 1.25;
const MOST_LATE = 8000; // nearer than this to the present one is there
const PATIENCE = 3000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The pieces after number `after` that end later than session time `from`, at most twenty, and the session's time.
export const kept = async (live, after, from) => {
  const answer = await fetch(`/live/${live}/segments.json?after=${after}&from=${Math.round(from)}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};

// on: used(bytes) says whether there may be more, place(ms behind), live(); stop() ends it. `audio` is an element of the page, `now` the session's clock.
export const catching = ({ live, audio, from, now, on }) => {
  let stopped = false;
  // A line that is away comes back: asked again until it does.
  const after = async (number) => {
    while (!stopped) {
      try { return (await kept(live, number, from)).segments; } catch { await pause(PATIENCE); }
    }
    return [];
  };
  const play = ({ n }) => new Promise((resolve) => {
    audio.onended = () => resolve(true);
    audio.onerror = () => resolve(false);
    audio.src = `/live/${live}/segments/${n}.opus`;
    audio.playbackRate = audio.defaultPlaybackRate = FASTER;
    audio.play().catch(() => {}); // a browser that wants a tap shows its own button
  });
  const whole = async (piece) => {
    if (await play(piece) || stopped) return;
    await pause(PATIENCE);
    const [still] = await after(piece.n - 1); // gone for good, or only the line was away
    if (!stopped && still?.n === piece.n) await play(piece);
  };
  const run = async () => {
    let list = await after(0);
    while (list.length && !stopped) {
      for (const piece of list) {
        if (stopped || !on.used(piece.bytes)) return;
        on.place(Math.max(0, now() - piece.t_ms));
        await whole(piece);
      }
      const last = list.at(-1);
      if (now() - last.t_ms - last.ms < MOST_LATE) break;
      list = await after(last.n);
    }
    if (!stopped) on.live();
  };
  run();
  return {
    stop() {
      stopped = true;
      audio.onended = audio.onerror = null;
      audio.removeAttribute("src");
      audio.load();
    },
  };
};
