"""Hosts ask questions of who registers, and may look at each before they come."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.add_column(sa.Column("questions", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("needs_approval", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("live_registrations") as batch_op:
        batch_op.add_column(sa.Column("answers", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("word", sa.String(400), nullable=False, server_default=""))
    _places("('coming', 'waiting', 'pending', 'declined')")


def downgrade() -> None:
    op.execute("DELETE FROM live_registrations WHERE place IN ('pending', 'declined')")
    _places("('coming', 'waiting')")
    with op.batch_alter_table("live_registrations") as batch_op:
        batch_op.drop_column("word")
        batch_op.drop_column("answers")
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.drop_column("needs_approval")
        batch_op.drop_column("questions")


def _places(allowed: str) -> None:
    name = op.f("ck_live_registrations_place")
    with op.batch_alter_table("live_registrations") as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, f"place in {allowed}")
