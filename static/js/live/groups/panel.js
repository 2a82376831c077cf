// Groups: in the session where one's own is, in a group's room its time, the call for help and the way back.
import { announce, byId, button, element, me } from "../draw.js";

const LOOK = 10_000;
const BACK = 4000; // ms to read that groups are over, before one is brought back
const STAY = 60_000; // who is in a group is still there in the session

export const panel = (tools) => {
  const [strip, here, told, acts, stateLine] = ["groups-strip", "groups-here", "groups-told", "groups-acts", "groups-state"].map(byId);
  const { dataset: words } = byId("groups-words");
  const say = (name, value = "") => words[name].replace("#", value);
  const quietState = stateLine.textContent;
  let value = null;
  let mine = {};
  let lead = null; // the tools of who leads, fetched for them alone
  let drawn = "";
  let timer = 0;
  let isOver = false;
  let skew = 0; // how much this device's clock is ahead of the hub's
  let saidUp = ""; // the end that was said
  let lastMinute = ""; // the end of which everybody was warned

  const link = (text, path, kind = "button") => {
    const made = element("a", kind, text);
    made.href = path;
    return made;
  };
  const left = () => {
    if (!value?.until) return "";
    const minutes = Math.ceil((Date.parse(value.until) + skew - Date.now()) / 60_000);
    return minutes > 0 ? say("left", minutes) : say("up");
  };
  const join = async (number = 0) => {
    const answer = await tools.ask("groups:join", { number });
    if (!answer.ok) return;
    mine = { ...mine, ...answer };
    if (value?.state === "open") location.assign(`/live/${answer.live}/room`);
    draw();
  };
  const inRoom = () => {
    const late = value.until && Date.parse(value.until) + skew <= Date.now();
    if (late && saidUp !== value.until) announce(say("up"));
    if (late) saidUp = value.until;
    here.textContent = [say("here", value.number), left()].filter(Boolean).join(" · ");
    if (value.until === lastMinute && !late) here.textContent = [say("here", value.number), say("last")].join(" · ");
    told.hidden = !value.told;
    if (value.told) told.replaceChildren(element("b", "", say("said")), ` ${value.told.text}`);
    return [mine.call ? button(say(value.called ? "uncall" : "call"), () => tools.ask("groups:call", { called: !value.called }), value.called ? "button live" : "button") : null,
      link(say("back"), `/live/${value.main}/room`, "button plain")];
  };
  const inSession = () => {
    const open = value.state === "open";
    const asking = mine.lead ? value.groups.filter(({ called }) => called) : [];
    here.textContent = asking.length ? say("asks", asking[0].number)
      : mine.number ? say(open ? "yours" : "soon", mine.number) : open && !mine.lead && value.how !== "choice" ? say("none") : value.how === "choice" && !mine.lead ? say("choose") : "";
    if (open && value.until && here.textContent) here.append(` · ${left()}`);
    const choices = value.how === "choice" && !mine.lead ? value.groups.filter(({ number }) => number !== mine.number) : [];
    return [...asking.slice(0, 1).map(({ number, live: room }) => button(say("goes"), async () => {
      if ((await tools.ask("groups:answer", { number })).ok) location.assign(`/live/${room}/room`);
    }, "button live")),
    open && mine.number ? link(say("go"), `/live/${mine.live}/room`, "button primary") : null,
    open && !mine.number && !mine.lead && value.how !== "choice" ? button(say("into"), () => join(), "button primary") : null,
    ...choices.map(({ number }) => button(say("group", number), () => join(number), "button"))];
  };
  const draw = () => {
    if (isOver) return;
    if (!value) {
      strip.hidden = true;
      drawn = "";
      stateLine.textContent = quietState;
    } else {
      const made = (value.main ? inRoom() : inSession()).filter(Boolean);
      strip.hidden = !here.textContent;
      const now = JSON.stringify([value.state, value.called, value.groups, mine]);
      if (now !== drawn) acts.replaceChildren(...made); // drawn anew they would lose the focus
      drawn = now;
      stateLine.textContent = here.textContent || (value.state === "ready" ? say("ready") : "");
    }
    lead?.draw(value, left());
  };
  const look = async () => {
    const answer = await tools.quietly("live:me");
    if (!answer.ok || !answer.you.groups) return;
    mine = answer.you.groups;
    draw();
  };
  const home = () => {
    isOver = true;
    setTimeout(() => { byId("behind").hidden = true; }); // what is said of a session that is closed is not meant here
    here.textContent = say("over");
    acts.replaceChildren(link(say("back"), `/live/${value.main}/room`, "button primary"));
    strip.hidden = false;
    announce(say("over"));
    clearInterval(timer);
    setTimeout(() => location.assign(`/live/${value.main}/room`), BACK);
  };
  const stay = () => value?.main && tools.quietly("live:here", { live: value.main });

  return {
    all(now) {
      value = now;
      if (!timer) {
        timer = setInterval(draw, LOOK);
        setInterval(stay, STAY);
        stay();
        look(); // one's group may have been told while this panel was on its way
      }
      draw();
    },
    told({ kind, data }) {
      if (kind === "live:closed" && value?.main) return home();
      if (!kind.startsWith("groups:")) return;
      if (kind === "groups:told") announce(`${say("said")} ${data.text}`);
      if (kind === "groups:closed") announce(say("ended"));
      if (kind === "groups:warned") {
        lastMinute = data.until;
        if (value?.main || mine.lead) announce(say("last"));
        draw();
      }
      if (kind === "groups:called" && mine.lead && data.called) announce(say("asks", data.number));
      if (kind === "groups:opened" && !value?.main) look().then(() => announce(here.textContent));
      else if (kind === "groups:made" || (kind === "groups:placed" && (data.person_id === me || mine.lead))) look();
      lead?.told(kind);
    },
    may({ groups, timer: clock }) {
      mine = groups ?? {};
      if (clock?.now) skew = Date.now() - Date.parse(clock.now);
      draw();
      if (!mine.lead || lead) return;
      import("./leading.js").then((module) => {
        lead = module.leading({ ...tools, say });
        draw();
      }).catch(() => {});
    },
    over() {
      if (!value?.main) strip.hidden = true;
    },
  };
};
