"""What reading a letter promises: ids, kinds, footers, broken heads, and never a crash."""
import random
from datetime import UTC

import pytest

from hub.mail import parsing
from tests.mail.letters import ARRIVED, FIXTURES, read


@pytest.mark.parametrize(
    "line, answered",
    [
        ("In-Reply-To: <a1@example.org>", "a1@example.org"),
        ('In-Reply-To: Your message of "Tue, 3 Mar 2020" <a1@example.org>', "a1@example.org"),
        ("In-Reply-To: a1@example.org", "a1@example.org"),
        ("In-Reply-To: Message from Mary <mary@example.org> of Tuesday <a1@example.org>", "a1@example.org"),
        ("In-Reply-To: <a1@exa\n mple.org>", "a1@example.org"),
        ("In-Reply-To: Message from Mary of Tuesday", None),
        ("In-Reply-To: <>", None),
    ],
)
def test_what_a_letter_answers_is_found(line, answered):
    assert read(line).in_reply_to == answered


def test_references_are_read_in_order_also_folded_and_glued():
    assert read("References: <a@x.org><b@x.org>\n\t<c@x.org> <a@x.org>").references == ("a@x.org", "b@x.org", "c@x.org")


@pytest.mark.parametrize("line", ["X: y", "Message-ID:", "Message-ID: <>", "Message-ID: none at all"])
def test_a_letter_without_id_is_known_by_its_words(line):
    letter, again = (read(line, "From: a@example.org", "Subject: Wells", arrived=when) for when in (None, ARRIVED))
    other = read(line, "From: a@example.org", "Subject: Wells", body=b"Other words.\n")
    assert letter.message_id is None
    assert letter.identity == again.identity != other.identity


def test_two_letters_that_share_an_id_can_still_be_told_apart():
    one, other = (read("Message-ID: <a@x.org>", body=words) for words in (b"One.", b"Other."))
    assert one.identity == other.identity and one.fingerprint != other.fingerprint


# Kinds, footers, broken heads


@pytest.mark.parametrize(
    "line, flag",
    [
        ("Subject: Out of office: Wells", "auto_reply"),
        ("Subject: Réponse automatique : puits", "auto_reply"),
        ("Auto-Submitted: auto-replied", "auto_reply"),
        ("Subject: unsubscribe", "control"),
        ("Subject: subscribe water Mary", "control"),
        ("X-Spam-Flag: YES", "spam"),
    ],
)
def test_letters_of_machines_and_to_machines_are_flagged(line, flag):
    assert flag in read(line).flags


@pytest.mark.parametrize("subject", ["How to subscribe farmers to insurance", "Help", "Meeting of the office"])
def test_letters_of_people_are_not_flagged(subject):
    assert not read(f"Subject: {subject}", body=b"Dear all,\n\nwho can help?\n").flags


FOOTERS = [
    "#" * 60 + "\n\nTo unsubscribe from the WATER list, click here:\nhttps://lists.example.org/wa.exe?SUBED1=WATER\n\n" + "#" * 60,
    "_" * 47 + "\nwater mailing list\nwater@lists.example.org\nhttps://lists.example.org/listinfo/water",
    "-- \nYou received this message because you are subscribed to the group \"Water\".\nTo stop, write to x@example.org",
    "_" * 47 + "\nListe de diffusion eau\nPour se désabonner : https://listes.example.org",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_the_footer_of_the_list_is_kept_apart(footer):
    letter = read("Subject: Wells", body=f"Deep wells.\n-- \nAmina\n\n{footer}\n".encode())
    assert letter.text == "Deep wells.\n-- \nAmina"
    assert letter.footer == footer


def test_a_quoted_footer_and_a_ruler_of_the_writer_stay():
    body = "Deep wells.\n" + "_" * 30 + "\nAmina, Lamu\n\n> " + "_" * 30 + "\n> water mailing list"
    assert read("Subject: Wells", body=body.encode()).text == body


def test_header_lines_without_folding_and_a_missing_empty_line_are_forgiven():
    letter = parsing.letter(b"Subject: Wells and\npumps\nFrom: Amina <amina@example.org>\nDeep wells, they say.\nMore.\n")
    assert letter.subject == "Wells and pumps" and letter.from_address == "amina@example.org"
    assert letter.text == "Deep wells, they say.\nMore."


def test_text_without_any_head_is_kept():
    letter = parsing.letter(b"Only words.\nAnd more.\n")
    assert letter.text == "Only words.\nAnd more." and letter.problems


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\0\0", b"  \r\n"])
def test_only_emptiness_is_unreadable(raw):
    with pytest.raises(parsing.Unreadable, match="empty"):
        parsing.letter(raw)


# Hostile and broken bytes


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: " + b"=?utf-8?q?" * 50_000,
        b"From: " + b"(" * 100_000 + b"<" * 100_000,
        b"References: " + b"<a@b> " * 100_000,
        b"Content-Type: text/plain; " + b'a="' * 100_000,
        b"Content-Type: text/html\n\n" + b"<a <!-- " * 100_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 200_000,
        b"Subject: x\n\n" + b"x" * 5_000_000,
        b"Subject: x\n\n" + b"begin 644 x\n" * 50_000,
        b"Subject: x\n\n" + b"-----BEGIN PGP SIGNED MESSAGE-----\n" * 20_000,
        b"a: b\n" * 200_000,
        b"Content-Transfer-Encoding: base64\n\n" + b"=\n" * 500_000,
    ],
    ids=lambda raw: raw[:40].decode(),
)
@pytest.mark.timeout(10)
def test_hostile_letters_take_no_time(raw):
    parsing.letter(raw)


def broken(raw: bytes, chance: random.Random) -> bytes:
    """The same bytes with a few of them changed, and often the end cut off."""
    changed = bytearray(raw)
    for _ in range(chance.randrange(1, 30)):
        changed[chance.randrange(len(changed))] = chance.choice(b'\0\n\r \t"<>=?;:@-\xe9\xff\x1b' + bytes([chance.randrange(256)]))
    return bytes(changed[: chance.randrange(1, len(changed)) if chance.random() < 0.5 else len(changed)])


@pytest.mark.parametrize("name", ["nested.eml", "html_only.eml", "bounce.eml", "pipermail.mbox"])
def test_broken_bytes_never_stop_the_reading(name):
    chance, raw = random.Random(name), (FIXTURES / name).read_bytes()
    for _ in range(400):
        try:
            letter = parsing.letter(broken(raw, chance), ARRIVED)
        except parsing.Unreadable:
            continue
        repr(letter).encode()
        assert letter.date is None or letter.date.tzinfo is UTC
        assert "\0" not in letter.text + letter.subject + letter.from_name + letter.footer
