"""Small enough to be read at one sitting."""

from tests.house.source import files, functions, name, templates

MOST_LINES = 250
MOST_LINES_OF_A_TEMPLATE = 120
MOST_LINES_OF_A_FUNCTION = 40
MOST_BY_POSITION = 5
MOST_BY_NAME = 12  # optional facts of a letter or a notice, each named where it is given
SHOWCASES = {"styleguide.html"}


def test_files_are_short():
    assert {name(path): lines for path in files() if (lines := len(path.read_text().splitlines())) > MOST_LINES} == {}


def test_templates_are_short():
    long = {name(path): lines for path in templates() if (lines := len(path.read_text().splitlines())) > MOST_LINES_OF_A_TEMPLATE}
    assert {path: lines for path, lines in long.items() if path.rpartition("/")[2] not in SHOWCASES} == {}


def test_functions_are_short():
    long = {
        f"{name(path)}:{one.name}": length for path in files() for one in functions(path)
        if (length := one.end_lineno - one.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_functions_ask_for_little():
    wrong = []
    for path in files():
        for one in functions(path):
            given = [a.arg for a in (*one.args.posonlyargs, *one.args.args) if a.arg not in ("self", "cls")]
            if len(given) > MOST_BY_POSITION or len(given) + len(one.args.kwonlyargs) > MOST_BY_NAME:
                wrong.append(f"{name(path)}:{one.name}({', '.join(given)}, …)")
    assert wrong == []
