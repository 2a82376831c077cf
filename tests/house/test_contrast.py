"""The colours of the tokens can be read: 4.5:1 for words, 3:1 for controls and charts, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "static/css/10-tokens.css").read_text()
GROUNDS = ("sand", "paper", "shade")
WORDS = [(word, ground) for word in ("ink", "soft", "green", "terra", "indigo", "red") for ground in GROUNDS] + [
    ("on-green", "green"), ("on-green", "green-deep"), ("on-terra", "terra"), ("on-terra", "terra-deep"),
    ("on-canopy", "canopy"), ("on-canopy", "canopy-deep"), ("honey-ink", "honey"), ("red", "blush"), ("green", "leaf"),
    ("canopy-deep", "on-canopy"),
    *[("ink", tint) for tint in ("leaf", "clay", "dusk", "honey", "blush")],
    *[("indigo", tint) for tint in ("leaf", "dusk", "honey", "blush")],
    *[("on-avatar", f"a{number}") for number in range(8)],
]
SHAPES = [(shape, ground) for shape in ("edge", "green", "terra", "indigo", "red", "ochre") for ground in GROUNDS]


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))


LIGHT = _colours(TOKENS.split("@media")[0])
BY_DEVICE, BY_CHOICE = map(_colours, TOKENS.split("@media")[1:3])
THEMES = {"light": LIGHT, "dark": LIGHT | BY_DEVICE}


def _luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2, 0 black to 1 white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read(theme):
    colours = THEMES[theme]
    faint = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in WORDS}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_controls_and_charts_stand_out(theme):
    colours = THEMES[theme]
    faint = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in SHAPES}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}


def test_dark_is_the_same_by_device_and_by_choice():
    assert BY_DEVICE and BY_DEVICE == BY_CHOICE


def test_dark_is_never_pure_black():
    assert "#000000" not in BY_DEVICE.values()
