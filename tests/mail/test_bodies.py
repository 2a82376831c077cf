"""What the parts of a letter become: its words, its files, and nothing lost on the way."""
import binascii
from datetime import UTC, datetime

import pytest

from hub.mail import parsing
from tests.mail.letters import fixture, read


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


@pytest.mark.parametrize(
    "source, text",
    [
        ("<ul><li><p>one</p></li><li></li><li>two</ul>", "- one\n\n- two"),
        ("<ol><li>a<li>b</ol>after", "1. a\n2. b\n\nafter"),
        ("<table><tr><td>well<td>depth<tr><td>A<td>12 m</table>", "well | depth\nA | 12 m"),
        ("<pre>a  b<b> </b>\n\n  c</pre>", "a  b\n\n  c"),
        ('<a href="https://x.example/"><img alt="Map"></a>', "[Map] <https://x.example/>"),
        ('<a href="mailto:a@x.example">a@x.example</a> <a href="javascript:x()">go</a>', "a@x.example go"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>\n> > b\n\nc"),
        ("3 < 4 &amp; 5 &gt; 4 &nope; <o:p></o:p><b title='a > b'>bold</b>", "3 < 4 & 5 > 4 &nope; bold"),
        ("<!-- no --><style>x</style><script>y</script><title>z</title>said", "said"),
        ("one<br>two<div>three</div>four", "one\ntwo\nthree\nfour"),
    ],
)
def test_html_of_many_programs_reads_like_a_letter(source, text):
    assert read("Content-Type: text/html", body=source.encode()).text == text


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


def test_the_first_text_is_the_letter_even_with_a_name():
    body = b'--b\nContent-Type: text/plain; name="body.txt"\n\nWords.\n--b\nContent-Type: text/plain; name="notes.txt"\n\nNotes.\n--b--'
    letter = read("Content-Type: multipart/mixed; boundary=b", body=body)
    assert letter.text == "Words." and [file.name for file in letter.attachments] == ["notes.txt"]


def test_the_encoding_named_inside_html_is_believed():
    body = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><p>Вода</p></html>'
    assert read("Content-Type: text/html", body=body.encode("koi8-r")).text == "Вода"


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
