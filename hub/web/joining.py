"""Our own script modules joined into one file, so that a page on a slow line asks once and not thirty times.

No tool builds anything: what the pages fetch is made from the same files when the hub starts. It reads only the plain forms our modules keep to:
`import { a, b as c } from "./x.js";`, `import * as x from "./x.js";`, and `export` before `const`, `function` or `class` at the beginning of a line.
"""

import re
from posixpath import dirname, join, normpath, relpath

IMPORT = re.compile(r'^import (\{[^}]*\}|\* as \w+) from "([^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|async function|function|class) (\w+))", re.MULTILINE)
LAZY = re.compile(r'\bimport\("(\.[^"]+)"\)')
LEFT = re.compile(r"^(?:import|export)\b", re.MULTILINE)


class CannotJoin(ValueError):
    """A module has a form that is not read here, or two modules need each other."""


def joined(files: dict[str, bytes], entry: str, apart: tuple[str, ...] = ("vendor/",)) -> str:
    """The module `entry` with all it imports, each once, in one; what lies in a folder of `apart` is imported as before."""
    order = _in_order(files, entry, apart)
    names = {name: f"$m{number}" for number, name in enumerate(order)}
    outside: dict[str, None] = {}
    bodies = [_body(files, name, names, outside, entry) for name in order]
    return "\n".join([*outside, *bodies]) + "\n"


def modules_of(files: dict[str, bytes], entry: str, apart: tuple[str, ...] = ("vendor/",)) -> list[str]:
    """The names of all modules that `joined` puts together, those needed first."""
    return _in_order(files, entry, apart)


def _in_order(files, entry: str, apart) -> list[str]:
    order, open_ones = [], []

    def visit(name: str) -> None:
        if name in order or name.startswith(apart):
            return
        if name in open_ones:
            raise CannotJoin(f"{name} needs itself by {open_ones[-1]}")
        open_ones.append(name)
        for found in IMPORT.finditer(_text(files, name)):
            visit(_beside(name, found[2]))
        open_ones.pop()
        order.append(name)

    visit(entry)
    return order


def _body(files, name: str, names: dict[str, str], outside: dict[str, None], entry: str) -> str:
    def local(found: re.Match) -> str:
        wanted, target = found[1], _beside(name, found[2])
        if target not in names:
            outside[f'import {wanted} from "{_seen_from(entry, target)}";'] = None
            return ""
        what = wanted.removeprefix("* as ") if wanted.startswith("*") else wanted.replace(" as ", ": ")
        return f"const {what} = {names[target]};"

    text = _text(files, name)
    exported = [found[1] for found in EXPORT.finditer(text)]
    text = EXPORT.sub("", IMPORT.sub(local, text))
    if LEFT.search(text):
        raise CannotJoin(f"{name} imports or exports in a form that is not read here")
    text = LAZY.sub(lambda found: f'import("{_seen_from(entry, _beside(name, found[1]))}")', text)
    return f"const {names[name]} = (() => {{\n{_short(text).strip()}\nreturn {{ {', '.join(exported)} }};\n}})();"


def _short(text: str) -> str:
    """Without indentation, comment lines and empty lines; a module where a text may go over lines is left as it is."""
    lines = text.split("\n")
    if any(line.count("`") % 2 for line in lines):
        return text
    short = (line.strip() for line in lines)
    return "\n".join(line for line in short if line and not line.startswith("//"))


def _text(files, name: str) -> str:
    if name not in files:
        raise CannotJoin(f"there is no {name}")
    return files[name].decode()


def _beside(name: str, target: str) -> str:
    return normpath(join(dirname(name), target))


def _seen_from(entry: str, target: str) -> str:
    path = relpath(target, dirname(entry))
    return path if path.startswith(".") else f"./{path}"
