// The page of the plain stream: who speaks and whether it is recorded are looked up again while the sound goes on.
import { chime } from "./chime.js";

const EACH = 20_000; // as often as the page of text renews itself
const MARK = "strong";

const renew = async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href);
  if (answer.redirected) return; // the session is over, or one is signed out: the sound ends by itself
  const now = document.getElementById("now");
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("now");
  if (!fresh || fresh.isEqualNode(now)) return;
  const was = Boolean(now.querySelector(MARK));
  const is = Boolean(fresh.querySelector(MARK));
  now.replaceChildren(...fresh.childNodes);
  if (is !== was) chime(is);
};
setInterval(() => renew().catch(() => {}), EACH);
document.addEventListener("visibilitychange", () => renew().catch(() => {}));
