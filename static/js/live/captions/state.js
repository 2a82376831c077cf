// Captions in the state: language -> its last two lines; the twin of hub/captions/lines.py.
const withLine = (value, { seq, by, data: { lang, text, t_ms } }) => ({ ...value, [lang]: [...(value[lang] ?? []), { seq, text, t_ms, by: by.id }].slice(-2) });
const mended = (value, { data }) =>
  value[data.lang] ? { ...value, [data.lang]: value[data.lang].map((line) => (line.seq === data.seq ? { ...line, text: data.text } : line)) } : value;

export const changes = { "caption:said": withLine, "caption:mended": mended };
export const shows = (value, you) => Object.keys(value).length > 0 || Boolean(you.captions?.type);
