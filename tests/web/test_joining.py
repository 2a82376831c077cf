"""Modules joined into one behave as they did apart, and what cannot be joined is said."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from hub.web.assets import WHOLE
from hub.web.joining import LAZY, CannotJoin, joined, modules_of

STATIC = Path(__file__).parents[2] / "static"
APART = {
    "a/first.js": b'import { io } from "../vendor/io.js";\nimport { two as second, THREE } from "./deep/second.js";\nimport * as all from "./third.js";\n'
                  b'console.log(JSON.stringify([second(THREE), all.seven(), io, Object.keys(all)]));\n',
    "a/deep/second.js": b'import {\n  seven,\n} from "../third.js";\nexport const THREE = 3;\nexport function two(x) { return x + seven(); }\n',
    "a/third.js": b"const hidden = 7;\nexport const seven = () => hidden;\nexport class Eight {}\n",
    "vendor/io.js": b'export const io = "apart";\n',
}


@pytest.mark.skipif(not shutil.which("node"), reason="tried with node where there is one")
def test_joined_modules_do_what_they_did_apart(tmp_path):
    for name, body in {**APART, "a/whole.js": joined(APART, "a/first.js").encode(), "package.json": b'{"type": "module"}'}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(body)
    said = [json.loads(subprocess.check_output(["node", tmp_path / "a" / name])) for name in ("first.js", "whole.js")]
    assert said[0][:3] == said[1][:3] == [10, 7, "apart"] and sorted(said[0][3]) == sorted(said[1][3]) == ["Eight", "seven"]


def test_what_only_people_read_is_left_out_but_never_of_a_text():
    whole = joined({"x.js": b"// Why.\nexport const x = 1;\n"}, "x.js")
    assert "Why" not in whole and "const x = 1;" in whole
    assert "// kept\n  so" in joined({"x.js": b"export const x = `\n// kept\n  so`;\n"}, "x.js")


def test_what_is_fetched_later_is_still_found():
    files = {"live/room.js": b'import { part } from "./slides/part.js";\n', "live/slides/part.js": b'export const part = () => import("./panel.js");\n'}
    assert 'import("./slides/panel.js")' in joined(files, "live/room.js")


@pytest.mark.parametrize("body", [b"export default 3;\n", b'import x from "./y.js";\n', b"export let x = 1;\n", b'import { x } from "./gone.js";\n'])
def test_a_form_that_is_not_read_is_refused(body):
    with pytest.raises(CannotJoin):
        joined({"x.js": body}, "x.js")


def test_two_modules_that_need_each_other_are_refused():
    files = {"x.js": b'import { y } from "./y.js";\nexport const x = 1;\n', "y.js": b'import { x } from "./x.js";\nexport const y = 1;\n'}
    with pytest.raises(CannotJoin):
        joined(files, "x.js")


def test_the_pages_scripts_hold_every_module_they_begin_with():
    files = {str(path.relative_to(STATIC)): path.read_bytes() for path in STATIC.rglob("*.js")}
    for entry in WHOLE.values():
        names = modules_of(files, entry)
        later = {Path(found).name for name in names for found in LAZY.findall(files[name].decode())}  # fetched at the first tap
        assert names[-1] == entry and {path.name for path in STATIC.joinpath("js/live").glob("*.js")} <= {Path(name).name for name in names} | later
