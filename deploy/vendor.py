"""Fetches the vendored browser files again by `npm pack` and checks them against static/vendor/vendor.json: `make vendor`.

Raise a version in vendor.json first; with --accept the new sums are written there.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "static" / "vendor"
LIST = FOLDER / "vendor.json"


def fetch(entry: dict, folder: Path) -> Path:
    """Unpack one package; returns the folder of its files."""
    name = f"{entry['package']}@{entry['version']}"
    packed = subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
    with tarfile.open(folder / packed) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    return folder / "unpacked" / "package"


def main(accept: bool) -> int:
    """Bring each file here; returns 1 if one is not what the list says."""
    if not shutil.which("npm"):
        raise SystemExit("`make vendor` needs npm; the files themselves are in the project, so nobody else does.")
    listed, wrong = json.loads(LIST.read_text()), 0
    for name, entry in listed.items():
        with tempfile.TemporaryDirectory() as scratch:
            content = (fetch(entry, Path(scratch)) / entry["from"]).read_bytes()
        found = hashlib.sha256(content).hexdigest()
        if found != entry["sha256"] and not accept:
            print(f"{name}: is {found}, the list says {entry['sha256']}; left as it was")
            wrong = 1
            continue
        entry["sha256"] = found
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_bytes(content)
        print(f"{name}: {entry['package']} {entry['version']}")
    LIST.write_text(json.dumps(listed, indent=2) + "\n")
    return wrong


if __name__ == "__main__":
    sys.exit(main("--accept" in sys.argv))
