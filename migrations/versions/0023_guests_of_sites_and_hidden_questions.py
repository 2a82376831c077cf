"""Guests of in-person rooms without an account, questions that are hidden and reported, and groups that were warned of their end."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("live_questions") as batch_op:
        batch_op.add_column(sa.Column("guest_id", BIG, nullable=True))
        batch_op.add_column(sa.Column("hidden_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("group_rounds") as batch_op:
        batch_op.add_column(sa.Column("warned_at", sa.DateTime(), nullable=True))
    _reports_of("('post', 'person', 'line', 'item', 'question')")
    op.create_table(
        "site_guests",
        sa.Column("id", BIG, nullable=False),
        sa.Column("site_id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("since_seq", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], name=op.f("fk_site_guests_live_id_live_sessions"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_guests_site_id_sites"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_guests")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_site_guests_token_hash")),
    )
    op.create_index(op.f("ix_site_guests_site_id"), "site_guests", ["site_id"])
    op.create_index(op.f("ix_site_guests_live_id"), "site_guests", ["live_id"])


def downgrade() -> None:
    op.drop_table("site_guests")
    op.execute("DELETE FROM reports WHERE thing_kind = 'question'")
    _reports_of("('post', 'person', 'line', 'item')")
    with op.batch_alter_table("group_rounds") as batch_op:
        batch_op.drop_column("warned_at")
    with op.batch_alter_table("live_questions") as batch_op:
        batch_op.drop_column("hidden_at")
        batch_op.drop_column("guest_id")


def _reports_of(kinds: str) -> None:
    name = op.f("ck_reports_thing_kind")
    with op.batch_alter_table("reports") as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, f"thing_kind in {kinds}")
