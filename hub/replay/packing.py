"""Everything of a replay as one ZIP file: unpacked, index.html opens from a memory card, without a server and without an account."""

import hashlib
import json
import secrets
import zipfile
from pathlib import Path

from hub.attendance.playing import code_of
from hub.live.recording.chaptering import chapters_folder
from hub.live.recording.filling import whole
from hub.live.recording.reading import looked_through
from hub.live.recording.taking_back import PACKS
from hub.live.sounding import folder_of
from hub.mail.delivery import site_url
from hub.replay.drawing import ROOT, drawn
from hub.replay.showing import Shown, caption_cues, transcript_cues
from hub.replay.vtt import vtt_of
from hub.replay.words import KIND_WORDS, languages_named, sound_size
from hub.slides.kept import folder_of as pictures_of
from hub.text.languages import NAMES, speaking

FORM = 1  # of the folder; another one is made anew


def pack_of(shown: Shown) -> Path | None:
    """Where the folder for offline lies, if it was made of all this and nothing has changed since."""
    path = _path(shown)
    return path if path.exists() else None


def make_pack(shown: Shown) -> Path:
    """Make it, in the session's language; earlier ones go."""
    path = _path(shown)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{secrets.token_hex(4)}.part")  # two may be at it
        try:
            with speaking(shown.live.language if shown.live.language in NAMES else "en"), zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as box:
                _fill(box, shown)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    for old in path.parent.glob(PACKS):
        if old != path:
            old.unlink(missing_ok=True)
    return path


def chapter_bytes(shown: Shown, number: int) -> bytes:
    """A chapter's file; where names are left out its title, which says who speaks, is left out too."""
    path = chapters_folder(folder_of(shown.live), shown.found.sound.version) / f"{number}.ogg"
    if not shown.without_names:
        return path.read_bytes()
    found = looked_through(path)
    return whole(found.packets, found.pre_skip, {"TITLE": shown.live.title})


def _fill(box: zipfile.ZipFile, shown: Shown) -> None:
    for one in shown.chapters:
        box.writestr(f"sound/{one['n']}.ogg", chapter_bytes(shown, one["n"]), zipfile.ZIP_STORED)
    for name in dict.fromkeys(one["small"] for one in shown.entries if "small" in one):
        picture = pictures_of(shown.live) / f"{name}.webp"
        if picture.is_file():
            box.write(picture, f"slides/{name}.webp", zipfile.ZIP_STORED)
    for language in shown.languages:
        box.writestr(f"captions-{language}.vtt", vtt_of(caption_cues(shown, language), language))
    if shown.found.transcript:
        box.writestr("transcript.vtt", vtt_of(transcript_cues(shown), shown.live.language))
    box.writestr("notes.md", f"# {shown.found.item.title}\n\n{shown.found.item.source}\n")
    box.writestr("timeline.json", json.dumps(_timeline(shown), ensure_ascii=False, indent=0))
    box.writestr("style.css", "\n".join(sheet.read_text() for sheet in [*sorted((ROOT / "static/css").glob("*.css")), ROOT / "static/sheets/replay.css"]))
    box.write(ROOT / "static/js/replay/replay.js", "replay.js")
    box.writestr("index.html", _index(shown))


def _index(shown: Shown) -> str:
    parts = [{"at": one["at"] / 1000, "src": f"sound/{one['n']}.ogg"} for one in shown.chapters]
    made = drawn(
        "replay/pack.html", shown=shown, parts=parts, sound_size=sound_size(shown), languages=languages_named(shown.languages), kind_words=KIND_WORDS,
        sound_at=lambda ms: _sound_at(shown, ms), picture=lambda name: f"slides/{name}.webp", chapter_file=lambda number: f"sound/{number}.ogg",
        code_of=lambda number: code_of(shown.live.uid, number), report_at=site_url(f"/live/{shown.live.id}/heard/pack"), small_only=True,
    )
    return made.replace('href="/', f'href="{site_url("/")}')  # people and pages that notes name


def _sound_at(shown: Shown, ms: int) -> str:
    last = next((one for one in reversed(shown.chapters) if one["at"] <= ms), shown.chapters[0])
    return f"sound/{last['n']}.ogg#t={max(0, ms - last['at']) // 1000}"


def _timeline(shown: Shown) -> dict:
    numbers = ("by", "seq", "html", "small", "large")
    entries = [{name: value for name, value in one.items() if name not in numbers} for one in shown.entries]
    return {"title": shown.live.title, "opened_at": shown.live.opened_at.isoformat(), "ms": shown.ms, "entries": entries}


def _path(shown: Shown) -> Path:
    found = shown.found
    parts = (FORM, shown.live.title, shown.live.last_seq, found.sound.version if found.sound else 0, found.transcript, shown.without_names,
             found.item.version, sorted({one["who"] for one in shown.entries}))
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:20]
    return folder_of(shown.live) / PACKS.replace("*", digest)
