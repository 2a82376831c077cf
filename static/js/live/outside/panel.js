// The meeting elsewhere, on the stage: its link leads over a page that says what it costs.
import { announce, byId } from "../draw.js";

export const panel = () => {
  const words = byId("outside-words");
  const pattern = words.textContent;
  const sentence = (host) => pattern.replace("#", host);
  return {
    all({ host }) {
      byId("outside").hidden = !host;
      words.textContent = sentence(host);
    },
    told({ kind, data }) {
      if (kind === "outside:set" && data.host) announce(sentence(data.host));
    },
    over() { byId("outside").hidden = true; },
  };
};
