"""Migrations on a full database (REL-10): `python -m bench.bench_migrations [--full] [sqlite|postgresql]`.

A database with many posts and people, odd rows among them (empty, longest, emoji, right-to-left, NULL), is taken one migration further (one
that rebuilds the table of posts and adds an index, the dearest kind), down, and up again; the rows must be the same. Then `up` is killed at
random moments; the next `up` must succeed. All released steps back to the first are walked too where they keep data.
Default: 20,000 posts and 1,000 people; --full: the row's 100,000 and 5,000.
"""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, insert, inspect, select, text

from bench.figures import Figures, full_size, kinds
from bench.hub_process import ROOT
from bench.integrity import deviations
from bench.world import connected
from hub.accounts.models import Person
from hub.communities.models import Community, Membership
from hub.discussions.models import Post, Thread
from hub.storage import migrating, unit
from hub.storage.unit import engine, unit_of_work
from tests.cast import make_cast
from tests.makers.discussions import thread

POSTS, PEOPLE, EACH = (100_000, 5_000, 100) if full_size() else (20_000, 1_000, 100)
KILLS = 5
FIRST = "0001"
ODD = ("", "x" * 20_000, "🫖" * 200, "مرحبا " * 50, "a\u0301" * 100, "'; drop table posts; --", "\u202e\u200b\ufeff", "%s %(x)s {0} :name")
PROBE = '''"""A probe of the benchmark: the table of posts rebuilt, a column and an index more."""

import sqlalchemy as sa
from alembic import op

revision = "bench_probe"
down_revision = "{newest}"


def upgrade() -> None:
    with op.batch_alter_table("posts", recreate="auto") as batch_op:
        batch_op.add_column(sa.Column("probe", sa.Integer(), server_default="7", nullable=False))
        batch_op.alter_column("thanks_count", existing_type=sa.Integer(), type_=sa.BigInteger(), existing_nullable=False)
    op.create_index("ix_posts_probe", "posts", ["probe", "seq"])


def downgrade() -> None:
    op.drop_index("ix_posts_probe", "posts")
    with op.batch_alter_table("posts", recreate="auto") as batch_op:
        batch_op.alter_column("thanks_count", existing_type=sa.BigInteger(), type_=sa.Integer(), existing_nullable=False)
        batch_op.drop_column("probe")
'''
STEP = """
import sys
from pathlib import Path
from hub import settings
from hub.storage import migrating, unit
migrating.MIGRATIONS = Path(sys.argv[1])
unit.connect(settings.from_environment())
print("begins", flush=True)
migrating.migrate(sys.argv[2])
"""


def main() -> None:
    """Both databases, one after the other."""
    for kind in kinds():
        _on(kind)


def _on(kind: str) -> None:
    with connected(kind) as app:
        _fill()
        folder = _with_probe(app)
        before, standing = _digest(), migrating.current()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")} | app.extensions["bench.environment"]
        found = Figures(f"Migrations, {kind}: {POSTS} posts, {PEOPLE} people")
        times = [_step(environment, folder, to) for to in ("head", standing, "head", standing)]
        found.property("rows after up, down, up, down", "the same" if _digest() == before else "others", _digest() == before, "the same")
        half = _killed(environment, folder, times[0], standing)
        found.property("kills that left neither the old nor the new schema", half, not half)
        _step(environment, folder, "head")
        with engine().connect() as connection:
            probes = connection.scalar(text("select count(*) from posts where probe = 7"))
        found.property("up succeeds after the kills, with every post", probes, probes == _count(), _count())
        _step(environment, folder, standing)
        found.property("and down again the rows are", "the same" if _digest() == before else "others", _digest() == before, "the same")
        counts = _counts()
        walked = sum(_step(environment, folder, to) for to in (FIRST, standing))
        found.property("rows after a walk down to the first release and up", "as many" if _counts() == counts else "others", _counts() == counts, "as many")
        found.time("down to the first release and up", walked, 60, "s")
        found.time("up", times[0], 60, "s")
        found.time("down", times[1], 60, "s")
        wrong = deviations()
        found.property("keys, counters, gaps", "; ".join(wrong) or "sound", not wrong, "sound")
        found.end()


