"""Files and functions say what they are, and by the house's own words."""

import ast
import re

from tests.house.source import HUB, ROOT, files, name, tracked, tree

BANNED = {"utils", "util", "helpers", "helper", "common", "core", "misc", "base", "manager", "service", "handler", "lib"}
BANNED_LAST_WORDS = BANNED - {"base"}  # Base is SQLAlchemy's word for the root of all tables
PAPERS = (".py", ".html", ".css", ".js", ".toml", ".txt", ".md", ".yaml", ".yml", ".sh", ".conf", ".service", "Makefile", "run")
FOREIGN = [  # written with a gap, so that this file does not hold them itself
    word.replace("~", "") for word in
    ("py~pi.org/simple", "files.python~hosted", "registry.npm~js", "--index~-url", "/work~/main", "/work~/shared", "/tmp~/house", "/ro~ot/")
]


def _public_functions(path):
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name, node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node
            yield from ((f"{node.name}.{one.name}", one) for one in node.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"))


def _inherited(shown: str) -> bool:
    # A method whose promise is the library's: what HTMLParser or WTForms calls.
    return shown.rpartition(".")[2] in {"handle_starttag", "handle_endtag", "handle_data", "handle_startendtag", "handle_charref", "handle_entityref"}


def test_every_file_opens_with_what_it_holds():
    papers = [path for path in (*files(), *(ROOT / "tests").rglob("*.py")) if path.read_text().strip()]
    bare = [name(path) for path in papers if not (ast.get_docstring(tree(path)) and path.read_text().startswith('"""'))]
    assert papers and bare == []


def test_every_public_function_says_what_it_promises():
    bare = [f"{name(path)}:{shown}" for path in files() for shown, node in _public_functions(path)
            if not ast.get_docstring(node) and not _inherited(shown) and "Meta" not in shown]
    assert bare == []


def test_no_name_that_says_nothing():
    wrong = [name(path) for path in files() if BANNED & {part.lower() for part in path.relative_to(HUB).with_suffix("").parts}]
    for path in files():
        for node in ast.walk(tree(path)):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                words = re.findall(r"[A-Z]?[a-z]+", node.name)
                wrong += [f"{name(path)}:{node.name}"] if words and words[-1].lower() in BANNED_LAST_WORDS else []
    assert wrong == []


def test_nothing_is_called_just_session():
    """A live session, a sign-in and a database session are three things."""
    wrong = []
    for path in files():
        for node in ast.walk(tree(path)):
            called = {getattr(node, "id", ""), getattr(node, "arg", ""), getattr(node, "attr", ""), getattr(node, "asname", "")}
            if "session" in called or (isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name.lower() == "session"):
                wrong.append(f"{name(path)}:{node.lineno}")
    assert wrong == []


def test_no_file_names_a_registry_or_somebodys_machine():
    papers = [path for path in tracked() if path.name.endswith(PAPERS)]
    wrong = [f"{name(path)}: {word}" for path in papers for word in FOREIGN if word in path.read_text(errors="replace")]
    assert papers and wrong == []


def test_no_work_is_put_off_in_a_comment():
    words = re.compile("|".join(word.replace("~", "") for word in ("TO~DO", "FIX~ME", "X~XX")))
    assert [name(path) for path in files() if words.search(path.read_text())] == []
