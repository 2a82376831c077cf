"""Reading order: the number of each post, its place below what it answers, and the page it stands on."""

PAGE = 20
DEEPEST = 31  # levels that are sorted; deeper answers stand beside each other on the last one
STEP = 4  # signs a level takes in a path
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
DRAWN = 4  # levels a page indents


def page_start(seq: int) -> int:
    """The `after` of the page of 20 that holds post number `seq`."""
    return (max(seq, 1) - 1) // PAGE * PAGE


def path_below(parent_path: str, seq: int) -> str:
    """The path of post `seq` answering the post of `parent_path` ('' for the first post)."""
    return parent_path[: STEP * (DEEPEST - 1)] + _sign(seq)


def depth_of(path: str) -> int:
    """How many levels below the first post a path stands."""
    return len(path) // STEP - 1


def drawn(depth: int) -> int:
    """The indent of a post in the nested view, 0 to 4; answers to the first post stand at the margin."""
    return min(max(depth - 1, 0), DRAWN)


def seat(thread, post, parent) -> None:
    """Give a new post the next number of its thread, its place below `parent`, and count it."""
    thread.posts_count += 1
    post.seq = thread.posts_count
    post.parent_id = parent.id if parent is not None else None
    post.path = path_below(parent.path if parent is not None else "", post.seq)
    post.depth = depth_of(post.path)
    thread.last_post_at = max(thread.last_post_at, post.posted_at) if post.seq > 1 else post.posted_at
    thread.last_author_id = post.author_id


def reseated(rows: list[tuple[int, int | None]]) -> list[dict]:
    """New numbers and paths for (id, parent_id) rows in reading order; a parent that is not among them becomes the first."""
    paths: dict[int, str] = {}
    first = rows[0][0] if rows else None
    seats = []
    for seq, (id, parent_id) in enumerate(rows, start=1):
        parent_id = None if id == first else parent_id if parent_id in paths else first
        paths[id] = path_below(paths.get(parent_id, ""), seq)
        seats.append({"id": id, "parent_id": parent_id, "seq": seq, "path": paths[id], "depth": depth_of(paths[id])})
    return seats


def below(rows: list[tuple[int, int | None]], top: int) -> set[int]:
    """The ids of post `top` and everything that answers it, from (id, parent_id) rows in reading order."""
    found = {top}
    for id, parent_id in rows:
        if parent_id in found:
            found.add(id)
    return found


def _sign(seq: int) -> str:
    signs = ""
    for _ in range(STEP):
        seq, rest = divmod(seq, len(SIGNS))
        signs = SIGNS[rest] + signs
    return signs
