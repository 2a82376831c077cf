"""Own questions and places of a programme; resources and a place of its own for a cohort; meetings and files of groups."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = ("mentorship_resources", "mentorship_group_meetings", "mentorship_group_answers", "mentorship_group_files")


def upgrade() -> None:
    with op.batch_alter_table("matching_programmes") as batch_op:
        batch_op.add_column(sa.Column("questions", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("capacity", sa.Integer(), nullable=True))
    with op.batch_alter_table("matching_participants") as batch_op:
        batch_op.add_column(sa.Column("answers", sa.JSON(), server_default="[]", nullable=False))
    with op.batch_alter_table("mentorship_cohorts") as batch_op:
        for column in ("questions", "apply_until", "capacity"):
            batch_op.drop_column(column)
        batch_op.add_column(sa.Column("place_id", BIG, nullable=True))
        batch_op.create_foreign_key(op.f("fk_mentorship_cohorts_place_id_communities"), "communities", ["place_id"], ["id"], ondelete="SET NULL")
    _resources()
    _meetings()
    _files()


def _resources() -> None:
    op.create_table(
        TABLES[0],
        sa.Column("id", BIG, nullable=False),
        sa.Column("cohort_id", BIG, nullable=False),
        sa.Column("owner_id", BIG, nullable=True),
        sa.Column("item_id", BIG, nullable=True),
        sa.Column("words", sa.String(200), nullable=False),
        sa.Column("href", sa.String(600), nullable=False),
        *_file_columns(nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("client_key", sa.String(64), nullable=True),
        sa.ForeignKeyConstraint(["cohort_id"], ["mentorship_cohorts.id"], name=op.f("fk_mentorship_resources_cohort_id_mentorship_cohorts"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_mentorship_resources_owner_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["item_id"], ["library_items.id"], name=op.f("fk_mentorship_resources_item_id_library_items"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_resources")),
        sa.UniqueConstraint("owner_id", "client_key", name=op.f("uq_mentorship_resources_owner_id_client_key")),
    )
    op.create_index("ix_mentorship_resources_cohort_id_id", TABLES[0], ["cohort_id", "id"])


def _meetings() -> None:
    op.create_table(
        TABLES[1],
        sa.Column("id", BIG, nullable=False),
        sa.Column("group_id", BIG, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(8), nullable=False),
        sa.Column("plan", sa.String(500), nullable=False),
        sa.Column("agreed", sa.Text(), nullable=False),
        sa.Column("agreed_html", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", BIG, nullable=True),
        sa.Column("moved_to_id", BIG, nullable=True),
        sa.Column("uid", sa.String(80), nullable=False),
        sa.Column("calendar_sequence", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("client_key", sa.String(64), nullable=True),
        sa.CheckConstraint("state in ('planned', 'held', 'missed', 'moved', 'cancelled')", name=op.f("ck_mentorship_group_meetings_state")),
        sa.ForeignKeyConstraint(["group_id"], ["mentorship_groups.id"], name=op.f("fk_mentorship_group_meetings_group_id_mentorship_groups"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["people.id"], name=op.f("fk_mentorship_group_meetings_proposed_by_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["moved_to_id"], ["mentorship_group_meetings.id"], name=op.f("fk_mentorship_group_meetings_moved_to_id_mentorship_group_meetings"), ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_group_meetings")),
        sa.UniqueConstraint("group_id", "client_key", name=op.f("uq_mentorship_group_meetings_group_id_client_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_mentorship_group_meetings_uid")),
    )
    op.create_index("ix_mentorship_group_meetings_group_id_starts_at", TABLES[1], ["group_id", "starts_at"])
    op.create_table(
        TABLES[2],
        sa.Column("meeting_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("comes", sa.Boolean(), nullable=True),
        sa.Column("was_there", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["mentorship_group_meetings.id"], name=op.f("fk_mentorship_group_answers_meeting_id_mentorship_group_meetings"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mentorship_group_answers_person_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_mentorship_group_answers")),
    )


def _files() -> None:
    op.create_table(
        TABLES[3],
        sa.Column("id", BIG, nullable=False),
        sa.Column("message_id", BIG, nullable=False),
        sa.Column("owner_id", BIG, nullable=False),
        *_file_columns(nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["mentorship_group_messages.id"], name=op.f("fk_mentorship_group_files_message_id_mentorship_group_messages"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_mentorship_group_files_owner_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_group_files")),
    )
    op.create_index("ix_mentorship_group_files_message_id", TABLES[3], ["message_id"])


def _file_columns(*, nullable: bool) -> list[sa.Column]:
    return [
        sa.Column("name", sa.String(150), nullable=nullable),
        sa.Column("content_type", sa.String(100), nullable=nullable),
        sa.Column("kind", sa.String(10), nullable=nullable),
        sa.Column("bytes", sa.Integer(), nullable=nullable),
        sa.Column("stored", sa.String(64), nullable=nullable),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
    ]


def downgrade() -> None:
    for table in (TABLES[3], TABLES[2], TABLES[1], TABLES[0]):
        op.drop_table(table)
    with op.batch_alter_table("mentorship_cohorts") as batch_op:
        batch_op.drop_constraint(op.f("fk_mentorship_cohorts_place_id_communities"), type_="foreignkey")
        batch_op.drop_column("place_id")
        batch_op.add_column(sa.Column("questions", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("apply_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("capacity", sa.Integer(), server_default="20", nullable=False))
    with op.batch_alter_table("matching_participants") as batch_op:
        batch_op.drop_column("answers")
    with op.batch_alter_table("matching_programmes") as batch_op:
        batch_op.drop_column("capacity")
        batch_op.drop_column("questions")
