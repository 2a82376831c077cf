"""Every sentence of the hub is translated into every language it offers, placeholders and plural forms and all."""

import re

import pytest
from babel.messages.pofile import read_po

from deploy.catalogues import CATALOGUES, extracted

LANGUAGES = ("fr", "ar")
PLACE = re.compile(r"%\((\w+)\)[sd]")


def _catalogue(language: str):
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        pytest.skip(f"{path.name} of {language} is not written yet")
    with path.open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(scope="module")
def sentences():
    found = [message for message in extracted() if message.id]
    assert len(found) > 50
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language, sentences):
    catalogue = _catalogue(language)
    missing = [message.id for message in sentences if not _translation(catalogue, message)]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language, sentences):
    catalogue, wrong = _catalogue(language), []
    for message in sentences:
        asked = set(PLACE.findall(str(message.id)))
        for form in _translation(catalogue, message):
            given = set(PLACE.findall(form))
            if not asked - {"num"} <= given <= asked:
                wrong.append((message.id, form))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_kept_that_nobody_says(language, sentences):
    said = {message.id if isinstance(message.id, str) else message.id[0] for message in sentences}
    kept = {message.id if isinstance(message.id, str) else message.id[0] for message in _catalogue(language) if message.id}
    assert kept - said == set()


def _translation(catalogue, message) -> tuple[str, ...]:
    """All forms of a translation; none where any is missing or only guessed."""
    found = catalogue.get(message.id if isinstance(message.id, str) else message.id[0])
    if found is None or found.fuzzy:
        return ()
    forms = (found.string,) if isinstance(found.string, str) else tuple(found.string)
    if isinstance(message.id, str) == isinstance(found.string, tuple):
        return ()
    wanted = 1 if isinstance(message.id, str) else catalogue.num_plurals
    return forms if len(forms) == wanted and all(forms) else ()
