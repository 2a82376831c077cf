"""What reading a letter promises: the right words, names and dates out of whatever programs wrote, and never a crash."""
import base64
import binascii
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.mail import parsing

FIXTURES = Path(__file__).parent / "fixtures"
ARRIVED = datetime(2020, 3, 3, 9, 0, tzinfo=UTC)


def read(*lines: str | bytes, body: bytes = b"Hello.\n", arrived=None) -> parsing.Letter:
    """The letter with these header lines."""
    head = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return parsing.letter(head + b"\n\n" + body, arrived)


def fixture(name: str) -> parsing.Letter:
    return parsing.letter((FIXTURES / name).read_bytes())


def said(text: str, encoding: str, label: str) -> parsing.Letter:
    """A letter whose body is written in one encoding and labelled with another."""
    return read("Subject: x", f"Content-Type: text/plain; charset={label}", "Content-Transfer-Encoding: 8bit", body=text.encode(encoding))


# Parts


def test_a_letter_of_nested_parts_gives_its_words_its_files_and_its_footer():
    letter = fixture("nested.eml")
    assert letter.text.split("\n")[0] == "The pump at the clinic stopped again. Café owners help."
    assert "> Which pump is it?" in letter.text and "Wanjiru" in letter.text
    assert letter.footer.startswith("____") and "mailing list" in letter.footer
    assert [(file.name, file.inline) for file in letter.attachments] == [("logo.png", True), ("rapport d'été.pdf", False)]
    assert letter.attachments[1].data == b"%PDF-1.4 invented"


def test_names_dates_and_subject_are_clean():
    letter = fixture("nested.eml")
    assert (letter.from_name, letter.from_address) == ("Wanjĩrũ Mwangi", "wanjiru@clinic.example.org")
    assert letter.date == datetime(2020, 3, 3, 9, 14, 58, tzinfo=UTC) and letter.date_zone_offset == 180
    assert letter.subject == "Pümpen und Filter" and letter.thread_subject == "pümpen und filter"
    assert letter.problems == ()


def test_html_becomes_readable_text():
    letter = fixture("html_only.eml")
    assert "html_only" in letter.flags
    assert "Olá, veja a lista <https://seeds.example.org/list>:" in letter.text
    assert "- milho\n- feijão" in letter.text and "\n> Quem tem sementes?" in letter.text
    assert "alert" not in letter.text and "color" not in letter.text
    assert letter.in_reply_to == "seed-1@coop.example.org" and letter.is_reply


def test_a_bounce_is_read_and_flagged():
    letter = fixture("bounce.eml")
    assert {"bounce", "auto_reply"} <= letter.flags
    assert letter.text.startswith("Your message could not be delivered.")
    assert "Subject: The well" in letter.text and "The well is dry." in letter.text
    assert letter.attachments[0].content_type == "message/delivery-status"


@pytest.mark.parametrize("boundary", ["; boundary=wrong", "", '; boundary="un'])
def test_parts_with_a_wrong_or_missing_boundary_are_found(boundary):
    body = b"--un\nContent-Type: text/plain\n\nWater.\n--un\nContent-Type: text/html\n\n<p>Water.</p>\n--un--\n"
    letter = read(f"Content-Type: multipart/alternative{boundary}", body=body)
    assert letter.text == "Water."


def test_a_multipart_without_any_parts_is_read_as_text():
    letter = read("Content-Type: multipart/mixed; boundary=none", body=b"Only words.\n")
    assert letter.text == "Only words." and any("boundary" in problem for problem in letter.problems)


def test_a_letter_cut_off_in_a_part_keeps_what_came():
    letter = read("Content-Type: multipart/mixed; boundary=b", body=b"--b\n\nFirst.\n--b\n\nSecond and th")
    assert letter.text == "First.\n\nSecond and th"
    assert "The letter ends before its last part does." in letter.problems


