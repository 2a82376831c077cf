// The session's clock as this page knows it: the median of the answers that came back fastest.
const KEPT = 60;
const BEST = 15;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

// now(): session time in ms; rtt(): the usual round trip in ms. `ask` is the line's.
export const clock = (ask) => {
  let samples = [];
  let timer = 0;
  let begun = 0;

  const once = async () => {
    const sent = performance.now();
    const answer = await ask("voice:clock", { t0: Math.round(sent) });
    if (!answer.ok) return;
    const back = performance.now();
    samples = [...samples.slice(1 - KEPT), { rtt: back - sent, offset: answer.t_ms - (sent + back) / 2 }];
  };
  const offset = () => median([...samples].sort((a, b) => a.rtt - b.rtt).slice(0, BEST).map((sample) => sample.offset));
  const beat = async () => {
    await once();
    timer = setTimeout(beat, performance.now() - begun < 60_000 ? 5000 : 30_000);
  };

  return {
    async start() {
      if (timer) return;
      begun = performance.now();
      for (let count = 0; count < 4; count += 1) await once();
      if (!timer) timer = setTimeout(beat, 5000);
    },
    stop() {
      clearTimeout(timer);
      timer = 0;
    },
    known: () => samples.length > 0,
    now: () => Math.max(0, Math.round(performance.now() + offset())),
    rtt: () => median(samples.map((sample) => sample.rtt)),
  };
};
