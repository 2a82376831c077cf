"""Slides of sessions: decks and their pages, stills, the words explained."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "slides_decks",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("by_id", BIG),
        sa.Column("replaces_id", BIG),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(40), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("client_key", sa.String(64), nullable=False),
        sa.CheckConstraint("state in ('waiting', 'drawing', 'ready', 'failed')", name=op.f("ck_slides_decks_state")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_slides_decks_live_id_live_sessions")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], ondelete="SET NULL", name=op.f("fk_slides_decks_by_id_people")),
        sa.ForeignKeyConstraint(["replaces_id"], ["slides_decks.id"], ondelete="SET NULL", name=op.f("fk_slides_decks_replaces_id_slides_decks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slides_decks")),
        sa.UniqueConstraint("live_id", "client_key", name=op.f("uq_slides_decks_live_id_client_key")),
    )
    op.create_index("ix_slides_decks_live_id", "slides_decks", ["live_id"])
    op.create_table(
        "slides_pages",
        sa.Column("id", BIG, nullable=False),
        sa.Column("deck_id", BIG, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("small", sa.String(40), nullable=False),
        sa.Column("small_bytes", sa.Integer(), nullable=False),
        sa.Column("large", sa.String(40), nullable=False),
        sa.Column("large_bytes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["deck_id"], ["slides_decks.id"], ondelete="CASCADE", name=op.f("fk_slides_pages_deck_id_slides_decks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slides_pages")),
        sa.UniqueConstraint("deck_id", "number", name=op.f("uq_slides_pages_deck_id_number")),
    )
    op.create_index("ix_slides_pages_large", "slides_pages", ["large"])
    op.create_index("ix_slides_pages_small", "slides_pages", ["small"])
    op.create_table(
        "slides_stills",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("by_id", BIG),
        sa.Column("source", sa.String(10), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_slides_stills_live_id_live_sessions")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], ondelete="SET NULL", name=op.f("fk_slides_stills_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slides_stills")),
    )
    op.create_index("ix_slides_stills_live_id_at", "slides_stills", ["live_id", "at"])
    op.create_table(
        "slides_glossaries",
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_slides_glossaries_live_id_live_sessions")),
        sa.PrimaryKeyConstraint("live_id", name=op.f("pk_slides_glossaries")),
    )


def downgrade() -> None:
    for name in ("slides_glossaries", "slides_stills", "slides_pages", "slides_decks"):
        op.drop_table(name)
