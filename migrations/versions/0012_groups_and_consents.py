"""Groups of a session with rooms of their own, and what people said about being recorded."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.add_column(sa.Column("main_id", BIG))
        batch_op.create_foreign_key(op.f("fk_live_sessions_main_id_live_sessions"), "live_sessions", ["main_id"], ["id"], ondelete="CASCADE")
        batch_op.create_index(op.f("ix_live_sessions_main_id"), ["main_id"])
    op.create_table(
        "live_consents",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("choice", sa.String(10), nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("choice in ('agreed', 'left_out')", name=op.f("ck_live_consents_choice")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_live_consents_live_id_live_sessions")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_live_consents_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_consents")),
    )
    op.create_index("ix_live_consents_live_id_person_id", "live_consents", ["live_id", "person_id"])
    op.create_table(
        "group_rounds",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("how", sa.String(10), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("opened_at", sa.DateTime()),
        sa.Column("until", sa.DateTime()),
        sa.Column("closed_at", sa.DateTime()),
        sa.CheckConstraint("state in ('ready', 'open', 'closed')", name=op.f("ck_group_rounds_state")),
        sa.CheckConstraint("how in ('random', 'language', 'hand', 'choice')", name=op.f("ck_group_rounds_how")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_group_rounds_live_id_live_sessions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_rounds")),
    )
    op.create_index(op.f("ix_group_rounds_live_id"), "group_rounds", ["live_id"])
    op.create_table(
        "group_rooms",
        sa.Column("id", BIG, nullable=False),
        sa.Column("round_id", BIG, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("called_at", sa.DateTime()),
        sa.ForeignKeyConstraint(["round_id"], ["group_rounds.id"], ondelete="CASCADE", name=op.f("fk_group_rooms_round_id_group_rounds")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_group_rooms_live_id_live_sessions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_rooms")),
        sa.UniqueConstraint("live_id", name=op.f("uq_group_rooms_live_id")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_group_rooms_round_id_number")),
    )


def downgrade() -> None:
    op.execute("DELETE FROM live_sessions WHERE main_id IS NOT NULL")  # the rooms of groups: nobody finds them without their round
    op.drop_table("group_rooms")
    op.drop_index(op.f("ix_group_rounds_live_id"), table_name="group_rounds")
    op.drop_table("group_rounds")
    op.drop_index("ix_live_consents_live_id_person_id", table_name="live_consents")
    op.drop_table("live_consents")
    with op.batch_alter_table("live_sessions") as batch_op:
        batch_op.drop_index(op.f("ix_live_sessions_main_id"))
        batch_op.drop_constraint(op.f("fk_live_sessions_main_id_live_sessions"), type_="foreignkey")
        batch_op.drop_column("main_id")
