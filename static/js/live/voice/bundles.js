// A bundle of Opus packets as bytes and back; the twin of hub/live/audio/bundles.py, whose head says the layout.
export const START = 1;
export const END = 2;
export const REPAIR = 4;
const VERSION = 0x10;
const HEAD = 14;
const MOST_PACKETS = 24;
const LONGEST_PACKET = 400;

const lengthOf = (size) => (size < 252 ? [size] : [252 + (size & 3), (size - 252 - (size & 3)) >> 2]);

// The bytes of { flags, stream, seq, t_ms, level, packets }; what it holds is trusted.
export const pack = ({ flags = 0, stream, seq, t_ms, level = 0, packets }) => {
  const lengths = packets.flatMap(({ length }) => lengthOf(length));
  const made = new Uint8Array(HEAD + lengths.length + packets.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(made.buffer);
  view.setUint8(0, VERSION | flags);
  view.setUint16(2, stream);
  view.setUint32(4, seq);
  view.setUint32(8, t_ms);
  view.setUint8(12, packets.length);
  view.setUint8(13, level);
  made.set(lengths, HEAD);
  let at = HEAD + lengths.length;
  for (const packet of packets) {
    made.set(packet, at);
    at += packet.length;
  }
  return made;
};

// The bundle of these bytes, its packets views into them; RangeError says what is wrong.
export const unpack = (data) => {
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  if (bytes.length < HEAD) throw new RangeError("shorter than its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint8(12);
  if ((view.getUint8(0) & 0xf0) !== VERSION || view.getUint8(1) || !count || count > MOST_PACKETS) throw new RangeError("no bundle of ours");
  let at = HEAD;
  const lengths = [];
  for (let number = 0; number < count; number += 1) {
    let length = bytes[at++];
    if (length >= 252) length += 4 * bytes[at++];
    if (!(length > 0 && length <= LONGEST_PACKET)) throw new RangeError("a packet of no possible length");
    lengths.push(length);
  }
  if (at + lengths.reduce((sum, length) => sum + length, 0) !== bytes.length) throw new RangeError("not as long as its packets");
  const packets = lengths.map((length) => bytes.subarray(at, (at += length)));
  return { flags: bytes[0] & 0x0f, stream: view.getUint16(2), seq: view.getUint32(4), t_ms: view.getUint32(8), level: bytes[13], packets };
};
