"""Communities say whether members plan live sessions; chat lines and library items can be reported."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("communities") as batch_op:
        batch_op.add_column(sa.Column("members_plan", sa.Boolean(), nullable=False, server_default=sa.true()))
    _reports_of("('post', 'person', 'line', 'item')")


def downgrade() -> None:
    op.execute("DELETE FROM reports WHERE thing_kind NOT IN ('post', 'person')")
    _reports_of("('post', 'person')")
    with op.batch_alter_table("communities") as batch_op:
        batch_op.drop_column("members_plan")


def _reports_of(kinds: str) -> None:
    name = op.f("ck_reports_thing_kind")
    with op.batch_alter_table("reports") as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, f"thing_kind in {kinds}")
