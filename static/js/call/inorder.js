// Bundles of two ways in one order: where the faster way is ahead, it waits a moment for what is still on the slower one.
import { START, unpack } from "../live/voice/bundles.js";

const PATIENCE = 400; // ms

export const inOrder = (give) => {
  let at = { stream: 0, next: 0 };
  let early = []; // { bundle, bytes }
  let timer = 0;

  const pass = ({ bundle, bytes }) => {
    at = { stream: bundle.stream, next: bundle.seq + bundle.packets.length };
    give(bytes);
  };
  const isNext = ({ bundle: { stream, seq, flags } }) => (stream === at.stream ? seq <= at.next : stream > at.stream && Boolean(flags & START));
  const flush = (all) => {
    clearTimeout(timer);
    timer = 0;
    early.sort((a, b) => a.bundle.stream - b.bundle.stream || a.bundle.seq - b.bundle.seq);
    while (early.length && (all || isNext(early[0]))) pass(early.shift());
    if (early.length) timer = setTimeout(() => flush(true), PATIENCE);
  };
  return (data) => {
    let bundle;
    try { bundle = unpack(data); } catch { return; }
    const { stream, seq, packets } = bundle;
    if (stream < at.stream || (stream === at.stream && seq + packets.length <= at.next)) return; // here already
    const one = { bundle, bytes: data };
    if (!early.length && isNext(one)) return pass(one);
    early.push(one);
    if (!timer) flush(false);
    else if (isNext(one)) flush(false);
  };
};
