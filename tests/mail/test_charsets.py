"""Words survive whatever encoding they came in, and whatever was said about it."""
import base64

import pytest

from tests.mail.letters import read, said


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
        ("Water", "ascii", "utf-16"),
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
