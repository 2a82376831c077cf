"""Broadcasts: CPU a delivery, tail latency, memory a line and connections a second, of ours, stock Flask-SocketIO, Node's socket.io and a bare send() loop.

Limits (the issue's): ratio_node 0.5, ratio_send 1.25, p99_ratio_node 0.5, conn_kb 40, reconnect_ratio_node at least 1.
"""

import statistics
import subprocess
import sys

from bench.broadcast.running import ROOT, STEPS, Gathered, cost, serving

PORT = 8110
LISTENERS, BYTES, TIMES = 2000, 320, 50  # a binary event at 10/s
TEXTERS, TEXTS = 500, 250  # a text event at 50/s
ROUNDS = 3  # one is apart from another by a third, so the median counts
BINARY = ['451-["sayb",{"_placeholder":true,"num":0}]', BYTES]
WIRE_BYTES = 2 + 2 + len('451-["saidb",{"_placeholder":true,"num":0}]') + 4 + BYTES
TEXT = ['42["say",{"m":"' + "x" * 100 + '","t":STAMP}]']


def main() -> None:
    """Measure all four, print a line for each and the line of ratios."""
    found = {kind: _measure(kind, PORT + number) for number, kind in enumerate(("ours", "node", "stock"))}
    bare = statistics.median(_bare_us(PORT + 5 + number) for number in range(ROUNDS))
    print(f"bare send(): {bare:.1f} us a send")
    ours, node = found["ours"], found["node"]
    print(
        f"ratio_node={ours['us'] / node['us']:.2f} ratio_send={ours['us'] / bare:.2f} p99_ratio_node={ours['p99_ms'] / node['p99_ms']:.2f} "
        f"conn_kb={ours['conn_kb']:.0f} reconnect_ratio_node={ours['per_second'] / node['per_second']:.2f}"
    )


def _measure(kind: str, port: int) -> dict:
    with serving(kind, port):
        crowd = Gathered(port)
        crowd.ask("gather", count=20, steps=STEPS, mark="")
        _, before = cost(port)
        gathered = crowd.ask("gather", count=LISTENERS, steps=STEPS, mark="")
        _, after = cost(port)
        us = statistics.median(_cpu_us(crowd, port) for _ in range(ROUNDS))
        crowd.end()
    with serving(kind, port + 10):
        crowd = Gathered(port + 10)
        crowd.ask("gather", count=TEXTERS, steps=STEPS, mark='42["said"')
        heard = crowd.ask("listen", expected=TEXTERS * TEXTS, seconds=60, sends=TEXT, every=0.02, times=TEXTS)
        crowd.end()
    figures = {"us": us, "p99_ms": heard["p99_ms"], "conn_kb": (after - before) / LISTENERS, "per_second": gathered["per_second"]}
    lost = TEXTERS * TEXTS - heard["heard"]
    print(
        f"{kind}: {us:.1f} us a delivery, p50 {heard['p50_ms']:.0f} ms, p99 {heard['p99_ms']:.0f} ms, lost {lost}, "
        f"{figures['conn_kb']:.0f} KB a line, {figures['per_second']:.0f} lines a second", flush=True,
    )
    return figures


def _cpu_us(crowd: Gathered, port: int) -> float:
    lines = LISTENERS + 20
    crowd.ask("remark", mark='451-["saidb"')
    before, _ = cost(port)
    heard = crowd.ask("listen", expected=lines * TIMES, seconds=90, sends=BINARY, every=0.1, times=TIMES, stamped=False)
    after, _ = cost(port)
    if heard["heard"] != lines * TIMES:
        print(f"heard {heard['heard']} of {lines * TIMES}")
    return (after - before) / heard["heard"] * 1e6


def _bare_us(port: int) -> float:
    server = subprocess.Popen(
        [sys.executable, "-m", "bench.broadcast.server", "bare", str(port), str(LISTENERS), str(WIRE_BYTES), "0.1", str(TIMES)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )
    crowd = Gathered(port)
    crowd.ask("plain", count=LISTENERS)
    crowd.ask("listen", expected=LISTENERS * TIMES, seconds=TIMES * 0.1 + 8, stamped=False)
    crowd.end()
    try:
        return float(server.stdout.readline())
    finally:
        server.kill()
        server.wait()


if __name__ == "__main__":
    main()
