// In the audio thread: each voice waits until enough of it is there and is played, several at once as one sum; fades wherever sound begins or breaks off.
const FADE = 960; // samples, 20 ms
const TELL = 4800;
const JUMP = 4 * 48000;
const ROOM = 2880;
const QUIET = 77; // loudness below which a packet may be left out

// The packets of one turn. It begins after those of `before`, whose end was known when its first packet came: turns in a row do not overlap.
class Voice {
  constructor(before, tell) {
    this.before = before;
    this.tell = tell;
    this.queue = [];
    this.waiting = 0; // samples
    this.runs = false;
    this.at = 0;
    this.gain = 0;
    this.loud = 0;
    this.gap = 0;
    this.over = false;
  }

  get ends() {
    return Boolean(this.queue.at(-1)?.ends);
  }

  push(one) {
    this.queue.push(one);
    this.waiting += one.samples.length;
  }

  next() {
    this.queue.shift();
    this.at = 0;
    const one = this.queue[0];
    if (one?.gap) this.gap = FADE;
    return one;
  }

  drop() {
    this.waiting -= this.queue[0].samples.length - this.at;
    this.next();
  }

  start(target) {
    this.runs ||= this.queue.length > 0 && (this.waiting >= target || this.ends) && !this.before.some(({ queue }) => queue.length);
    return this.runs;
  }

  lighten(target) {
    if (this.waiting > target + JUMP) {
      const before = this.waiting;
      while (this.waiting > target) this.drop();
      this.gap = FADE;
      this.tell("jumped", { ms: ((before - this.waiting) / sampleRate) * 1000 });
    } else if (this.waiting > target + ROOM && this.queue[0].level < QUIET && !this.queue[0].ends) this.drop();
  }

  sample(target) {
    if (this.gap > 0) {
      this.gap -= 1;
      this.gain = 0;
      return (Math.random() - 0.5) * 0.002;
    }
    const one = this.queue[0];
    const left = this.waiting < FADE ? this.waiting / FADE : 1;
    this.gain = Math.min(1, this.gain + 1 / FADE);
    const value = one.samples[this.at] * Math.min(this.gain, left);
    this.loud = Math.max(this.loud, Math.abs(value));
    this.at += 1;
    this.waiting -= 1;
    if (this.at >= one.samples.length) this.ended(one, target);
    return value;
  }

  ended(one, target) {
    if (this.next()) return this.lighten(target);
    this.runs = false;
    this.gain = 0;
    this.over = Boolean(one.ends);
    this.tell(one.ends ? "over" : "dry");
  }
}

class Playing extends AudioWorkletProcessor {
  constructor() {
    super();
    this.voices = new Map(); // stream -> voice
    this.target = 48000;
    this.untold = 0;
    this.port.onmessage = ({ data }) => this[data.act](data);
  }

  // One packet's samples; `ends` is the last of a turn, `gap` says that some before it are missing.
  sound(one) {
    const others = [...this.voices.values()];
    if (!this.voices.has(one.stream)) this.voices.set(one.stream, new Voice(others.filter(({ ends }) => ends), (kind, more) => this.port.postMessage({ kind, ...more })));
    this.voices.get(one.stream).push(one);
  }

  aim({ target }) {
    this.target = (target * sampleRate) / 1000;
  }

  clear() {
    this.voices.clear();
  }

  process(_inputs, [[out]]) {
    const running = [...this.voices.values()].filter((voice) => voice.start(this.target));
    for (let at = 0; at < out.length; at += 1) {
      let sum = 0;
      for (const voice of running) if (voice.runs) sum += voice.sample(this.target);
      out[at] = Math.max(-1, Math.min(1, sum));
    }
    this.untold += out.length;
    if (this.untold >= TELL) this.report();
    return true;
  }

  // The loudest is said to speak; what is buffered is the least of those who go on.
  report() {
    const voices = [...this.voices].map(([stream, voice]) => ({ stream, ...voice, ends: voice.ends })).sort((a, b) => b.loud - a.loud);
    const goingOn = voices.filter(({ runs, ends }) => runs && !ends);
    const waiting = Math.min(...(goingOn.length ? goingOn : voices).map((voice) => voice.waiting), Infinity);
    const { stream, loud = 0, queue } = voices.find(({ runs }) => runs) ?? {};
    const buffered = Number.isFinite(waiting) ? (waiting / sampleRate) * 1000 : 0;
    this.port.postMessage({ kind: "plays", runs: voices.some(({ runs }) => runs), buffered, loud, stream, seq: queue?.[0]?.seq });
    for (const [name, voice] of this.voices) {
      voice.loud = 0;
      if (!voice.queue.length && voice.over) this.voices.delete(name);
    }
    this.untold = 0;
  }
}
registerProcessor("playing", Playing);
