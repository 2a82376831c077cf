"""Who moderates keeps order in a room, hands say more, and in-person sites take part."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.add_column(sa.Column("orders", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "live_standings",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("place", sa.String(10), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("taken", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("place in ('', 'waiting', 'admitted', 'removed')", name=op.f("ck_live_standings_place")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_live_standings_live_id_live_sessions")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_live_standings_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_standings")),
        sa.UniqueConstraint("live_id", "person_id", name=op.f("uq_live_standings_live_id_person_id")),
    )
    op.create_index(op.f("ix_live_standings_person_id"), "live_standings", ["person_id"])
    _hands()
    _sites()


def downgrade() -> None:
    for table in ("site_companions", "site_names", "site_counts", "sites", "live_standings"):
        op.drop_table(table)
    op.execute("DELETE FROM live_hands WHERE site_id > 0")
    with op.batch_alter_table("live_hands") as batch_op:
        batch_op.drop_constraint(op.f("uq_live_hands_live_id_person_id_site_id"), type_="unique")
        batch_op.create_unique_constraint(op.f("uq_live_hands_live_id_person_id"), ["live_id", "person_id"])
        for name in ("word", "kind", "language", "site_id", "site", "who", "turns"):
            batch_op.drop_column(name)
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.drop_column("orders")


def _hands() -> None:
    with op.batch_alter_table("live_hands") as batch_op:
        batch_op.add_column(sa.Column("word", sa.String(140), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("kind", sa.String(5), nullable=False, server_default="voice"))
        batch_op.add_column(sa.Column("language", sa.String(5), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("site_id", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("site", sa.String(80), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("who", sa.String(80), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("turns", sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_constraint(op.f("uq_live_hands_live_id_person_id"), type_="unique")
        batch_op.create_unique_constraint(op.f("uq_live_hands_live_id_person_id_site_id"), ["live_id", "person_id", "site_id"])


def _sites() -> None:
    op.create_table(
        "sites",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("person_id", BIG),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("gone_at", sa.DateTime()),
        sa.Column("consented_at", sa.DateTime()),
        sa.Column("client_key", sa.String(64)),
        sa.CheckConstraint("present >= 0", name=op.f("ck_sites_present")),
        *_tied("sites", live_id="live_sessions"), *_tied("sites", "SET NULL", person_id="people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("code", name=op.f("uq_sites_code")),
        sa.UniqueConstraint("person_id", "client_key", name=op.f("uq_sites_person_id_client_key")),
    )
    op.create_index(op.f("ix_sites_live_id"), "sites", ["live_id"])
    op.create_table(
        "site_counts",
        sa.Column("id", BIG, nullable=False),
        sa.Column("site_id", BIG, nullable=False),
        sa.Column("by_id", BIG),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer()),
        sa.Column("youth", sa.Integer()),
        sa.Column("note", sa.String(200), nullable=False),
        sa.CheckConstraint("total >= 0", name=op.f("ck_site_counts_total")),
        *_tied("site_counts", site_id="sites"), *_tied("site_counts", "SET NULL", by_id="people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_counts")),
    )
    op.create_index(op.f("ix_site_counts_site_id"), "site_counts", ["site_id"])
    op.create_table(
        "site_names",
        sa.Column("id", BIG, nullable=False),
        sa.Column("site_id", BIG, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("person_id", BIG),
        sa.Column("at", sa.DateTime(), nullable=False),
        *_tied("site_names", site_id="sites"), *_tied("site_names", "SET NULL", person_id="people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_names")),
    )
    op.create_index(op.f("ix_site_names_site_id"), "site_names", ["site_id"])
    op.create_table(
        "site_companions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("site_id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        *_tied("site_companions", site_id="sites", live_id="live_sessions", person_id="people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_companions")),
        sa.UniqueConstraint("live_id", "person_id", name=op.f("uq_site_companions_live_id_person_id")),
    )
    op.create_index(op.f("ix_site_companions_site_id"), "site_companions", ["site_id"])
    op.create_index(op.f("ix_site_companions_person_id"), "site_companions", ["person_id"])


def _tied(table: str, when_gone: str = "CASCADE", **ties: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{other}.id"], ondelete=when_gone, name=op.f(f"fk_{table}_{column}_{other}"))
        for column, other in ties.items()
    ]
