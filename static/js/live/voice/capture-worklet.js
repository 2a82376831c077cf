// In the audio thread: whatever the microphone gives becomes frames of 2,880 samples at 48 kHz, without rumble below 80 Hz.
const FRAME = 2880;
const RATE = 48000;

class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.frame = new Float32Array(FRAME);
    this.count = 0;
    this.step = sampleRate / RATE;
    this.place = 0; // where between the last sample and this one the next of ours lies
    this.last = 0;
    const turn = (2 * Math.PI * 80) / RATE; // a second-order Butterworth high-pass
    const alpha = Math.sin(turn) / Math.SQRT2;
    const cosine = Math.cos(turn);
    this.b = [(1 + cosine) / 2 / (1 + alpha), -(1 + cosine) / (1 + alpha)];
    this.a = [(-2 * cosine) / (1 + alpha), (1 - alpha) / (1 + alpha)];
    this.x = [0, 0];
    this.y = [0, 0];
  }

  push(sample) {
    const { a, b, x, y } = this;
    const made = b[0] * (sample + x[1]) + b[1] * x[0] - a[0] * y[0] - a[1] * y[1];
    x[1] = x[0];
    x[0] = sample;
    y[1] = y[0];
    y[0] = made;
    this.frame[this.count++] = made;
    if (this.count < FRAME) return;
    let power = 0;
    for (const value of this.frame) power += value * value;
    const full = this.frame;
    this.port.postMessage({ frame: full, level: Math.round(127 + 10 * Math.log10(power / FRAME + 1e-12)) }, [full.buffer]);
    this.frame = new Float32Array(FRAME);
    this.count = 0;
  }

  process([input]) {
    const channel = input[0];
    if (!channel) return true;
    for (let at = 0; at < channel.length; at += 1) {
      const sample = channel[at];
      for (; this.place < 1; this.place += this.step) this.push(this.step === 1 ? sample : this.last + (sample - this.last) * this.place);
      this.place -= 1;
      this.last = sample;
    }
    return true;
  }
}
registerProcessor("capture", Capture);
