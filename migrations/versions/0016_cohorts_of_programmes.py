"""A cohort knows the programme of matching whose pairs it holds."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
THERE = "matching_programmes"


def upgrade() -> None:
    with op.batch_alter_table("mentorship_cohorts") as batch_op:
        batch_op.add_column(sa.Column("programme_id", BIG))
        batch_op.create_unique_constraint(op.f("uq_mentorship_cohorts_programme_id"), ["programme_id"])
        batch_op.create_foreign_key(op.f(f"fk_mentorship_cohorts_programme_id_{THERE}"), THERE, ["programme_id"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    with op.batch_alter_table("mentorship_cohorts") as batch_op:
        batch_op.drop_constraint(op.f(f"fk_mentorship_cohorts_programme_id_{THERE}"), type_="foreignkey")
        batch_op.drop_constraint(op.f("uq_mentorship_cohorts_programme_id"), type_="unique")
        batch_op.drop_column("programme_id")
