"""Several bundles in one body: each preceded by two bytes of length, big-endian."""


def parts_of(body: bytes) -> list[bytes]:
    """The parts of a body; none where the lengths do not fill it exactly."""
    parts, at = [], 0
    while at < len(body):
        size = int.from_bytes(body[at:at + 2])
        parts.append(body[at + 2:at + 2 + size])
        at += 2 + size
    return parts if at == len(body) else []
