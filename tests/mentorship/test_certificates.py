"""Certificates of mentorships: taken by each of the two once it is closed, checked by anybody, naming nobody but their holder."""

import io
from datetime import timedelta

import pytest

from hub.accounts.models import FORMER_MEMBER, Person
from hub.clock import now
from hub.communities.queries import by_of
from hub.mentorship import queries
from hub.mentorship.printing import told_of
from hub.storage.unit import db, unit_of_work
from hub.text.printing.lettering import printable
from tests.live.test_voice_views import fetched
from tests.makers import mentorship as make


@pytest.fixture
def over(cast):
    """A pair of two members, closed today after two meetings and a goal."""
    with unit_of_work():
        pair = make.pair(cast.member, cast.other, state="closed", began_at=now() - timedelta(days=90), closed_at=now())
        make.meeting(pair, state="held"), make.meeting(pair, state="held"), make.goal(pair, "Safe wells", state="reached")
        return pair.id


def taken(cast, over, signed_in, who="member") -> str:
    """The code of the certificate one of the two takes."""
    path = f"/mentoring/{over}/certificate"
    assert signed_in(getattr(cast, who)).post(f"{path}/take", on=path).status == 302
    with unit_of_work(write=False):
        by = by_of(db.get(Person, getattr(cast, who).id))
        return queries.certificate_of(by, queries.pair_for(by, over)).code


def test_each_of_the_two_takes_their_own_once(over, cast, signed_in):
    member = signed_in(cast.member)
    assert "My certificate" in member.get(f"/mentoring/{over}") and "Take my certificate" in member.get(f"/mentoring/{over}/certificate")
    codes = {taken(cast, over, signed_in), taken(cast, over, signed_in, "other")}
    member.send(f"/mentoring/{over}/certificate/take")
    with unit_of_work(write=False):
        assert len(codes) == 2 and {one.code for one in queries.certificates_of(queries.pair_for(by_of(cast.member), over))} == codes
    assert "as mentor" in member.get("/me/certificates") and "as mentee" in signed_in(cast.other).get("/me/certificates")


@pytest.mark.parametrize("state, changes", [("active", {}), ("ended", {}), ("closed", {"began_at": None}), ("declined", {})])
def test_only_what_was_carried_through_has_one(state, changes, cast, signed_in):
    with unit_of_work():
        pair = make.pair(cast.member, cast.other, state=state, closed_at=now(), **changes)
    member = signed_in(cast.member)
    assert "My certificate" not in member.get(f"/mentoring/{pair.id}")
    assert member.get(f"/mentoring/{pair.id}/certificate").status == member.send(f"/mentoring/{pair.id}/certificate/take").status == 403


def test_anybody_checks_one_and_learns_nothing_of_the_other(over, cast, signed_in):
    code = taken(cast, over, signed_in)
    page = signed_in(None).get(f"/certificates/m/{code.lower()}")
    assert page.status == 200 and "Valid." in page and cast.member.name in page and "as mentor" in page
    assert cast.other.name not in page.html and "Safe wells" not in page.html and f"/mentoring/{over}" not in page.html
    assert signed_in(None).get(f"/certificates/{code}").location.endswith(f"/certificates/m/{code}")
    assert signed_in(None).get("/certificates/AAAA-AAAA-AAAA-AAAA").status == signed_in(None).get("/certificates/m/AAAA").status == 404


def test_who_left_without_their_name_is_not_named_on_it(over, cast, signed_in):
    code = taken(cast, over, signed_in)
    with unit_of_work():
        person = db.get(Person, cast.member.id)
        name, person.state, person.name = person.name, "closed", FORMER_MEMBER
    assert name not in signed_in(None).get(f"/certificates/m/{code}").html


def test_codes_cannot_be_tried_out(client):
    answers = [client.get(f"/certificates/m/AAAA-{number}").status for number in range(22)]
    assert answers[:20] == [404] * 20 and answers[-1] == 429


def test_who_looks_after_the_pair_takes_one_back_and_gives_it_again(over, cast, signed_in):
    code, path = taken(cast, over, signed_in), f"/mentoring/overview/{over}"
    admin, member = signed_in(cast.admin), signed_in(cast.member)
    with unit_of_work(write=False):
        of = f"{path}/certificates/{queries.certificate_of_code(code).id}"
    assert signed_in(cast.other).send(of, {"why": "No"}).status == 404
    admin.post(of, {"why": "Given in error"}, on=path)
    assert "Not valid" in signed_in(None).get(f"/certificates/{code}", follow=True) and "Given in error" in member.get(f"/mentoring/{over}/certificate")
    assert member.get(f"/mentoring/{over}/certificate.pdf").status == 404 and "was taken back" in member.get("/notices")
    admin.send(of, {"act": "again"})
    assert "Valid." in signed_in(None).get(f"/certificates/m/{code}")


@pytest.mark.parametrize("name, refused", [("Moussa T.", ""), ("سلمى بن يوسف", ""), ("สมชาย", "cannot be printed"), ("", "Fill this in")])
def test_the_holder_chooses_name_and_language(name, refused, over, cast, signed_in):
    taken(cast, over, signed_in)
    page = signed_in(cast.member).post(f"/mentoring/{over}/certificate", {"name": name, "language": "ar"})
    assert (page.status == 422 and refused in page) if refused else page.status == 302


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_it_is_one_page_in_its_holders_language(language, over, cast, signed_in):
    pdfium = pytest.importorskip("pypdfium2")
    code = taken(cast, over, signed_in)
    signed_in(cast.member).post(f"/mentoring/{over}/certificate", {"name": "Aïssatou Ndiaye", "language": language})
    answer = fetched(signed_in(cast.member), f"/mentoring/{over}/certificate.pdf")
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    document = pdfium.PdfDocument(io.BytesIO(answer.data))
    words, count = document[0].get_textpage().get_text_bounded(), len(document)
    document.close()
    assert count == 1 and "Aïssatou Ndiaye" in words and code in words and cast.other.name not in words


def test_every_sentence_on_it_can_be_printed(over, cast, signed_in):
    code = taken(cast, over, signed_in)
    with unit_of_work():
        one = queries.certificate_of_code(code)
        for language in ("en", "fr", "ar"):
            one.language = language
            told = told_of(one, queries.carried_by(one.pair))
            texts = [told[name] for name in ("heading", "before", "between", "title", "when", "check")] + told["lines"]
            assert all(printable(text) == text for text in texts) and told["rtl"] == (language == "ar")
