"""Certificates: given once to who earned them, checked by anybody, changed by their holder, taken back by who looks after the community."""

import io
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from hub.accounts.models import FORMER_MEMBER, Person
from hub.attendance import jobs, queries
from hub.attendance.models import Certificate
from hub.attendance.printing import told_of
from hub.clock import now
from hub.live.models import LiveSession
from hub.storage.unit import db, unit_of_work
from tests.live.test_voice_views import fetched
from tests.makers.attendance import certificate, heard, rule, said, stay
from tests.makers.live import live, session_notes


@pytest.fixture
def over(cast, frozen):
    """A session that is over and gives certificates; ten minutes were said, the member heard eight."""
    found = live(cast.wells, cast.facilitator, opened_at=now() - timedelta(minutes=30), title="=Pumps that last")
    said(found, cast.facilitator)
    stay(found, cast.member)
    heard(found, cast.member, 0, 8)
    heard(found, cast.other, 0, 2)
    session_notes(found)
    return found


def given() -> list[Certificate]:
    with unit_of_work(write=False):
        return list(db.scalars(select(Certificate)))


def test_who_heard_enough_gets_one_and_is_told_once(over, cast, signed_in, run_jobs):
    assert signed_in(cast.facilitator).post(f"/live/{over.id}/certificates", {"gives": "yes", "percent": "70", "days": "14"}).status == 302
    for _time in range(2):
        jobs.reckon_all()
    assert [(one.person_id, one.minutes, one.way) for one in given()] == [(cast.member.id, 24, "live")]  # 80 % of half an hour
    member = signed_in(cast.member)
    assert member.get("/notices").words.count("Your certificate for =Pumps that last is ready") == 1
    assert "valid" in member.get("/me/certificates") and "No certificate yet" in signed_in(cast.other).get("/me/certificates")


def test_what_is_heard_later_earns_it_until_the_days_are_over(over, cast, frozen):
    rule(over, percent=70, days=14)
    heard(over, cast.other, 2, 9, "later")
    with time_machine.travel(now() + timedelta(days=15), tick=False):
        jobs.reckon(over.id)
        assert given() == []
    with time_machine.travel(now() + timedelta(days=13), tick=False):
        jobs.reckon(over.id)
    assert {one.person_id for one in given()} == {cast.member.id, cast.other.id}


def test_without_a_rule_there_are_none(over):
    jobs.reckon(over.id)
    assert given() == []


def test_anybody_checks_one_and_learns_nothing_else(over, cast, signed_in):
    one = certificate(over, cast.member, name="Moussa T.")
    page = signed_in(None).get(f"/certificates/{one.code.lower()}")
    assert page.status == 200 and "Valid." in page and "Moussa T." in page and "Pumps that last" in page and "9 minutes" in page
    assert "moussa@" not in page.html and "Traoré" not in page.html and "Wells" not in page.html
    wrong = signed_in(None).get("/certificates/AAAA-AAAA-AAAA-AAAA")
    assert wrong.status == 404 and "no certificate with this code" in wrong


def test_who_left_without_their_name_is_not_named_on_it(over, cast, signed_in):
    one = certificate(over, cast.member)
    assert "Moussa" in signed_in(None).get(f"/certificates/{one.code}")
    with unit_of_work():
        person = db.get(Person, cast.member.id)
        person.state, person.name = "closed", FORMER_MEMBER
    assert "Moussa" not in signed_in(None).get(f"/certificates/{one.code}").html


def test_codes_cannot_be_tried_out(over, cast, signed_in):
    visitor = signed_in(None)
    answers = [visitor.get(f"/certificates/AAAA-{number}").status for number in range(22)]
    assert answers[:20] == [404] * 20 and answers[-1] == 429


def test_one_taken_back_says_so_and_prints_no_more(over, cast, signed_in):
    one = certificate(over, cast.member)
    facilitator, member = signed_in(cast.facilitator), signed_in(cast.member)
    path = f"/live/{over.id}/certificates/{cast.member.id}"
    facilitator.post(path, {"why": "Somebody else listened"}, on=f"/live/{over.id}/certificates")
    page = signed_in(None).get(f"/certificates/{one.code}")
    assert "Not valid" in page and "Somebody else" not in page.html
    assert member.get(f"/me/certificates/{over.id}.pdf").status == 404 and "Somebody else listened" in member.get("/me/certificates")
    facilitator.send(path, {"act": "again"})
    assert "Valid." in signed_in(None).get(f"/certificates/{one.code}")


