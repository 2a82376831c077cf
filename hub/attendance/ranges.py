"""Ranges of time, [[from, to], …] in milliseconds: put together, cut, laid over each other, measured; pure."""

from collections.abc import Iterable

Ranges = list[list[int]]


def merged(ranges: Iterable, near: int = 0) -> Ranges:
    """The same time in rising ranges that lie more than `near` apart; empty and backward ones are left out."""
    whole: Ranges = []
    for begin, end in sorted((int(begin), int(end)) for begin, end in ranges):
        if end <= begin:
            continue
        if whole and begin <= whole[-1][1] + near:
            whole[-1][1] = max(whole[-1][1], end)
        else:
            whole.append([begin, end])
    return whole


def shared(one: Ranges, other: Ranges) -> Ranges:
    """The time that is in both; each must be merged."""
    found, here, there = [], 0, 0
    while here < len(one) and there < len(other):
        begin, end = max(one[here][0], other[there][0]), min(one[here][1], other[there][1])
        if begin < end:
            found.append([begin, end])
        if one[here][1] < other[there][1]:
            here += 1
        else:
            there += 1
    return found


def length(ranges: Iterable) -> int:
    """Milliseconds in merged ranges."""
    return sum(end - begin for begin, end in ranges)


def added(ranges: Ranges, more: Iterable, most: int) -> Ranges:
    """Both together, but of what is new only the first `most` milliseconds: nobody hears faster than sound is played."""
    kept = merged(ranges)
    for begin, end in merged(more):
        fresh = length([[begin, end]]) - length(shared(kept, [[begin, end]]))
        if fresh > most:
            end, fresh = _as_far(kept, begin, end, most), most
        kept = merged([*kept, [begin, end]])
        most -= fresh
    return kept


def _as_far(kept: Ranges, begin: int, end: int, most: int) -> int:
    """Where a range must end so that no more than `most` milliseconds of it are new."""
    at = begin
    for low, high in [*shared(kept, [[begin, end]]), [end, end]]:
        if low - at >= most:
            return at + most
        most, at = most - (low - at), high
    return end