def test_text_after_the_last_part_is_kept_as_footer():
    body = b"--b\n\nWords.\n--b--\n" + b"_" * 40 + b"\nWater mailing list\nhttps://x.example/listinfo\n"
    letter = read("Content-Type: multipart/mixed; boundary=b", body=body)
    assert letter.text == "Words." and "Water mailing list" in letter.footer


def test_the_plain_form_is_chosen_unless_it_says_nothing():
    stub = b"--b\n\nThis message needs an HTML browser.\n--b\nContent-Type: text/html\n\n<p>" + b"Long words. " * 40 + b"</p>\n--b--"
    letter = read("Content-Type: multipart/alternative; boundary=b", body=stub)
    assert letter.text.startswith("Long words.") and "html_only" in letter.flags


def test_parts_within_parts_without_end_do_not_hurt():
    body = b"Content-Type: text/plain\n\nWords.\n"
    for depth in range(200):
        body = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth) + body
    letter = parsing.letter(body)
    assert any("too many parts" in problem for problem in letter.problems)


def test_a_letter_within_a_letter_becomes_text_or_a_file():
    inner = b"Content-Type: message/rfc822%s\n\nFrom: Rosa <rosa@example.net>\nSubject: Seeds\n\nAsh helps.\n"
    shown = parsing.letter(inner % b"")
    kept = parsing.letter(inner % b"\nContent-Disposition: attachment")
    assert "From: Rosa <rosa@example.net>" in shown.text and "Ash helps." in shown.text
    assert kept.text == "" and kept.attachments[0].name == "attachment-1.eml"


def test_flowed_text_is_joined_and_signatures_stay():
    body = b"One line \nthat goes on.\n> a quote \n> goes on\n-- \nJuma\n"
    letter = read("Content-Type: text/plain; format=flowed", body=body)
    assert letter.text == "One line that goes on.\n> a quote goes on\n-- \nJuma"


def test_inline_pgp_is_taken_off_and_encryption_flagged():
    signed = b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nWords.\n- -- \nJuma\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
    assert read("Subject: x", body=signed).text == "Words.\n-- \nJuma"
    assert "signed" in read("Subject: x", body=signed).flags
    assert "encrypted" in read("Subject: x", body=b"-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----\n").flags


def test_a_uuencoded_file_in_the_text_becomes_an_attachment():
    packed = binascii.b2a_uu(b"Three wells, two dry.")
    letter = read("Subject: x", body=b"See:\n\nbegin 644 wells.txt\n" + packed + b"`\nend\n\nBye.\n")
    assert [(file.name, file.data) for file in letter.attachments] == [("wells.txt", b"Three wells, two dry.")]
    assert "begin" not in letter.text and letter.text.endswith("Bye.")


@pytest.mark.parametrize(
    "disposition, name",
    [
        ('filename="../../etc/passwd"', "passwd"),
        (r'filename="C:\\Users\\x\\plan.doc"', "plan.doc"),
        ("filename==?utf-8?Q?caf=C3=A9.pdf?=", "café.pdf"),
        ("filename*=iso-8859-1'fr'caf%E9.pdf", "café.pdf"),
        ('filename="unfinished.pdf', "unfinished.pdf"),
        ('filename="  ..  "', "attachment-1.pdf"),
        (f'filename="{"x" * 400}.pdf"', "x" * 109 + ".pdf"),
        ('filename="bill\u202efdp.exe"', "billfdp.exe"),
        ("", "attachment-1.pdf"),
    ],
)
def test_names_of_files_are_decoded_and_safe(disposition, name):
    letter = read("Content-Type: application/pdf", f"Content-Disposition: attachment; {disposition}", body=b"%PDF")
    assert letter.attachments[0].name == name


def test_winmail_is_kept_and_said():
    letter = read('Content-Type: application/ms-tnef; name="winmail.dat"', body=b"\x78\x9f\x3e\x22")
    assert "winmail" in letter.flags and letter.attachments[0].name == "winmail.dat"


# Encodings


