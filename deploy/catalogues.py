"""Collects every sentence of the hub and brings the catalogues up to date: `make catalogues`."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "hub" / "text" / "catalogues"
LANGUAGES = ("fr", "ar")
KEYWORDS = {"_": None, "gettext": None, "lazy": None, "ngettext": (1, 2), "plural": (1, 2)}
METHODS = [("hub/**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract"), ("templates/**.txt", "jinja2.ext:babel_extract")]
UNSEEN = ("styleguide.html",)  # shown to those who build the site, in English


def extracted() -> Catalog:
    """Every sentence of code and templates."""
    catalogue = Catalog(project="Baraza", charset="utf-8")
    options = {method: {"encoding": "utf-8", "silent": "false", "extensions": "jinja2.ext.do"} for method, _ in METHODS if "templates" in method}
    for folder in ("hub", "templates"):
        found = extract_from_dir(str(ROOT / folder), [(pattern.removeprefix(f"{folder}/"), name) for pattern, name in METHODS if pattern.startswith(folder)],
                                 {pattern.removeprefix(f"{folder}/"): values for pattern, values in options.items()}, KEYWORDS)
        for file, line, message, _comments, context in found:
            if not file.endswith(UNSEEN):
                catalogue.add(message, None, [(f"{folder}/{file}", line)], context=context)
    return catalogue


def update() -> None:
    """Bring each language's catalogue up to date; new sentences stand there untranslated, unsaid ones are dropped."""
    sentences = extracted()
    for language in LANGUAGES:
        path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = Catalog(locale=language, project="Baraza", charset="utf-8")
        if path.exists():
            with path.open("rb") as file:
                catalogue = read_po(file, locale=language)
        catalogue.update(sentences, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalogue, width=140, sort_output=True, no_location=True, ignore_obsolete=True)
        missing = sum(1 for message in catalogue if message.id and not (all(message.string) if isinstance(message.string, tuple) else message.string))
        print(f"{language}: {len(catalogue)} sentences, {missing} to be translated")


if __name__ == "__main__":
    update()
