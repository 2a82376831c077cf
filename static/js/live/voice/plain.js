// The plain stream in the page's own player: begun again when it breaks off, counted by the time it plays.
const BYTES_A_SECOND = (7 * 1024 * 1024) / 3600; // what an hour costs at most, as the ladder says
const PATIENCE = 3000;

// on: used(bytes), plays(). `left()` is what it may still cost in MB, 0 for any; `audio` is an element of the page.
export const plain = ({ live, audio, left, on }) => {
  let runs = false;
  let last = 0;
  let timer = 0;

  const play = () => {
    last = 0;
    audio.src = `/live/${live}/listen.ogg?cap_mb=${left()}`;
    audio.play().catch(() => {}); // a browser that wants a tap shows its own button
  };
  const again = () => {
    clearTimeout(timer);
    if (runs) timer = setTimeout(() => runs && play(), PATIENCE);
  };
  audio.addEventListener("timeupdate", () => {
    if (runs && audio.currentTime > last) on.used((audio.currentTime - last) * BYTES_A_SECOND);
    last = audio.currentTime;
  });
  audio.addEventListener("playing", () => runs && on.plays());
  audio.addEventListener("error", again);
  audio.addEventListener("ended", again);
  return {
    start() {
      runs = true;
      play();
    },
    // The line is back: a stream that broke off begins anew at once.
    again: () => runs && (audio.error || audio.ended) && play(),
    stop() {
      if (!runs) return;
      runs = false;
      clearTimeout(timer);
      audio.pause();
      audio.removeAttribute("src");
      audio.load();
    },
  };
};