@pytest.mark.parametrize(
    "text, encoding, label",
    [
        ("L’eau coûte “trop” cher…", "cp1252", "iso-8859-1"),
        ("Água e saúde", "cp1252", "us-ascii"),
        ("Água e saúde", "utf-8", "iso-8859-1"),
        ("Água e saúde", "latin-1", "utf-8"),
        ("Água e saúde", "latin-1", "x-unknown"),
        ("Água e saúde", "utf-8", "unknown-8bit"),
        ("Água e saúde", "utf-7", "utf-7"),
        ("Água e saúde", "utf-8", '"utf-8"; x'),
        ("水和卫生", "gbk", "gb2312"),
        ("衛生與食水設備", "gbk", "gb2312"),
        ("我们今天在学校开会，讨论水的问题", "gbk", "x-unknown"),
        ("水とえいせい", "iso-2022-jp", "iso-2022-jp"),
        ("水とえいせい", "iso-2022-jp", "us-ascii"),
        ("①水", "cp932", "shift_jis"),
        ("Вода и здоровье в деревне", "koi8-r", "koi8-r"),
        ("Вода и здоровье в деревне", "koi8-r", "us-ascii"),
        ("Вода и здоровье в деревне", "cp1251", "x-user-defined"),
        ("الماء والصحة في القرية", "cp1256", "windows-1256"),
        ("물과 위생에 대하여", "cp949", "ks_c_5601-1987"),
        ("Água", "utf-8", "hex"),
        ("Água", "utf-8", "unicode_escape"),
    ],
)
def test_words_survive_their_encoding_and_its_wrong_label(text, encoding, label):
    assert said(text, encoding, label).text == text


def test_a_wrong_label_is_reported():
    assert said("Água", "utf-8", "iso-8859-1").problems != ()
    assert not any("encoding" in problem for problem in said("Água", "utf-8", "utf-8").problems)


def test_mixed_encodings_in_one_text_are_both_read():
    letter = read("Content-Type: text/plain; charset=utf-8", body="Água — ".encode() + "é".encode("latin-1"))
    assert letter.text == "Água — é"


def test_nothing_is_left_that_a_database_refuses():
    letter = read("Subject: a\x00b", "From: X\x07 <x@example.org>", body=b"one\x00two\x1b[31m\xef\xbf\xbf \xed\xa0\x80")
    letter.text.encode(), letter.subject.encode()
    assert "\0" not in letter.text + letter.subject + letter.from_name
    assert "The letter held zero bytes; they were removed." in letter.problems


@pytest.mark.parametrize(
    "raw, subject",
    [
        ("=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9_x?=", "Café x"),
        ("=?utf-8?B?w4FndWE", "Água"),
        ("=?utf-8?B?w4Fn dWE=?=", "Água"),
        ("=?x-unknown?Q?=C1gua?=", "Água"),
        ("=?utf-8?Q?Why=3F?= now", "Why? now"),
        ("=?utf-8?q?one?= =?utf-8?q?_two?=", "one two"),
        ("one =?utf-8?q?two?= three", "one two three"),
        ('"=?utf-8?q?quoted?="', "quoted"),
        ("'Re: folded              words'", "Re: folded words"),
        (b"raw \xc1gua", "raw Água"),
        ("raw Água", "raw Água"),
        ("=?gb2312?B?y67Qu8n6?=", "水谢生"),
    ],
)
def test_subjects_are_decoded_however_broken(raw, subject):
    raw = raw if isinstance(raw, bytes) else raw.encode()
    assert read(b"Subject: " + raw).subject == subject


def test_damaged_quoted_printable_keeps_the_words():
    letter = read("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", body=b"=C3=81gua =ZZ 50= \nend=")
    assert letter.text.startswith("Água =ZZ 50") and any("quoted-printable" in problem for problem in letter.problems)


