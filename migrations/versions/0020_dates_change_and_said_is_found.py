"""Series whose rule changes, what was said found by the moment, and certificates for names on a site's roster."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NAMED = op.f("fk_attendance_certificates_site_name_id_site_names")
ONCE_A_NAME = op.f("uq_attendance_certificates_site_name_id")


def upgrade() -> None:
    with op.batch_alter_table("live_series") as batch_op:
        batch_op.add_column(sa.Column("changes", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.add_column(sa.Column("told_as", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "replay_passages",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], name=op.f("fk_replay_passages_live_id_live_sessions"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replay_passages")),
    )
    op.create_index("ix_replay_passages_live_id", "replay_passages", ["live_id"])
    with op.batch_alter_table("attendance_certificates") as batch_op:
        batch_op.alter_column("person_id", existing_type=BIG, nullable=True)
        batch_op.add_column(sa.Column("site_name_id", BIG, nullable=True))
        batch_op.create_foreign_key(NAMED, "site_names", ["site_name_id"], ["id"], ondelete="CASCADE")
        batch_op.create_unique_constraint(ONCE_A_NAME, ["site_name_id"])


def downgrade() -> None:
    op.execute("DELETE FROM attendance_certificates WHERE person_id IS NULL")
    with op.batch_alter_table("attendance_certificates") as batch_op:
        batch_op.drop_constraint(ONCE_A_NAME, type_="unique")
        batch_op.drop_constraint(NAMED, type_="foreignkey")
        batch_op.drop_column("site_name_id")
        batch_op.alter_column("person_id", existing_type=BIG, nullable=False)
    op.execute("DELETE FROM search_documents WHERE kind = 'said'")
    op.drop_index("ix_replay_passages_live_id", "replay_passages")
    op.drop_table("replay_passages")
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.drop_column("told_as")
    with op.batch_alter_table("live_series") as batch_op:
        batch_op.drop_column("changes")
