"""Sessions repeat by a rule, and have seats for which people wait."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "live_series",
        sa.Column("id", BIG, nullable=False),
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("uid", sa.String(80), nullable=False),
        sa.Column("rule", sa.String(100), nullable=False),
        sa.Column("zone", sa.String(60), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], ondelete="CASCADE", name=op.f("fk_live_series_community_id_communities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_series")),
        sa.UniqueConstraint("uid", name=op.f("uq_live_series_uid")),
    )
    op.create_index(op.f("ix_live_series_community_id"), "live_series", ["community_id"])
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.add_column(sa.Column("seats", sa.Integer()))
        batch_op.add_column(sa.Column("series_id", BIG))
        batch_op.add_column(sa.Column("slot_at", sa.DateTime()))
        batch_op.create_foreign_key(op.f("fk_live_sessions_series_id_live_series"), "live_series", ["series_id"], ["id"], ondelete="SET NULL")
        batch_op.create_index("ix_live_sessions_series_id_starts_at", ["series_id", "starts_at"])
    with op.batch_alter_table("live_registrations") as batch_op:
        batch_op.add_column(sa.Column("place", sa.String(10), nullable=False, server_default="coming"))
        batch_op.create_check_constraint(op.f("ck_live_registrations_place"), "place in ('coming', 'waiting')")


def downgrade() -> None:
    op.execute("DELETE FROM live_registrations WHERE place <> 'coming'")  # else who waits would be taken for one who comes
    with op.batch_alter_table("live_registrations") as batch_op:
        batch_op.drop_constraint(op.f("ck_live_registrations_place"), type_="check")
        batch_op.drop_column("place")
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.drop_index("ix_live_sessions_series_id_starts_at")
        batch_op.drop_constraint(op.f("fk_live_sessions_series_id_live_series"), type_="foreignkey")
        for name in ("slot_at", "series_id", "seats"):
            batch_op.drop_column(name)
    op.drop_table("live_series")