def test_base64_with_junk_and_with_a_footer_after_it_is_read():
    packed = base64.encodebytes("Água e saúde para todos os municípios.".encode())
    junk = read("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", body=packed[:20] + b"!\x7f*" + packed[20:])
    footer = b"_" * 40 + b"\nWater mailing list\nhttps://x.example/listinfo\n"
    after = read("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", body=packed + footer)
    assert junk.text == after.text == "Água e saúde para todos os municípios."
    assert "Water mailing list" in after.footer


# Dates


@pytest.mark.parametrize(
    "date, utc, offset",
    [
        ("Tue, 3 Mar 2020 12:00:00 +0300", "2020-03-03 09:00", 180),
        ("Tue, 3 Mar 2020 12:00:00 GMT+2 (CEST)", "2020-03-03 10:00", 120),
        ("Tue, 3 Mar 2020 12:00:00 -0000", "2020-03-03 12:00", 0),
        ("3 Mar 20 12:00 EST", "2020-03-03 17:00", -300),
        ("Tue, 3 Mar 2020 12:00:00 (EAT)", "2020-03-03 09:00", 180),
        ("Tue Mar  3 12:00:00 2020", "2020-03-03 12:00", 0),
        ("mar., 3 mars 2020 12:00:00 +0545", "2020-03-03 06:15", 345),
        ("3 März 2020 12:00:00 MEZ", "2020-03-03 11:00", 60),
        ("Tuesday, March 3, 2020 1:05 PM", "2020-03-03 13:05", 0),
        ("2020-03-03T12:00:00-03:00", "2020-03-03 15:00", -180),
        ("Tue, 3 Mar 120 12:00:00 +0000", "2020-03-03 12:00", 0),
        ("Tue, 03 Mar 2020 12:00:00 +9900", "2020-03-03 12:00", 0),
        ("Tue, 03 Mar 2020 31:99:00 +0000", "2020-03-03 00:00", 0),
    ],
)
def test_dates_of_many_programs_are_read(date, utc, offset):
    letter = read(f"Date: {date}")
    assert (letter.date.strftime("%Y-%m-%d %H:%M"), letter.date_zone_offset, letter.date_source) == (utc, offset, "Date")


BAD_DATES = ["Tue, 32 Mar 2020 12:00:00 +0000", "Thu, 1 Jan 1970 00:00:00 +0000", "Thu, 7 Feb 2036 06:28:16 +0000", "soon", "", "3 Mar 99999999 1:1"]


@pytest.mark.parametrize("date", BAD_DATES)
def test_impossible_dates_give_way_to_better_ones_and_say_so(date):
    server = "Received: from a by b; Tue, 3 Mar 2020 10:00:00 +0000"
    assert read(f"Date: {date}", server, arrived=ARRIVED).date_source == "Received"
    by_envelope = read(f"Date: {date}", arrived=ARRIVED)
    assert (by_envelope.date, by_envelope.date_source) == (ARRIVED, "envelope")
    assert any("separator line" in problem for problem in by_envelope.problems)
    assert (read(f"Date: {date}").date, read(f"Date: {date}").date_source) == (None, "none")


def test_a_date_that_servers_contradict_gives_way():
    letter = read("Date: Sat, 1 Jan 2000 00:10:00 +0000", "Received: from a by b; Tue, 3 Mar 2020 10:00:00 +0000")
    assert letter.date_source == "Received" and letter.date.year == 2020


def test_an_archive_made_later_changes_no_date():
    letter = read("Date: Tue, 3 Mar 2015 12:00:00 +0000", arrived=ARRIVED)
    assert letter.date.year == 2015 and letter.date_source == "Date"


# People


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


# Ids and identity


@pytest.mark.parametrize(
    "line, answered",
    [
        ("In-Reply-To: <a1@example.org>", "a1@example.org"),
        ('In-Reply-To: Your message of "Tue, 3 Mar 2020" <a1@example.org>', "a1@example.org"),
        ("In-Reply-To: a1@example.org", "a1@example.org"),
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
