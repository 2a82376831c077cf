// What who leads has besides: choosing slides, bringing new ones, taking them off the stage, and sending stills.
import { button, byId, element, live } from "../draw.js";

const EVERY = 10_500; // ms between two stills; the server refuses a faster one
const MOST_MB = 30; // of a deck, as the hub takes it
const WIDTH = 640, MOST = 39_000; // points, bytes

export const leading = (tools, { show, say, key }) => {
  const hold = byId("slides-lead"), note = element("p", "quiet");
  const list = element("ul", "stack tight"), stills = element("div", "cluster");
  const file = byId("slides-file");
  note.setAttribute("role", "status");
  const tell = (words) => { note.textContent = words; };
  let sending = null, shown = false;

  const post = (path, body) => fetch(path, {
    method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
  });
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    const mega = [...file.files].reduce((sum, { size }) => sum + size, 0) / 2 ** 20;
    if (mega > MOST_MB) {
      tell(say("tooBig", Math.ceil(mega)));
      file.value = "";
      return;
    }
    const sent = new FormData();
    for (const one of file.files) sent.append("files", one);
    sent.append("key", key());
    tell(say("sending"));
    try {
      const answer = await post(`/live/${live}/slides`, sent);
      tell(answer.ok ? say("drawing") : ((await answer.json().catch(() => ({}))).message ?? say("notSent")));
    } catch {
      tell(say("notSent"));
    }
    file.value = "";
  });

  tools.wire().on("slides:failed", ({ live: room, name }) => room === live && tell(say("failed", name)));
  const stop = (words = "") => {
    clearInterval(sending?.timer);
    sending?.stream.getTracks().forEach((track) => track.stop());
    if (sending) tools.quietly("still:end");
    sending = null;
    tell(words);
    drawStills();
  };
  const shoot = async ({ video, source }) => {
    const scale = Math.min(1, WIDTH / video.videoWidth);
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(video.videoWidth * scale), height: Math.round(video.videoHeight * scale) });
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.6, 0.4, 0.2]) {
      const picture = await new Promise((done) => canvas.toBlob(done, "image/webp", quality));
      if (!picture || picture.size > MOST) continue;
      const answer = await post(`/live/${live}/stills?of=${source}`, picture).catch(() => null);
      if (answer?.status === 403) stop((await answer.json()).message);
      return;
    }
  };
  const start = async (source) => {
    try {
      const stream = await (source === "screen" ? navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 1 } }) : navigator.mediaDevices.getUserMedia({ video: { width: WIDTH } }));
      const video = Object.assign(document.createElement("video"), { srcObject: stream, muted: true, playsInline: true });
      await video.play();
      sending = { stream, video, source, timer: setInterval(() => shoot(sending), EVERY) };
      stream.getVideoTracks()[0].addEventListener("ended", () => stop());
      tell(say("sendingStills"));
      drawStills();
      await shoot(sending);
    } catch {
      stop(say("noPicture"));
    }
  };
  const drawStills = () => {
    const asks = navigator.mediaDevices;
    stills.replaceChildren(...(!tools.you().slides?.turn ? [] : sending ? [button(say("stop"), () => stop(), "button")] : [
      shown ? button(say("stillAway"), () => tools.ask("still:end")) : "",
      asks?.getDisplayMedia ? button(say("screen"), () => start("screen"), "button plain", "people") : "",
      asks?.getUserMedia ? button(say("camera"), () => start("camera"), "button plain", "live") : "",
    ]));
  };

  hold.replaceChildren(list, note, stills);
  return {
    all(value) {
      byId("slides-bring").hidden = !tools.you().slides?.bring;
      const rows = tools.you().slides?.turn ? value.decks : [];
      list.replaceChildren(...rows.map(({ id, name, pages }) => element("li", "cluster", element("bdi", "", name), say("pages", pages),
        id === value.now?.deck ? button(say("hide"), () => tools.ask("slide:hide")) : button(say("show"), () => show(id, 1), "button"))));
      shown = Boolean(value.still);
      if (!sending) drawStills();
    },
    told({ kind, data }, value) {
      if (kind !== "deck:ready") return;
      const again = data.replaces && data.replaces === value.now?.deck;
      tell(say(again ? "newer" : "ready", data.name));
      if (again) note.append(" ", button(say("showNewer"), () => show(data.deck, Math.min(value.now.page, data.pages)), "button"));
    },
    over: () => sending && stop(),
  };
};
