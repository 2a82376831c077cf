"""Who wrote a letter is found, also behind the address of the list."""
import pytest

from tests.mail.letters import read


@pytest.mark.parametrize(
    "value, name, address",
    [
        ("Mary Otieno <Mary@Example.ORG>", "Mary Otieno", "mary@example.org"),
        ("mary at example.org (Mary Otieno)", "Mary Otieno", "mary@example.org"),
        ("Otieno, Mary <mary@example.org>", "Otieno, Mary", "mary@example.org"),
        ("\"'Mary Otieno'\" <mary@example.org>", "Mary Otieno", "mary@example.org"),
        ("=?utf-8?Q?=22Otieno=2C_Mary=22?= <mary@example.org>", "Otieno, Mary", "mary@example.org"),
        ("mary@example.org", "mary", "mary@example.org"),
        ('"mary@example.org" <mary@example.org>', "mary", "mary@example.org"),
        ("Mary Otieno <mary (at) example dot org>", "Mary Otieno", "mary@example.org"),
        ("Mary Otieno", "Mary Otieno", None),
        ("Mary Otieno <>", "Mary Otieno", None),
        ("Mary <mary...@example.org>", "Mary", None),
        ("Otieno Wanjĩrũ <w@example.org>", "Otieno Wanjĩrũ", "w@example.org"),
    ],
)
def test_writers_are_known_in_every_form(value, name, address):
    letter = read(f"From: {value}")
    assert (letter.from_name, letter.from_address) == (name, address)
    assert bool(address) or letter.problems


LIST = "From: Mary Otieno via Water <water@lists.example.org>"


@pytest.mark.parametrize(
    "lines",
    [
        (LIST, "Reply-To: Mary Otieno <mary@example.org>"),
        ("From: Mary Otieno <water@lists.example.org>", "Reply-To: Mary Otieno <mary@example.org>"),
        (LIST, "Reply-To: water@lists.example.org", "X-Original-From: Mary Otieno <mary@example.org>"),
        ('From: "Mary Otieno via lists.example.org" <mary=example.org@lists.example.org>',),
        ("From: Mary Otieno <000001a2-dmarc-request@LISTS.EXAMPLE.ORG>", "Reply-To: Mary Otieno <mary@example.org>"),
        ("From: \"'Mary Otieno' via Water\" <water@lists.example.org>", "X-Original-Sender: mary@example.org"),
    ],
)
def test_a_writer_hidden_by_the_list_is_found(lines):
    letter = read(*lines, "List-Post: <mailto:water@lists.example.org>")
    assert (letter.from_name, letter.from_address) == ("Mary Otieno", "mary@example.org")


def test_the_address_of_the_list_is_never_taken_for_a_person():
    letter = read(LIST, "Reply-To: Water <water@lists.example.org>", "List-Post: <mailto:water@lists.example.org>")
    assert (letter.from_name, letter.from_address) == ("Mary Otieno", None)


def test_a_letter_without_writer_is_kept():
    letter = read("Subject: Wells")
    assert (letter.from_name, letter.from_address, letter.text) == ("", None, "Hello.")
