"""What every page carries stays light, mirrors by itself and asks nobody else."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
TEMPLATES = STATIC.parent / "templates"
SHEETS = sorted((STATIC / "css").glob("*.css"))
MOST_STYLE = 8 * 1024  # bytes of all CSS on the wire: a share of the 25 KB a first visit may cost
MOST_SCRIPT = 4 * 1024  # bytes of an ordinary page's own script on the wire
PHYSICAL = re.compile(r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![\w-])(?:left|right|top|bottom|float|width|height)\s*:"
                      r"|text-align:\s*(?:left|right)|(?:min|max)-(?:width|height)\s*:(?![^{]*\)\s*\{)")
RAW_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b(?=[^{]*[;}])|\b(?:rgba?|hsla?|oklch)\(", re.IGNORECASE)


def _plain(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)


def _small(css: str) -> bytes:
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", css)).encode()


def test_all_styles_together_are_light():
    weight = len(gzip.compress(_small("".join(map(_plain, SHEETS))), 9))
    assert SHEETS and weight <= MOST_STYLE, weight


def test_the_script_of_an_ordinary_page_is_light():
    weights = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in (STATIC / "js").glob("page*.js")}
    assert weights and sum(weights.values()) <= MOST_SCRIPT, weights


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_styles_mirror_by_themselves(sheet):
    assert PHYSICAL.findall(_plain(sheet)) == []


@pytest.mark.parametrize("sheet", [s for s in SHEETS if "tokens" not in s.name], ids=lambda sheet: sheet.name)
def test_only_the_tokens_name_colours(sheet):
    assert RAW_COLOUR.findall(_plain(sheet)) == []


def test_every_token_used_is_defined():
    css = "".join(map(_plain, SHEETS))
    assert set(re.findall(r"var\(--([\w-]+)", css)) <= set(re.findall(r"--([\w-]+):", css))


def test_styles_ask_for_nothing_and_seldom_shout():
    css = "".join(map(_plain, SHEETS))
    assert "url(" not in css and "@import" not in css
    assert css.count("!important") <= 2  # [hidden], and no motion for those who asked for none


def test_every_drawing_named_exists():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    pages = "".join(page.read_text() for page in TEMPLATES.rglob("*.html"))
    named = set(re.findall(r"(?<![\w.])icon\('([\w-]+)'", pages)) | set(re.findall(r"icon_name='([\w-]+)'", pages))
    assert named and named <= drawn, named - drawn


def test_templates_carry_no_inline_style_or_script():
    for page in TEMPLATES.rglob("*.html"):
        assert not re.search(r"\sstyle=|<style|\son\w+=\"|<script(?![^>]*\ssrc=)", page.read_text()), page


def test_vendored_files_are_what_the_list_says():
    folder = STATIC / "vendor"
    listed = json.loads((folder / "vendor.json").read_text())
    assert listed
    for name, entry in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == entry["sha256"], name
        assert (folder / entry["licence_file"]).exists() and entry["version"] and entry["licence"]
