"""Sessions say how many may speak at once; who comes into a full room is there without being announced."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.add_column(sa.Column("floors", sa.Integer(), nullable=False, server_default="1"))
        batch_op.create_check_constraint(op.f("ck_live_sessions_floors"), "floors between 1 and 3")
    with op.batch_alter_table("live_attendance") as batch_op:
        batch_op.add_column(sa.Column("in_crowd", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_index("ix_live_attendance_there", ["live_id", "left_at", "in_crowd"])


def downgrade() -> None:
    with op.batch_alter_table("live_attendance") as batch_op:
        batch_op.drop_index("ix_live_attendance_there")
        batch_op.drop_column("in_crowd")
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.drop_constraint(op.f("ck_live_sessions_floors"), type_="check")
        batch_op.drop_column("floors")
