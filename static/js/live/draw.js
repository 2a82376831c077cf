// Small tools for drawing: elements, avatars, icons, times, sentences.
const { dataset } = document.body;
const wordsHold = document.getElementById("words").dataset;
const language = document.documentElement.lang;
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", numberingSystem: "latn", timeZone: dataset.zone });

export const me = Number(dataset.person);
export const live = Number(dataset.live);
export const byId = (id) => document.getElementById(id);
export const say = (name, value = "") => (wordsHold[name] ?? "").replace("#", value);
export const announce = (words) => { byId("announce").textContent = words; };

// element("li", "line", child, "text", ...): texts are texts, never markup.
export const element = (tag, classes = "", ...children) => {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};
export const isolated = (text) => element("bdi", "", text);
// A hidden label round somebody's name: the name keeps its own direction inside the sentence.
export const labelled = (name, value) => {
  const [before, after = ""] = say(name, "\u0000").split("\u0000");
  return element("span", "visually-hidden", before, isolated(value), after);
};

export const avatar = (person, size = "small") => {
  const made = element("span", `avatar a${person.colour} ${size}`, person.initials);
  made.setAttribute("aria-hidden", "true");
  return made;
};
export const nameOf = (person) => {
  const made = element("b", "", person.name);
  made.dir = "auto";
  return made;
};
export const time = (at) => {
  const made = element("time", "", clock.format(new Date(at)));
  made.dateTime = at;
  return made;
};
export const icon = (name) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${dataset.icons}#${name}`);
  svg.append(use);
  return svg;
};
export const button = (words, act, classes = "button plain", iconName = "") => {
  const made = element("button", classes, iconName ? icon(iconName) : null, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
// The tab of a panel that has something to show stands from then on, and so do the links to it.
export const stands = (name) => {
  for (const one of document.querySelectorAll(`#tab-${name}, [for=tab-${name}], [data-panel=${name}]`)) one.hidden = false;
};
export const count = (name, number) => {
  if (number) stands(name);
  const badge = byId(`count-${name}`);
  badge.textContent = number || "";
  badge.hidden = !number;
};
