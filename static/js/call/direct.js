// A direct line between the two devices, tried in the background: the same bundles over a data channel, used once it has held for three seconds.
const HOLDS = 3000; // ms
const DEAD = 2000;
const PING = 700;
const BEAT = 250;
const AGAIN = [10_000, 30_000, 60_000]; // before each further try
const FULL = 32_768; // bytes that wait on the channel
const HEADERS = 28; // UDP and IP
const HEARS = 1; // bits of what the two tell each other of the line
const RELAYED = 2;

// By which way a connection's bytes go: "relay" where a TURN server of either side carries them, "direct" between the devices, "" where the browser does not say.
export const wayOf = (stats) => {
  const all = new Map(stats);
  const of = (type) => [...all.values()].filter((one) => one.type === type);
  const named = of("transport").map((one) => all.get(one.selectedCandidatePairId)).find(Boolean);
  const pair = named ?? of("candidate-pair").find(({ selected, nominated, state }) => selected || (nominated && state === "succeeded"));
  if (!pair) return "";
  return [pair.localCandidateId, pair.remoteCandidateId].some((id) => all.get(id)?.candidateType === "relay") ? "relay" : "direct";
};

// `offers`: this side begins. on: bundle(bytes), way("hub" | "direct" | "relay"), used(bytes in all). `signal(kind, text)` reaches the other's page.
export const direct = ({ ice, offers, signal, on }) => {
  let peer = null;
  let channel = null;
  let early = [];
  let since = 0;
  let heard = 0;
  let theyHear = false;
  let told = -1; // what the other was told last
  let shown = "hub";
  let own = ""; // the way as this side's browser knows it
  let theirs = false; // whether the other's browser knows of a relay: one side may see it as a plain address
  let sentAt = 0;
  let tries = 0;
  let spent = 0;
  let counted = 0;
  let over = false;
  let retry = 0;

  const now = () => performance.now();
  const ready = () => shown !== "hub";
  const become = (yes) => {
    const way = yes ? (theirs ? "relay" : own) : "hub";
    if (way === shown) return;
    shown = way;
    on.way(way);
  };
  const drop = () => {
    channel?.close();
    peer?.close();
    peer = channel = null;
    early = [];
    since = heard = 0;
    theyHear = theirs = false;
    own = "";
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
    const made = new RTCPeerConnection({ iceServers: ice });
    peer = made;
    channel = made.createDataChannel("voice", { negotiated: true, id: 0, ordered: true, maxPacketLifeTime: 400 });
    channel.binaryType = "arraybuffer";
    channel.onopen = () => { since = heard = now(); };
    channel.onmessage = ({ data }) => {
      heard = now();
      const bytes = new Uint8Array(data);
      if (bytes[0] !== 0) return on.bundle(bytes);
      theyHear = (bytes[1] & HEARS) > 0;
      theirs = (bytes[1] & RELAYED) > 0;
    };
    made.onicecandidate = ({ candidate }) => candidate?.candidate && peer === made && signal("candidate", candidate.candidate);
    made.onconnectionstatechange = () => peer === made && made.connectionState === "failed" && failed();
    return made;
  };
  const says = async (made, description) => {
    await made.setLocalDescription(description);
    if (peer === made) signal(description.type, made.localDescription.sdp);
  };
  const hears = async (made, type, sdp) => {
    await made.setRemoteDescription({ type, sdp: `${sdp.trim().split("\n").join("\r\n")}\r\n` });
    for (const candidate of early.splice(0)) await made.addIceCandidate(candidate);
  };
  async function begin() {
    if (over) return;
    tries += 1;
    const made = make();
    try { await says(made, await made.createOffer()); } catch { failed(); }
  }
  const take = {
    async offer(text) {
      const made = make();
      await hears(made, "offer", text);
      await says(made, await made.createAnswer());
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
    const word = (alive ? HEARS : 0) | (own === "relay" ? RELAYED : 0);
    if (now() - sentAt > PING || !ready() || word !== told) put(Uint8Array.of(0, word));
    told = word;
    if (!alive || !theyHear) since = now();
    become(alive && theyHear && Boolean(own) && (ready() || now() - since > HOLDS));
  }, BEAT);
  const meter = setInterval(async () => {
    const asked = peer;
    if (!asked || !since) return;
    const stats = await asked.getStats();
    if (asked !== peer) return;
    own = wayOf(stats) || (ice.some(({ urls }) => String(urls).includes("turn")) ? "relay" : "direct");
    stats.forEach((one) => {
      if (one.type === "transport") counted = one.bytesSent + one.bytesReceived + HEADERS * ((one.packetsSent ?? 0) + (one.packetsReceived ?? 0));
    });
    on.used(spent + counted);
  }, 2000);
  if (offers) begin();

  return {
    ready,
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