def _fill() -> None:
    with unit_of_work() as db:
        cast = make_cast()
        first = thread(cast.member, cast.wells)
        model = db.execute(select(Thread.__table__).limit(1)).mappings().one()
        common = {key: model[key] for key in model if key not in ("id", "client_key")} | {"posts_count": EACH}
        db.execute(insert(Thread.__table__), [{**common, "id": first.id + 1 + at} for at in range(POSTS // EACH)])
        db.execute(insert(Person.__table__), [
            {"handle": f"many{at}", "name": ODD[at % len(ODD)][:120] or "N", "address": None if at % 3 else f"many{at}@example.org", "state": "active"}
            for at in range(PEOPLE)
        ])
        ids = list(db.scalars(select(Person.id).where(Person.handle.like("many%"))))
        db.execute(insert(Membership.__table__), [{"community_id": cast.wells.id, "person_id": id} for id in ids])
        db.get(Community, cast.wells.id).members_count += len(ids)
        start = first.id + 1
    for block in range(0, POSTS // EACH, 100):
        with unit_of_work() as db:
            db.execute(insert(Post.__table__), [
                {"thread_id": start + at, "seq": seq, "path": f"{seq:04d}", "depth": 0, "author_id": ids[(at + seq) % len(ids)],
                 "client_key": None if seq % 7 else f"key-{at}-{seq}", "source": _words(at * EACH + seq), "html": "<p>x</p>"}
                for at in range(block, min(block + 100, POSTS // EACH)) for seq in range(1, EACH + 1)
            ])


def _words(number: int) -> str:
    return ODD[number % 97] if number % 97 < len(ODD) else "An ordinary post about wells. " * 8


def _with_probe(app) -> Path:
    folder = Path(app.extensions["hub.settings"].instance) / "migrations"
    shutil.copytree(migrating.MIGRATIONS, folder)
    (folder / "versions" / "9999_probe.py").write_text(PROBE.format(newest=migrating.newest()))
    return folder


def _count() -> int:
    with unit_of_work(write=False) as db:
        return db.scalar(select(func.count()).select_from(Post))


def _counts() -> dict[str, int]:
    engine().dispose()
    with engine().connect() as connection:
        names = [name for name in inspect(connection).get_table_names() if not name.startswith(("search_words", "alembic"))]
        return {name: connection.scalar(text(f'select count(*) from "{name}"')) for name in names}


def _digest() -> int:
    """A hash over every row of every table, whatever their order."""
    unit.db.remove()
    engine().dispose()
    total = 0
    with engine().connect() as connection:
        for name in sorted(set(inspect(connection).get_table_names()) - {"alembic_version"}):
            columns = ", ".join(f'"{column["name"]}"' for column in sorted(inspect(connection).get_columns(name), key=lambda column: column["name"]))
            if not name.startswith("search_words_"):  # what SQLite keeps of its own index
                for row in connection.execution_options(stream_results=True).execute(text(f'select {columns} from "{name}"')):
                    total += int.from_bytes(hashlib.sha256(repr((name, *row)).encode()).digest())
    return total


def _step(environment: dict, folder: Path, to: str) -> float:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", STEP, str(folder), to], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"broken: migrating to {to} failed\n{done.stderr[-2000:]}")
    return time.monotonic() - began


def _killed(environment: dict, folder: Path, took: float, standing: str) -> int:
    """How many kills in the middle of `up` left something in between."""
    half = 0
    for _ in range(KILLS):
        command = [sys.executable, "-c", STEP, str(folder), "head"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        process.stdout.readline()
        time.sleep(random.uniform(0.1, took * 0.8))
        process.kill()
        process.wait()
        process.stdout.close()
        with engine().connect() as connection:
            at = connection.scalar(text("select version_num from alembic_version"))
            columns = {one["name"] for one in inspect(connection).get_columns("posts")}
            strays = [name for name in inspect(connection).get_table_names() if name.startswith("_alembic_tmp")]
        half += bool(strays) or ("probe" in columns) != (at == "bench_probe")
        if at == "bench_probe":
            _step(environment, folder, standing)
    return half


if __name__ == "__main__":
    main()
