"""Who applies to a round applies to its programme: applications beside it, never used, go."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = "mentorship_applications"


def upgrade() -> None:
    op.drop_index("ix_mentorship_applications_person_id", TABLE)
    op.drop_table(TABLE)


def downgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", BIG, nullable=False),
        sa.Column("cohort_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("place", sa.String(10), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("word", sa.String(400), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime()),
        sa.CheckConstraint("place in ('waiting', 'in', 'next_round', 'declined', 'withdrawn')", name=op.f(f"ck_{TABLE}_place")),
        sa.CheckConstraint("role in ('mentee', 'mentor', 'both')", name=op.f(f"ck_{TABLE}_role")),
        sa.ForeignKeyConstraint(["cohort_id"], ["mentorship_cohorts.id"], name=op.f(f"fk_{TABLE}_cohort_id_mentorship_cohorts"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f(f"fk_{TABLE}_person_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("cohort_id", "person_id", name=op.f(f"uq_{TABLE}_cohort_id_person_id")),
    )
    op.create_index(f"ix_{TABLE}_person_id", TABLE, ["person_id"])
