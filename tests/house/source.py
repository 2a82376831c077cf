"""The project's own files, read and parsed once, for the tests of the house rules."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HUB = ROOT / "hub"
TEMPLATES = ROOT / "templates"
FOUNDATION = ("sparing", "settings", "clock", "errors", "limits", "storage", "text", "background", "mail", "realtime", "web")
ROW = (
    *FOUNDATION,
    "audit", "search", "accounts", "notifications", "communities", "matching",
    "library", "discussions", "live", "mentorship",
    "slides", "questions", "polls", "sites", "captions", "groups", "attendance", "feedback", "replay",
    "moderation", "home", "finding", "admin", "api",
    "tables", "rooms", "demo", "app", "working", "commands", "cli",
)
SHELVES = ("models", "rules", "queries", "payloads", "notices", "actions", "jobs", "forms", "views", "sockets")


@cache
def files() -> list[Path]:
    """Every Python file of the hub."""
    return sorted(path for path in HUB.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    """A file's syntax."""
    return ast.parse(path.read_text())


@cache
def templates() -> list[Path]:
    """Every template."""
    return sorted(path for path in TEMPLATES.rglob("*") if path.is_file())


@cache
def tracked() -> list[Path]:
    """Every file of the project's history, or of the folder where there is no git."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    return [path for name in listed if name and (path := ROOT / name).is_file()]


def place(path: Path) -> tuple[str, str]:
    """(room, shelf) of a file of the hub: ("discussions", "queries") for hub/discussions/queries/threads.py."""
    parts = path.relative_to(HUB).with_suffix("").parts
    return parts[0], parts[1] if len(parts) > 1 else ""


def name(path: Path) -> str:
    """A file as it is named in a failure."""
    return str(path.relative_to(ROOT))


def imports(path: Path):
    """What a file imports, each as the parts of its full name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                yield f"{node.module}.{one.name}".split(".")
        elif isinstance(node, ast.Import):
            for one in node.names:
                yield one.name.split(".")


def calls(path: Path):
    """The last name of each function a file calls: "commit" for db.commit()."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def functions(path: Path):
    """Every function of a file, nested ones too."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
