// The microphone as frames of 60 ms; only on a secure origin, which the browser asks for.
const WISHES = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export const mayRecord = () => isSecureContext && Boolean(navigator.mediaDevices?.getUserMedia) && typeof AudioWorkletNode === "function";

// Resolves to { close() }; onFrame(samples, level 0..127) sixteen times a second, onLost() when the microphone goes away. Rejects as getUserMedia does.
export const microphone = async ({ onFrame, onLost }) => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: WISHES });
  const context = new AudioContext();
  const wake = () => document.hidden || context.resume(); // a telephone call or a locked screen may have put it to sleep
  const close = () => {
    document.removeEventListener("visibilitychange", wake);
    stream.getTracks().forEach((track) => track.stop());
    if (context.state !== "closed") context.close();
  };
  try {
    await context.audioWorklet.addModule(new URL("capture-worklet.js", import.meta.url));
    const node = new AudioWorkletNode(context, "capture", { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }) => onFrame(data.frame, Math.max(0, Math.min(127, data.level)));
    context.createMediaStreamSource(stream).connect(node);
    await context.resume();
    document.addEventListener("visibilitychange", wake);
  } catch (error) {
    close();
    throw error;
  }
  stream.getAudioTracks()[0].addEventListener("ended", () => {
    close();
    onLost();
  });
  return { close };
};