@pytest.mark.parametrize("name, refused", [("Moussa T.", ""), ("  سلمى   بن يوسف ", ""), ("አበበ", ""), ("x", "2 to 120"), ("สมชาย", "cannot be printed"), ("", "Fill this in")])
def test_the_holder_chooses_a_name_that_can_be_printed(name, refused, over, cast, signed_in):
    certificate(over, cast.member)
    page = signed_in(cast.member).post(f"/me/certificates/{over.id}", {"name": name})
    assert (page.status == 422 and refused in page) if refused else (page.status == 302 and given()[0].name == " ".join(name.split()))


def test_nobody_else_opens_or_renames_it(over, cast, signed_in):
    certificate(over, cast.member)
    for path in (f"/me/certificates/{over.id}", f"/me/certificates/{over.id}.pdf"):
        assert signed_in(cast.other).get(path).status == 404
        assert fetched(signed_in(cast.member), path).status_code == 200


@pytest.fixture
def printed(over, cast, signed_in):
    """A function that prints the member's certificate in a language: the words drawn, and the one page."""
    pdfium = pytest.importorskip("pypdfium2")

    def made(language: str, name: str):
        one = certificate(over, cast.member, language=language, name=name)
        answer = fetched(signed_in(cast.member), f"/me/certificates/{over.id}.pdf")
        assert answer.status_code == 200 and answer.mimetype == "application/pdf" and len(answer.data) < 80_000
        document = pdfium.PdfDocument(io.BytesIO(answer.data))
        page = document[0]
        words = page.get_textpage().get_text_bounded()
        count = len(document)
        document.close()
        return words, count, one

    return made


def test_a_certificate_is_one_page_with_its_address(printed):
    words, count, one = printed("fr", "Aïssatou Ndiaye")
    assert count == 1 and "Aïssatou Ndiaye" in words and f"/certificates/{one.code}" in words and "=Pumps that last" in words


def test_arabic_is_joined_and_reads_from_the_right(tmp_path):
    """Each letter takes the form its neighbours ask for: the drawn signs are those the font joins, not the letters as they stand alone."""
    import uharfbuzz

    from hub.text.printing.drawing import FONTS, Sheet

    sheet = Sheet("ar", is_rtl=True)
    joined, alone = sheet.get_string_width("سلمى"), sum(sheet.get_string_width(letter) for letter in "سلمى")
    assert joined < alone * 0.9
    from fontTools.ttLib import TTFont

    font = TTFont(FONTS / "arabic-400.woff")
    font.flavor = None
    font.save(tmp_path / "arabic.ttf")
    shaper = uharfbuzz.Font(uharfbuzz.Face((tmp_path / "arabic.ttf").read_bytes()))
    buffer = uharfbuzz.Buffer()
    buffer.add_str("سلمى")
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer)
    width = sum(position.x_advance for position in buffer.glyph_positions) / shaper.face.upem * sheet.font_size
    assert buffer.direction == "rtl" and abs(width - joined) < 0.05 * width


def test_every_sentence_on_it_can_be_printed(over, cast):
    from hub.text.printing.lettering import printable
    from tests.cast import acting_as

    for language in ("en", "fr", "ar"):
        with unit_of_work():
            for old in db.scalars(select(Certificate)):
                db.delete(old)
        certificate(over, cast.member, language=language)
        with acting_as(cast.member) as by:
            told = told_of(queries.certificate_for(by, over.id))
        texts = [told[name] for name in ("heading", "before", "between", "when", "check")] + told["lines"]
        assert all(printable(text) == text for text in texts) and told["rtl"] == (language == "ar")


def test_a_rule_is_said_once_for_all_dates_that_follow(cast, signed_in, frozen):
    host = signed_in(cast.facilitator)
    plan = {"title": "Pump clinic", "about": "", "on": "2026-12-03", "at": "15:00", "zone": "Africa/Nairobi", "minutes": "60", "repeats": "weekly", "times": "3"}
    page = host.post("/communities/wells/live/new", plan)
    host.post("/communities/wells/live/new", {"shown": page.form_to("/communities/wells/live/new").fields["shown"]} | plan)
    with unit_of_work(write=False):
        dates = list(db.scalars(select(LiveSession).order_by(LiveSession.starts_at)))
    assert len(dates) == 3 and "dates that follow" in host.get(f"/live/{dates[0].id}/certificates")
    host.post(f"/live/{dates[1].id}/certificates", {"gives": "yes", "percent": "80", "days": "7", "all": "1"})
    with unit_of_work(write=False):
        assert [bool(queries.rule_of(one.id)) for one in dates] == [False, True, True]
