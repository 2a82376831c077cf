"""The rendering child: reads a source, writes its HTML, and lets the kernel end it when it takes too long."""

import os
import resource
import signal
import sys

CPU_SECONDS = 0.8  # for one source; a post takes 0.002, the longest ordinary text 0.3
IDLE_SECONDS = 60.0
MEMORY = 512 * 1024 * 1024
NICER = 5  # a tangled text must not take the processor from the process that serves everybody
_SIZE = 4  # bytes that hold the length of what follows
FAILED = 0xFFFFFFFF


def main() -> None:
    """Serves sources from standard input to standard output until it closes, idles or uses up its time."""
    os.nice(NICER)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from hub.text.markdown.conversion import converted

    while True:
        # Both timers keep the default action of their signals: the kernel ends
        # this process even in the middle of a regular expression.
        signal.setitimer(signal.ITIMER_REAL, IDLE_SECONDS)
        size = int.from_bytes(_read(_SIZE))
        source = _read(size).decode()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
        answer = packed(converted(source))
        signal.setitimer(signal.ITIMER_PROF, 0)
        _write(answer)


def packed(html: str | None) -> bytes:
    """The answer as it travels: four bytes of length, then UTF-8; FAILED and nothing for None."""
    if html is None:
        return FAILED.to_bytes(_SIZE)
    body = html.encode()
    return len(body).to_bytes(_SIZE) + body


def _read(size: int) -> bytes:
    data = b""
    while len(data) < size:
        chunk = os.read(0, size - len(data))
        if not chunk:
            sys.exit(0)
        data += chunk
    return data


def _write(data: bytes) -> None:
    while data:
        data = data[os.write(1, data) :]


if __name__ == "__main__":
    main()
