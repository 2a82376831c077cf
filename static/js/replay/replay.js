// The replay: the sound is the clock, the record follows it. A plain script, so that the folder for offline opens without a server.
(() => {
  const byId = (id) => document.getElementById(id);
  const replay = byId("replay"), record = byId("record"), player = byId("player");
  if (!replay || !record) return;
  const words = byId("replay-words").dataset;
  const rows = [...record.children];
  const times = rows.map((row) => Number(row.dataset.t));
  const parts = JSON.parse(replay.dataset.parts || "[]");
  const chapters = [...document.querySelectorAll(".replay-chapters .from")];
  const clock = (seconds) => {
    const s = Math.max(0, Math.floor(seconds)), m = Math.floor(s / 60), two = (n) => String(n).padStart(2, "0");
    return m >= 60 ? `${Math.floor(m / 60)}:${two(m % 60)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
  };
  const tell = (text) => { byId("told").textContent = text; };
  const kept = (name, value) => { // what is chosen stays on this device; a page opened from a card may have nowhere to keep it
    try {
      if (value === undefined) return localStorage.getItem(`replay-${name}`);
      localStorage.setItem(`replay-${name}`, value);
    } catch { /* nothing is kept */ }
    return null;
  };

  // The clock: one file, or several that follow each other.
  let part = 0, still = 0, waiting = 0;
  const place = () => (player ? parts[part].at + (player.readyState ? player.currentTime : waiting) : still);
  const partAt = (seconds) => Math.max(0, parts.findLastIndex((one) => one.at <= seconds + 0.05));
  const load = (number, within) => {
    if (number !== part) {
      part = number;
      player.src = parts[part].src;
    }
    waiting = within;
    if (player.readyState) player.currentTime = within;
    else {
      player.preload = "metadata";
      player.load();
    }
    player.playbackRate = pace;
  };
  const go = (seconds, isPlaying = player && !player.paused) => {
    const t = Math.max(0, seconds);
    if (!player) still = t;
    else {
      const number = partAt(t);
      load(number, t - parts[number].at);
      if (isPlaying) player.play().catch(() => {}); // a browser that wants another tap shows the player stopped at the place
    }
    follows(true);
    show(t, true);
  };

  // What is shown at a moment.
  let now = -1, isFollowing = true;
  const upTo = (t) => {
    let low = 0, high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= t) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const last = (index, test) => {
    for (let at = index; at >= 0; at -= 1) if (test(rows[at])) return rows[at];
    return null;
  };
  const inView = (row) => {
    if (record.scrollHeight > record.clientHeight + 4) {
      const top = row.offsetTop - record.offsetTop;
      if (top < record.scrollTop || top + row.offsetHeight > record.scrollTop + record.clientHeight) record.scrollTop = top - record.clientHeight / 3;
    } else row.scrollIntoView({ block: "nearest" });
  };
  const show = (t, isSought = false) => {
    const index = upTo(t);
    captionAt(index, t);
    if (index === now && !isSought) return;
    now = index;
    const row = last(index, (one) => !one.hidden);
    for (const one of record.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
    if (row && isFollowing) inView(row);
    slideAt(index);
    const speaks = last(index, (one) => one.classList.contains("speaks")), point = last(index, (one) => one.classList.contains("point"));
    byId("now-who").textContent = speaks && (!player || Number(speaks.dataset.until) > t - 2) ? speaks.querySelector("b").textContent : "";
    byId("now-point").textContent = point?.querySelector("b").textContent ?? "";
    byId("now-point").hidden = !point;
    byId("now").hidden = false;
    const chapter = chapters.findLast((one) => Number(one.dataset.t) <= t + 0.5);
    for (const one of chapters) one.toggleAttribute("aria-current", one === chapter);
  };

  // Slides: words at once, pictures once they are wanted; the next two are fetched ahead.
  const slide = byId("slide"), pictures = byId("pictures");
  const slides = rows.filter((row) => row.classList.contains("slide"));
  let hasPictures = kept("pictures") ? kept("pictures") === "yes" : !navigator.connection?.saveData, shown = null;
  const address = (row) => (Math.min(innerWidth, 900) * (devicePixelRatio || 1) > 700 ? row.dataset.large : row.dataset.small);
  const slideAt = (index) => {
    const row = last(index, (one) => one.classList.contains("slide"));
    if (!slide || row === shown) return;
    shown = row;
    drawSlide();
  };
  const drawSlide = () => {
    if (!slide) return;
    slide.hidden = !shown;
    if (!shown) return;
    const picture = byId("slide-picture"), title = shown.querySelector("b").textContent;
    byId("slide-words").textContent = `${shown.querySelector("small").textContent}  ${title}`;
    picture.hidden = !hasPictures;
    if (!hasPictures) return;
    picture.src = address(shown);
    picture.alt = [title, shown.querySelector(".slide-text")?.textContent ?? ""].join(". ");
    for (const next of slides.slice(slides.indexOf(shown) + 1, slides.indexOf(shown) + 3)) new Image().src = address(next);
  };
  const drawPictures = () => {
    if (!pictures) return;
    pictures.setAttribute("aria-pressed", String(hasPictures));
    drawSlide();
  };
  pictures?.addEventListener("click", () => {
    hasPictures = !hasPictures;
    kept("pictures", hasPictures ? "yes" : "no");
    drawPictures();
  });

  // Captions: one language, or none.
  const strip = byId("strip"), captions = byId("captions");
  const captionAt = (index, t) => {
    if (!captions?.value) return;
    const row = last(index, (one) => one.dataset.lang === captions.value);
    const text = row && t - Number(row.dataset.t) < 9 ? row.querySelector("p").textContent : "";
    if (strip.textContent !== text) strip.textContent = text;
  };
  const chooseCaptions = () => {
    strip.hidden = !captions.value;
    strip.lang = captions.value;
    strip.textContent = "";
    captionAt(now, place());
    find();
  };
  const startCaptions = () => {
    if (!captions) return;
    captions.value = [...captions.options].some((one) => one.value === kept("captions")) ? kept("captions") : "";
    chooseCaptions();
    captions.addEventListener("change", () => { kept("captions", captions.value); chooseCaptions(); });
  };

  // Following, or reading elsewhere meanwhile.
  const follow = byId("follow");
  const follows = (is) => {
    isFollowing = is;
    follow.setAttribute("aria-pressed", String(is));
  };
  follow.addEventListener("click", () => {
    follows(!isFollowing);
    if (isFollowing) show(place(), true);
  });
  for (const name of ["wheel", "touchmove"]) record.addEventListener(name, () => { if (player && !player.paused) follows(false); }, { passive: true });

  // Search and kinds.
  const sought = byId("sought"), found = byId("found"), kinds = [...document.querySelectorAll("[data-kind]")];
  const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u064b-\u0652]/g, "").toLowerCase();
  const texts = rows.map((row) => folded(row.textContent));
  const find = () => {
    const needles = folded(sought.value).split(/\s+/).filter(Boolean);
    const kind = kinds.find((one) => one.getAttribute("aria-pressed") === "true")?.dataset.kind ?? "";
    let count = 0;
    rows.forEach((row, at) => {
      const isAside = row.dataset.lang && row.dataset.lang !== captions.value; // of all, only the captions that are read
      row.hidden = Boolean(kind ? !row.classList.contains(kind) : isAside && !needles.length) || !needles.every((needle) => texts[at].includes(needle));
      count += !row.hidden;
    });
    found.textContent = !needles.length ? "" : count ? words.found.replace("#", count) : words.none;
  };
  sought.addEventListener("input", find);
  sought.addEventListener("keydown", (event) => {
    const after = event.key === "Enter" && (rows.find((row, at) => !row.hidden && at > now) ?? rows.find((row) => !row.hidden));
    if (after && sought.value.trim()) go(Number(after.dataset.t));
  });
  for (const one of kinds) one.addEventListener("click", () => {
    for (const other of kinds) other.setAttribute("aria-pressed", String(other === one));
    find();
    show(place(), true);
  });

  // A tap on a time goes there; the address says where, to be sent on.
  replay.parentElement.addEventListener("click", (event) => {
    const link = event.target.closest("a.at, a.from");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const t = Number(link.dataset.t ?? link.closest("li").dataset.t);
    history.replaceState(null, "", `#t=${t}`);
    go(t, true);
  });
  const asked = () => /^#t=(\d{1,6})$/.exec(location.hash);
  addEventListener("hashchange", () => { if (asked()) go(Number(asked()[1])); });
  const share = byId("share");
  if (share && navigator.clipboard) share.hidden = false;
  share?.addEventListener("click", async () => {
    const address = `${location.href.split("#")[0]}#t=${Math.floor(place())}`;
    history.replaceState(null, "", address);
    try {
      await navigator.clipboard.writeText(address);
      share.querySelector("button").textContent = words.copied;
      tell(words.copied);
    } catch { /* the address bar holds it */ }
  });

  // What was really played is told to the hub, where it is counted as heard; on a card, a code appears instead.
  let played = [], spent = 0;
  const hearing = (t) => {
    const last = played.at(-1);
    if (last && t >= last[1] && t - last[1] < 2.5) last[1] = t;
    else played.push([t, t]);
  };
  const report = (least) => {
    const ranges = played.filter(([from, to]) => to - from > 0.2).map((pair) => pair.map((s) => Math.round(s * 1000)));
    const sum = ranges.reduce((all, [from, to]) => all + to - from, 0);
    if (!replay.dataset.heard || sum < least) return;
    played = [];
    spent = Date.now();
    fetch(replay.dataset.heard, {
      method: "POST", keepalive: true, body: JSON.stringify({ ranges }),
      headers: { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]")?.content ?? "" },
    }).catch(() => { played.unshift(...ranges.map((pair) => pair.map((ms) => ms / 1000))); });
  };
  const codes = [...document.querySelectorAll(".replay-chapters .code")];
  const showCode = (number) => {
    if (!codes[number]) return;
    codes[number].hidden = byId("codes").hidden = false;
    byId("parts").open = true;
    tell(codes[number].textContent);
  };
  const heardWhole = () => {
    let sum = 0;
    for (let at = 0; at < player.played.length; at += 1) sum += player.played.end(at) - player.played.start(at);
    return sum > player.duration * 0.8;
  };

  // The player, its pace, the keys.
  let pace = 1;
  if (player) {
    const speed = byId("speed");
    speed.value = [...speed.options].some((one) => one.value === kept("speed")) ? kept("speed") : "1";
    const choose = () => { pace = Number(speed.value); player.playbackRate = pace; };
    choose();
    speed.addEventListener("change", () => { kept("speed", speed.value); choose(); });
    byId("back").addEventListener("click", () => go(place() - 10));
    byId("ahead").addEventListener("click", () => go(place() + 10));
    player.addEventListener("loadedmetadata", () => {
      player.currentTime = waiting;
      player.playbackRate = pace;
    });
    player.addEventListener("ended", () => {
      if (codes[part] && heardWhole()) {
        showCode(part);
        kept(`code-${replay.dataset.live}-${part}`, "yes");
      }
      if (part + 1 < parts.length) {
        load(part + 1, 0);
        player.play().catch(() => {});
      } else kept(`at-${replay.dataset.live}`, "0");
    });
    player.addEventListener("error", () => { byId("cost").hidden = false; byId("cost").textContent = words.broken; tell(words.broken); });
    let noted = 0;
    player.addEventListener("timeupdate", () => {
      waiting = player.readyState ? player.currentTime : waiting;
      show(place());
      if (!player.paused) hearing(place());
      if (Date.now() - spent > 30_000) report(10_000);
      if (!player.paused && Math.abs(place() - noted) > 5) {
        noted = place();
        kept(`at-${replay.dataset.live}`, String(Math.floor(noted)));
      }
    });
    player.addEventListener("play", () => { byId("go-on").hidden = byId("cost").hidden = true; });
    player.addEventListener("pause", () => report(5_000));
    addEventListener("pagehide", () => report(1_000));
    codes.forEach((_code, number) => { if (kept(`code-${replay.dataset.live}-${number}`)) showCode(number); });
    const before = Number(kept(`at-${replay.dataset.live}`));
    if (before > 10 && !asked()) {
      const button = byId("go-on").querySelector("button");
      button.textContent = words.goOn.replace("#", clock(before));
      button.addEventListener("click", () => { go(before, true); byId("go-on").hidden = true; });
      byId("go-on").hidden = false;
    }
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, button, summary, audio, [contenteditable]")) return;
      if (event.key === " " && !event.target.closest("a")) player.paused ? player.play().catch(() => {}) : player.pause();
      else if (event.key === "ArrowLeft") go(place() - 10);
      else if (event.key === "ArrowRight") go(place() + 10);
      else return;
      event.preventDefault();
    });
    if (navigator.mediaSession) {
      const media = navigator.mediaSession;
      media.metadata = new MediaMetadata({ title: replay.dataset.title, artist: replay.dataset.place });
      media.setActionHandler("seekbackward", () => go(place() - 10));
      media.setActionHandler("seekforward", () => go(place() + 10));
      const chapter = (step) => {
        const at = chapters.findLastIndex((one) => Number(one.dataset.t) <= place() + 0.5) + step;
        if (chapters[at]) go(Number(chapters[at].dataset.t));
      };
      media.setActionHandler("previoustrack", () => chapter(-1));
      media.setActionHandler("nexttrack", () => chapter(1));
    }
  }

  byId("keys").hidden = byId("finding").hidden = false;
  replay.classList.add("moves");
  if (byId("parts") && innerWidth < 992) byId("parts").open = false;
  drawPictures();
  startCaptions();
  if (asked()) go(Number(asked()[1]), false);
})();
