"""Choices about replays, and transcripts."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "replays",
        sa.Column("live_id", BIG, sa.ForeignKey("live_sessions.id", name=op.f("fk_replays_live_id_live_sessions"), ondelete="CASCADE"), nullable=False),
        sa.Column("without_names", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("transcript", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("transcript_of", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("corrected_by_id", BIG, sa.ForeignKey("people.id", name=op.f("fk_replays_corrected_by_id_people"), ondelete="SET NULL")),
        sa.Column("corrected_at", sa.DateTime()),
        sa.Column("hearing", sa.String(10), nullable=False, server_default="no"),
        sa.Column("hearing_of", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("problem", sa.String(400), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("live_id", name=op.f("pk_replays")),
        sa.CheckConstraint("hearing in ('no', 'waiting', 'running', 'done', 'failed')", name=op.f("ck_replays_hearing")),
    )


def downgrade() -> None:
    op.drop_table("replays")
