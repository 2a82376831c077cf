// What was said and may not have arrived, kept on this device until it is in the recording: one row a bundle.
const NAME = "voice";
const STORE = "bundles";
const NOTES = "notes";
let opened = null;

const open = () => {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 2);
    asked.onupgradeneeded = () => {
      const there = asked.result.objectStoreNames;
      if (!there.contains(STORE)) asked.result.createObjectStore(STORE, { keyPath: ["live", "person", "stream", "seq"] });
      if (!there.contains(NOTES)) asked.result.createObjectStore(NOTES, { keyPath: "key" });
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close(); // somebody signs out: it is to be forgotten
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
  return opened;
};
const done = (asked) => new Promise((resolve, reject) => {
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});
const store = async (mode, name = STORE) => (await open()).transaction(name, mode).objectStore(name);
const of = (...first) => IDBKeyRange.bound(first, [...first, []]); // an array comes after every number

// Each resolves to false or nothing where the browser keeps nothing.
export const keep = async (row) => {
  try {
    await done((await store("readwrite")).put(row));
    return true;
  } catch { return false; }
};
export const kept = async (live, person) => {
  try { return await done((await store("readonly")).getAll(of(live, person))); } catch { return []; }
};
// The sessions of which something of a person's voice is kept here.
export const keptIn = async (person) => {
  try {
    const keys = await done((await store("readonly")).getAllKeys());
    return [...new Set(keys.filter(([, whose]) => whose === person).map(([live]) => live))];
  } catch { return []; }
};
export const forget = async ({ live, person, stream, seq }) => {
  try { await done((await store("readwrite")).delete([live, person, stream, seq])); } catch { /* nothing was kept */ }
};
export const forgetTurn = async (live, person, stream) => {
  try { await done((await store("readwrite")).delete(of(live, person, stream))); } catch { /* nothing was kept */ }
};

// Voice notes until the hub has them whole, one row a note: { key, live, person, packets, each (ms of a packet), have (packets the hub has), send }.
export const keepNote = async (row) => {
  try {
    await done((await store("readwrite", NOTES)).put(row));
    return true;
  } catch { return false; }
};
export const keptNotes = async (live, person) => {
  try { return (await done((await store("readonly", NOTES)).getAll())).filter((row) => row.live === live && row.person === person); } catch { return []; }
};
export const forgetNote = async (key) => {
  try { await done((await store("readwrite", NOTES)).delete(key)); } catch { /* nothing was kept */ }
};
