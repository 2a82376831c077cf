// A direct line between the two devices, tried in the background: the same bundles over a data channel, used once it has held for three seconds.
const HOLDS = 3000; // ms
const DEAD = 2000;
const PING = 700;
const BEAT = 250;
const AGAIN = [10_000, 30_000, 60_000]; // before each further try
const FULL = 32_768; // bytes that wait on the channel
const HEADERS = 28; // UDP and IP

// `offers`: this side begins. on: bundle(bytes), ready(yes), used(bytes in all). `signal(kind, text)` reaches the other's page.
export const direct = ({ ice, offers, signal, on }) => {
  let peer = null;
  let channel = null;
  let early = [];
  let since = 0;
  let heard = 0;
  let theyHear = false;
  let told = false; // what the other was told last: whether they are heard
  let ready = false;
  let sentAt = 0;
  let tries = 0;
  let spent = 0;
  let counted = 0;
  let over = false;
  let retry = 0;

  const now = () => performance.now();
  const become = (yes) => {
    if (yes === ready) return;
    ready = yes;
    on.ready(yes);
  };
  const drop = () => {
    channel?.close();
    peer?.close();
    peer = channel = null;
    early = [];
    since = heard = 0;
    theyHear = false;
    spent += counted;
    counted = 0;
    become(false);
  };
  const failed = () => {
    drop();
    if (over || !offers || tries > AGAIN.length) return;
    clearTimeout(retry);
    retry = setTimeout(begin, AGAIN[tries - 1] ?? AGAIN.at(-1));
  };
  const make = () => {
    drop();
    const own = new RTCPeerConnection({ iceServers: ice });
    peer = own;
    channel = own.createDataChannel("voice", { negotiated: true, id: 0, ordered: true, maxPacketLifeTime: 400 });
    channel.binaryType = "arraybuffer";
    channel.onopen = () => { since = heard = now(); };
    channel.onmessage = ({ data }) => {
      heard = now();
      const bytes = new Uint8Array(data);
      if (bytes[0] === 0) theyHear = bytes[1] === 1;
      else on.bundle(bytes);
    };
    own.onicecandidate = ({ candidate }) => candidate?.candidate && peer === own && signal("candidate", candidate.candidate);
    own.onconnectionstatechange = () => peer === own && own.connectionState === "failed" && failed();
    return own;
  };
  const says = async (own, description) => {
    await own.setLocalDescription(description);
    if (peer === own) signal(description.type, own.localDescription.sdp);
  };
  const hears = async (own, type, sdp) => {
    await own.setRemoteDescription({ type, sdp: `${sdp.trim().split("\n").join("\r\n")}\r\n` });
    for (const candidate of early.splice(0)) await own.addIceCandidate(candidate);
  };
  async function begin() {
    if (over) return;
    tries += 1;
    const own = make();
    try { await says(own, await own.createOffer()); } catch { failed(); }
  }
  const take = {
    async offer(text) {
      const own = make();
      await hears(own, "offer", text);
      await says(own, await own.createAnswer());
    },
    answer: (text) => peer && hears(peer, "answer", text),
    candidate(text) {
      const candidate = { candidate: text, sdpMid: "0", sdpMLineIndex: 0 };
      if (peer?.remoteDescription) return peer.addIceCandidate(candidate);
      early.push(candidate);
    },
    end: drop,
  };
  const put = (bytes) => {
    if (channel?.readyState !== "open" || channel.bufferedAmount > FULL) return false;
    try { channel.send(bytes); } catch { return false; }
    sentAt = now();
    return true;
  };
  const beat = setInterval(() => {
    if (!since) return;
    const alive = now() - heard < DEAD;
    if (now() - sentAt > PING || !ready || alive !== told) put(Uint8Array.of(0, alive ? 1 : 0));
    told = alive;
    if (!alive || !theyHear) since = now();
    become(alive && theyHear && (ready || now() - since > HOLDS));
  }, BEAT);
  const meter = setInterval(async () => {
    const own = peer;
    if (!own || !since) return;
    const stats = await own.getStats();
    if (own !== peer) return;
    stats.forEach((one) => {
      if (one.type === "transport") counted = one.bytesSent + one.bytesReceived + HEADERS * ((one.packetsSent ?? 0) + (one.packetsReceived ?? 0));
    });
    on.used(spent + counted);
  }, 2000);
  if (offers) begin();

  return {
    ready: () => ready,
    send: put,
    // What the other's page says; whatever it is, at worst there is no direct line.
    signalled: ({ kind, text }) => Promise.resolve(take[kind]?.(text)).catch(() => {}),
    close() {
      over = true;
      clearInterval(beat);
      clearInterval(meter);
      clearTimeout(retry);
      drop();
    },
  };
};
export const mayConnect = () => typeof RTCPeerConnection === "function";
