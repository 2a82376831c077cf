"""Starting the servers and the crowd as processes, and asking them."""

import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STEPS = [["0{", "40"], ["40{", '420["join",{}]'], ["430[", ""]]
NODE_PACKAGE = "socket.io@4.8"
SERVER_CORE, CROWD_CORE = "0", "1"


def node_modules() -> Path | None:
    """A folder with Node's socket.io, installed for this run; None where there is no Node."""
    folder = Path(tempfile.gettempdir()) / "hub-bench-node"
    folder.mkdir(exist_ok=True)
    if not (folder / "node_modules" / "socket.io").exists():
        done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", NODE_PACKAGE], cwd=folder, check=False)
        if done.returncode:
            return None
    (folder / "server.js").write_text((HERE / "server.js").read_text())
    return folder


@contextmanager
def serving(kind: str, port: int):
    """A server of a kind, answering, pinned to one core."""
    if kind == "node":
        command = ["taskset", "-c", SERVER_CORE, "node", str(node_modules() / "server.js"), str(port)]
    else:
        command = [sys.executable, "-m", "bench.broadcast.server", kind, str(port)]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        _wait_for(port)
        yield process
    finally:
        process.kill()
        process.wait()


def cost(port: int) -> tuple[float, int]:
    """(seconds of CPU, resident KB) a server says of itself."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/cost", timeout=60) as answer:
        cpu, rss = answer.read().split()
    return float(cpu), int(rss)


class Gathered:
    """A crowd in a process of its own, pinned to the other core."""

    def __init__(self, port: int):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.broadcast.crowd", str(port), CROWD_CORE], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )

    def ask(self, do: str, **values) -> dict:
        """Have the crowd do something; its answer, or SystemExit with what went wrong."""
        self.process.stdin.write(json.dumps({"do": do, **values}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"error": "the crowd died"}')
        if "error" in answer:
            raise SystemExit(answer["error"])
        return answer

    def end(self) -> None:
        """Close all lines and end the process."""
        self.process.stdin.close()
        self.process.wait()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nothing answers at port {port}")
