"""What pages about replays say in words that are put together: kinds of entries, names of languages, what the sound costs."""

from babel import Locale, UnknownLocaleError

from hub.replay.drawing import size_words
from hub.replay.showing import Shown
from hub.replay.timeline import clock
from hub.text.languages import _, language, lazy

KIND_WORDS = {
    "speaks": lazy("Who speaks"), "slide": lazy("Slides"), "chat": lazy("Chat"), "question": lazy("Questions"), "poll": lazy("Polls"),
    "caption": lazy("Captions"), "transcript": lazy("Transcript"), "notes": lazy("Notes"), "point": lazy("Agenda"),
}


def languages_named(codes: list[str]) -> list[tuple[str, str]]:
    """(code, name in itself) of languages."""
    return [(code, _name(code)) for code in codes]


def sound_size(shown: Shown) -> str:
    """What hearing and seeing it costs, said before anything is loaded."""
    pictures = sum({one["small"]: one["bytes"] for one in shown.entries if "small" in one}.values())
    sound = shown.found.sound.bytes if shown.has_sound else 0
    length = clock(shown.ms)
    if pictures and sound:
        return _("%(length)s of sound, %(sound)s; pictures of slides about %(pictures)s. They are loaded only when you play.",
                 length=length, sound=size_words(sound), pictures=size_words(pictures))
    return _("%(length)s of sound, %(sound)s. It is loaded only when you play.", length=length, sound=size_words(sound))


def _name(code: str) -> str:
    try:
        return Locale.parse(code).get_display_name(code) or code
    except (UnknownLocaleError, ValueError):
        return Locale.parse(language()).languages.get(code, code)
