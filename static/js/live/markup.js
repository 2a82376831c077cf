// Notes as readers see them: the commonest Markdown drawn with elements, never with markup; the rest stays as typed.
import { element } from "./draw.js";

const INLINE = /\*\*(.+?)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|`([^`]+)`|\[([^[\]]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>"')\]]+)/g;
const KINDS = [
  ["head", /^(#{1,6})\s+(.*)$/],
  ["ul", /^\s*[-*+]\s+(.*)$/],
  ["ol", /^\s*\d+[.)]\s+(.*)$/],
  ["blockquote", /^>\s?(.*)$/],
];

const link = (words, address) => {
  const made = element("a", "", words);
  made.href = address;
  made.rel = "nofollow ugc noopener noreferrer";
  return made;
};
const inline = (text) => {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    const [all, strong, soft, code, words, address, bare] = found;
    parts.push(text.slice(end, found.index));
    if (address || bare) parts.push(link(words ?? bare, address ?? bare));
    else parts.push(element(strong ? "strong" : soft ? "em" : "code", "", strong ?? soft ?? code));
    end = found.index + all.length;
  }
  return [...parts, text.slice(end)];
};
const kindOf = (line) => {
  for (const [kind, pattern] of KINDS) {
    const found = pattern.exec(line);
    if (found) return [kind, found.at(-1), found[1].length];
  }
  return line.trim() ? ["p", line, 0] : ["gap", "", 0];
};

// The elements of a text; headings begin below the room's own (h1) and the panel's.
export const drawn = (text) => {
  const made = [];
  let open = "gap";
  for (const line of text.split("\n")) {
    const [kind, words, depth] = kindOf(line);
    const last = made.at(-1);
    if (kind === "head") made.push(element(`h${Math.min(depth + 1, 6)}`, "", ...inline(words)));
    else if (kind === "ul" || kind === "ol") {
      if (open !== kind) made.push(element(kind));
      made.at(-1).append(element("li", "", ...inline(words)));
    } else if (kind !== "gap") {
      if (open === kind) last.append(element("br"), ...inline(words));
      else made.push(element(kind, "", ...inline(words)));
    }
    open = kind;
  }
  return made;
};
