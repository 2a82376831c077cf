"""Drawing pages: small pictures in two widths with their words; what cannot be drawn says why and harms nothing."""

import io

import pytest
from PIL import Image

from hub.slides.drawing import darkroom, office
from hub.slides.drawing.sheets import tidy, title_of
from tests.makers.slides import bomb, pdf

BOMB = b"q " + b"0.5 0 0 rg 1 0 0 1 0 0 cm 0 0 900 500 re f " * 400_000 + b" Q"

def of(tmp_path, body: bytes, kind="pdf", start=0):
    path = tmp_path / "deck"
    path.write_bytes(body)
    return darkroom.drawn(str(path), kind, start)

def test_a_page_is_two_small_pictures_and_its_words(tmp_path):
    made = of(tmp_path, pdf("Seals\nChange them yearly"))
    sheet = made.drawn[0]
    large, small = (Image.open(io.BytesIO(body)) for body in (sheet.large, sheet.small))
    large_bytes, small_bytes = len(sheet.large), len(sheet.small)
    assert (made.pages, made.problem) == (1, "") and tidy(sheet.text) == "Seals\nChange them yearly"
    assert large.format == small.format == "WEBP" and (large.size, small.size) == ((960, 540), (480, 270))
    assert large_bytes < 10_000 and small_bytes < 5_000

def test_pages_come_by_the_handful(tmp_path):
    body = pdf(*(f"Page {number}" for number in range(1, 9)))
    first, rest = of(tmp_path, body), of(tmp_path, body, start=darkroom.AT_ONCE)
    assert first.pages == rest.pages == 8 and len(first.drawn) == darkroom.AT_ONCE
    assert [tidy(sheet.text) for sheet in rest.drawn] == ["Page 7", "Page 8"]

def test_a_standing_page_stays_within_its_box(tmp_path):
    assert of(tmp_path, pdf("Letter", size=(595, 842))).drawn[0].size == (905, 1280)

@pytest.mark.parametrize("body, problem", [
    (b"%PDF-1.4\nnothing more", "broken"), (b"", "broken"), (pdf(*["Too many"] * 101), "long"), (pdf("Thin", size=(4, 20_000)), "broken"),
])
def test_what_is_no_deck_says_why(tmp_path, body, problem):
    assert of(tmp_path, body)[1:] == ([], problem)

def test_a_bomb_goes_off_in_the_child_alone(tmp_path):
    body = bomb()
    assert len(body) < 2_000_000 and of(tmp_path, body)[1:] == ([], "heavy")


def test_a_page_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(darkroom, "SECONDS", 0)
    assert of(tmp_path, pdf("Heavy")).problem == "heavy"

@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_is_a_page(tmp_path, form):
    body = io.BytesIO()
    Image.effect_noise((40, 30), 80).convert("RGB").resize((1200, 900)).save(body, form)
    sheet = of(tmp_path, body.getvalue(), "picture").drawn[0]
    large, small = len(sheet.large), len(sheet.small)
    assert sheet.size == (960, 720) and sheet.text == "" and large <= 40_000 and small <= 16_000

def test_what_is_no_picture_is_refused(tmp_path):
    assert of(tmp_path, b"<svg onload='alert(1)'/>", "picture").problem == "broken"

def test_few_colours_are_kept_without_loss(tmp_path):
    picture, body = Image.new("RGB", (960, 540), "white"), io.BytesIO()
    picture.paste((31, 90, 69), (100, 100, 400, 300))
    picture.save(body, "PNG")
    large = Image.open(io.BytesIO(of(tmp_path, body.getvalue(), "picture").drawn[0].large)).convert("RGB")
    assert large.getpixel((200, 200)) == (31, 90, 69) and large.getpixel((5, 5)) == (255, 255, 255)

def test_titles_are_the_first_words():
    assert title_of(tidy("  3 \n\n Water   committees\r\nin practice")) == "Water committees"
    assert title_of("12\n–") == "" and len(title_of("long " * 80)) == 120

STAND_IN = """#!/bin/sh
while [ $# -gt 0 ]; do case "$1" in --outdir) out="$2"; shift;; esac; shift; done
cp "{pdf}" "$out/deck.pdf"
"""

def test_an_office_file_becomes_a_pdf_where_the_program_is_present(tmp_path, monkeypatch):
    made = tmp_path / "made.pdf"
    made.write_bytes(pdf("From the office"))
    program = tmp_path / "soffice"
    program.write_text(STAND_IN.format(pdf=made))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with office.as_pdf(made, "pptx") as found:
        assert office.is_present() and found.read() == made.read_bytes()


def test_a_small_spot_of_another_colour_keeps_it(tmp_path):
    many = b" ".join(b"0.%02d 0.%02d 0.3 rg %d 40 40 40 re f" % (10 + 5 * at, 90 - 5 * at, 40 + 50 * at) for at in range(16))
    body = pdf("Spots", drawings=(many + b" 0.66 0.1 0.1 rg 60 300 12 12 re f",))
    red, green, _blue = Image.open(io.BytesIO(of(tmp_path, body).drawn[0].large)).convert("RGB").getpixel((66, 234))
    assert red > 130 and green < 70
