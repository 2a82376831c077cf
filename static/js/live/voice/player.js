// Sound out: an audio context with the playing worklet, kept running, and told apart from one that only says it runs.
// The context is made where somebody taps, before anything is fetched: later a phone would keep it silent.
// on: plays(report of the worklet), dry(), over(), jumped(report), halted(true | false)
export const player = async (context, on) => {
  if (navigator.audioSession) navigator.audioSession.type = "playback";
  await context.audioWorklet.addModule(new URL("playing-worklet.js", import.meta.url));
  const node = new AudioWorkletNode(context, "playing", { numberOfInputs: 0, outputChannelCount: [1] });
  const volume = context.createGain();
  node.connect(volume).connect(context.destination);
  node.port.onmessage = ({ data }) => on[data.kind]?.(data);
  let last = -1;
  let lock = null;

  const look = () => {
    on.halted(context.state !== "running" || context.currentTime === last);
    last = context.currentTime;
  };
  const stayAwake = async () => {
    try { if (!document.hidden) lock = await navigator.wakeLock?.request("screen"); } catch { /* the screen may go dark then */ }
  };
  const timer = setInterval(look, 2000);
  context.addEventListener("statechange", () => on.halted(context.state !== "running"));
  document.addEventListener("visibilitychange", stayAwake);
  stayAwake();

  return {
    resume: () => context.resume().catch(() => {}),
    sound: (one) => node.port.postMessage({ act: "sound", ...one }, [one.samples.buffer]),
    aim: (target) => node.port.postMessage({ act: "aim", target }),
    clear: () => node.port.postMessage({ act: "clear" }),
    mute: (yes) => volume.gain.setTargetAtTime(yes ? 0 : 1, context.currentTime, 0.02),
    close() {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", stayAwake);
      lock?.release();
      context.close();
    },
  };
};
