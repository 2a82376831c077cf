// Catching up: the pieces of six seconds since one last heard, a quarter faster, until they are all played.
const FASTER = 1.25;
const MOST_LATE = 8000; // nearer than this to the present one is there

// on: used(bytes), place(ms behind), live(); stop() ends it. `audio` is an element of the page, `now` the session's clock.
export const catching = ({ live, audio, from, now, on }) => {
  let stopped = false;
  const pieces = async (after) => {
    const answer = await fetch(`/live/${live}/segments.json?after=${after}`);
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).segments;
  };
  const play = ({ n, bytes }) => new Promise((resolve) => {
    audio.onended = audio.onerror = resolve;
    audio.src = `/live/${live}/segments/${n}.opus`;
    audio.playbackRate = audio.defaultPlaybackRate = FASTER;
    audio.play().catch(resolve);
    on.used(bytes);
  });
  const run = async () => {
    let list = (await pieces(0)).filter(({ t_ms, ms }) => t_ms + ms > from);
    while (list.length && !stopped) {
      for (const piece of list) {
        if (stopped) return;
        on.place(Math.max(0, now() - piece.t_ms));
        await play(piece);
      }
      const last = list.at(-1);
      if (now() - last.t_ms - last.ms < MOST_LATE) break;
      list = await pieces(last.n);
    }
  };
  run().catch(() => {}).then(() => stopped || on.live());
  return {
    stop() {
      stopped = true;
      audio.onended = audio.onerror = null;
      audio.removeAttribute("src");
      audio.load();
    },
  };
};
