"""Quotes and signatures of mails are folded in each language, and nothing is lost."""

import pytest

from hub.text.folding import folded_html, parts
from hub.text.letters import clean

ATTRIBUTIONS = {
    "en": "On Mon, 3 May 2021 at 10:00, Juma K <j@x.org> wrote:",
    "fr": "Le lun. 3 mai 2021 à 10:00, Juma K <j@x.org> a écrit :",
    "es": "El lun, 3 may 2021 a las 10:00, Juma K (<j@x.org>) escribió:",
    "pt": "Em seg., 3 de mai. de 2021 às 10:00, Juma K <j@x.org> escreveu:",
    "de": "Am Mo., 3. Mai 2021 um 10:00 Uhr schrieb Juma K <j@x.org>:",
    "ar": "في الاثنين، 3 مايو 2021 في 10:00 ص كتب جمعة <j@x.org>:",
}
HEADS = {
    "en": "From: Juma K <j@x.org>\nSent: Monday, May 3, 2021 10:00\nTo: List\nSubject: Wells",
    "fr": "De : Juma K <j@x.org>\nEnvoyé : lundi 3 mai 2021 10:00\nÀ : Liste\nObjet : Puits",
    "es": "De: Juma K <j@x.org>\nEnviado el: lunes, 3 de mayo de 2021\nPara: Lista\nAsunto: Pozos",
    "pt": "De: Juma K <j@x.org>\nEnviado: segunda-feira\nPara: Lista\nAssunto: Poços",
    "de": "Von: Juma K <j@x.org>\nGesendet: Montag, 3. Mai 2021\nAn: Liste\nBetreff: Brunnen",
    "ar": "من: جمعة <j@x.org>\nتاريخ الإرسال: 3 مايو 2021\nإلى: القائمة\nالموضوع: آبار",
}
MARKERS = {
    "en": "-----Original Message-----", "fr": "-----Message d'origine-----", "es": "-----Mensaje original-----",
    "pt": "-----Mensagem original-----", "de": "-----Ursprüngliche Nachricht-----", "ar": "-----الرسالة الأصلية-----",
}  # fmt: skip
MAILS = [
    "Yes.\n\nOn 1 May 2021, A wrote:\n> q1\n>\n> q2\n\nI agree.\n\n> q3\nNo.\n-- \nJuma\nNairobi\n",
    "top\r\n> q\r\n\r\n\r\n",
    "",
    "\n\n",
    "no end of line",
    "--\n\n",
    "> only\n> quotes",
    "a\n" + "_" * 40 + "\nwells mailing list\nhttp://x.org/listinfo",
    ":\n:\n:\n:\n> x\n:",
]


def _kinds(text):
    return [part.kind for part in parts(text)]


@pytest.mark.parametrize("text", MAILS, ids=range(len(MAILS)))
def test_the_parts_joined_are_the_mail(text):
    assert "".join(part.text for part in parts(text)) == clean(text)


@pytest.mark.parametrize("language", ATTRIBUTIONS)
def test_an_attribution_belongs_to_its_quote(language):
    assert _kinds(f"I agree.\n\n{ATTRIBUTIONS[language]}\n> so it is\n>\n> said\n") == ["said", "quoted"]


@pytest.mark.parametrize("language", ATTRIBUTIONS)
def test_an_attribution_broken_over_two_lines_is_still_one(language):
    first, _, rest = ATTRIBUTIONS[language].partition(" <")
    broken = ATTRIBUTIONS[language].replace(" ", "\n", 6).replace("\n", " ", 5) if not rest else f"{first}\n<{rest}"
    assert _kinds(f"I agree.\n\n{broken}\n\n> so it is\n") == ["said", "quoted"]


@pytest.mark.parametrize("language", ATTRIBUTIONS)
def test_an_attribution_above_unmarked_words_folds_them(language):
    assert _kinds(f"I agree.\n\n{ATTRIBUTIONS[language]}\nso it is\n") == ["said", "quoted"]


@pytest.mark.parametrize("language", HEADS)
def test_outlook_heads_begin_a_quote(language):
    assert _kinds(f"I agree.\n\n{HEADS[language]}\n\nso it is\n") == ["said", "quoted"]
    assert _kinds(f"I agree.\n{'_' * 32}\n{HEADS[language]}\n\nso it is\n") == ["said", "quoted"]


@pytest.mark.parametrize("language", MARKERS)
def test_an_original_message_line_begins_a_quote(language):
    assert _kinds(f"I agree.\n\n{MARKERS[language]}\nanything\n") == ["said", "quoted"]


def test_answers_between_quotes_stay_visible_and_in_order():
    assert _kinds(MAILS[0]) == ["said", "quoted", "said", "quoted", "said", "signature"]


@pytest.mark.parametrize("text", ["He wrote:\nnothing new", "From: what I see\nthis works", "a\n--\n" + "more\n" * 40, "On Monday we met:\n- a"])
def test_ordinary_words_are_never_folded(text):
    assert _kinds(text) == ["said"]


def test_list_footers_and_phone_lines_are_signatures():
    assert _kinds(f"a\n{'#' * 60}\n\nTo unsubscribe, click here\n") == ["said", "signature"]
    assert _kinds("a\n\nEnvoyé de mon iPhone\n") == ["said", "signature"]


def test_the_page_folds_quotes_and_keeps_every_word():
    page = folded_html("I *agree*: http://a.org\nreally\n\nOn 1 May 2021, <b>A</b> wrote:\n> so & so\n")
    assert page.startswith('<p>I *agree*: <a href="http://a.org" rel="nofollow noopener ugc">http://a.org</a><br>\nreally</p>\n')
    assert '<details class="quoted"><summary>On 1 May 2021, &lt;b&gt;A&lt;/b&gt; wrote:</summary>' in page
    assert "so &amp; so" in page


def test_a_mail_of_quotes_only_is_shown_open():
    assert folded_html("> so\n").startswith('<details class="quoted" open><summary>… (1)</summary>')


@pytest.mark.parametrize("text", ["> " * 50_000, ":\n" * 50_000, "On " * 50_000 + ":", "_" * 100_000, "--\n" * 30_000, "On a b c d\n" * 20_000])
def test_hostile_mails_are_read_at_once(text):
    assert "".join(part.text for part in parts(text)) == text
