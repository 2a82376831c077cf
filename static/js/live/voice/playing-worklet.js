// In the audio thread: waits until enough sound is there, plays it, says when it ran dry; fades wherever sound begins or breaks off.
const FADE = 960; // samples, 20 ms
const TELL = 4800;
const JUMP = 4 * 48000;
const ROOM = 2880;
const QUIET = 77; // loudness below which a packet may be left out

class Playing extends AudioWorkletProcessor {
  constructor() {
    super();
    this.queue = [];
    this.waiting = 0; // samples
    this.target = 48000;
    this.runs = false;
    this.at = 0;
    this.gain = 0;
    this.loud = 0;
    this.untold = 0;
    this.gap = 0;
    this.port.onmessage = ({ data }) => this[data.act](data);
  }

  // One packet's samples; `ends` is the last of a turn, `gap` says that some before it are missing.
  sound(one) {
    this.queue.push(one);
    this.waiting += one.samples.length;
  }

  aim({ target }) {
    this.target = (target * sampleRate) / 1000;
  }

  clear() {
    this.queue = [];
    this.waiting = this.at = 0;
    this.runs = false;
  }

  next() {
    this.queue.shift();
    this.at = 0;
    const one = this.queue[0];
    if (one?.gap) this.gap = FADE;
    return one;
  }

  drop() {
    const one = this.queue[0];
    this.waiting -= one.samples.length - this.at;
    this.next();
  }

  ready() {
    return this.waiting >= this.target || this.queue.some(({ ends }) => ends);
  }

  lighten() {
    if (this.waiting > this.target + JUMP) {
      while (this.waiting > this.target) this.drop();
      this.gap = FADE;
      this.port.postMessage({ kind: "jumped" });
    } else if (this.waiting > this.target + ROOM && this.queue[0].level < QUIET && !this.queue[0].ends) this.drop();
  }

  sample() {
    if (this.gap > 0) {
      this.gap -= 1;
      this.gain = 0;
      return (Math.random() - 0.5) * 0.002;
    }
    const one = this.queue[0];
    const left = this.waiting < FADE ? this.waiting / FADE : 1;
    this.gain = Math.min(1, this.gain + 1 / FADE);
    const value = one.samples[this.at] * Math.min(this.gain, left);
    this.at += 1;
    this.waiting -= 1;
    if (this.at >= one.samples.length) this.ended(one);
    return value;
  }

  ended(one) {
    if (!this.next()) {
      this.runs = false;
      this.gain = 0;
      this.port.postMessage({ kind: one.ends ? "over" : "dry" });
    } else this.lighten();
    if (one.ends && this.queue.length) this.runs = this.ready();
  }

  process(_inputs, [[out]]) {
    if (!this.runs && this.queue.length && this.ready()) this.runs = true;
    for (let at = 0; at < out.length && this.runs; at += 1) {
      const value = this.sample();
      out[at] = value;
      this.loud = Math.max(this.loud, Math.abs(value));
    }
    this.untold += out.length;
    if (this.untold >= TELL) {
      const { stream, seq } = this.queue[0] ?? {};
      this.port.postMessage({ kind: "plays", runs: this.runs, buffered: (this.waiting / sampleRate) * 1000, loud: this.loud, stream, seq });
      this.untold = this.loud = 0;
    }
    return true;
  }
}
registerProcessor("playing", Playing);
