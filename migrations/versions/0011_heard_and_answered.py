"""What each heard of a session, certificates, feedback without names, and guides for training."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _heard()
    _certificates()
    _feedback()
    _guides()


def downgrade() -> None:
    for name in ("library_guides", "feedback_answers", "feedback_given", "feedback_asked", "attendance_certificates", "attendance_rules", "attendance_heard"):
        op.drop_table(name)


def _heard() -> None:
    op.create_table(
        "attendance_heard",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("way", sa.String(6), nullable=False),
        sa.Column("ranges", sa.JSON(), nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("way in ('live', 'behind', 'later', 'pack')", name=op.f("ck_attendance_heard_way")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], name=op.f("fk_attendance_heard_live_id_live_sessions"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_attendance_heard_person_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_heard")),
        sa.UniqueConstraint("live_id", "person_id", "way", name=op.f("uq_attendance_heard_live_id_person_id_way")),
    )
    op.create_index(op.f("ix_attendance_heard_person_id"), "attendance_heard", ["person_id"])
    op.create_table(
        "attendance_rules",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("registered_only", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("by_text", sa.Boolean(), nullable=False),
        sa.Column("by_site", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("made_by_id", BIG, nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("percent between 1 and 100", name=op.f("ck_attendance_rules_percent")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], name=op.f("fk_attendance_rules_live_id_live_sessions"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_attendance_rules_made_by_id_people"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_rules")),
        sa.UniqueConstraint("live_id", name=op.f("uq_attendance_rules_live_id")),
    )


def _certificates() -> None:
    op.create_table(
        "attendance_certificates",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("code", sa.String(24), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(6), nullable=False),
        sa.Column("signed_by", sa.String(120), nullable=False),
        sa.Column("earned_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("revoked_by_id", BIG, nullable=True),
        sa.Column("why", sa.String(200), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], name=op.f("fk_attendance_certificates_live_id_live_sessions"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_attendance_certificates_person_id_people"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["revoked_by_id"], ["people.id"], name=op.f("fk_attendance_certificates_revoked_by_id_people"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_certificates")),
        sa.UniqueConstraint("code", name=op.f("uq_attendance_certificates_code")),
        sa.UniqueConstraint("live_id", "person_id", name=op.f("uq_attendance_certificates_live_id_person_id")),
    )
    op.create_index(op.f("ix_attendance_certificates_person_id"), "attendance_certificates", ["person_id"])


def _feedback() -> None:
    op.create_table(
        "feedback_asked",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], name=op.f("fk_feedback_asked_live_id_live_sessions"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_asked")),
        sa.UniqueConstraint("live_id", name=op.f("uq_feedback_asked_live_id")),
    )
    op.create_table(
        "feedback_given",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("given_on", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], name=op.f("fk_feedback_given_live_id_live_sessions"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_feedback_given_person_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_given")),
        sa.UniqueConstraint("live_id", "person_id", name=op.f("uq_feedback_given_live_id_person_id")),
    )
    op.create_index(op.f("ix_feedback_given_person_id"), "feedback_given", ["person_id"])
    op.create_table(
        "feedback_answers",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("met", sa.Integer(), nullable=False),
        sa.Column("useful", sa.Integer(), nullable=False),
        sa.Column("connection", sa.Integer(), nullable=True),
        sa.Column("followed", sa.String(10), nullable=False),
        sa.Column("will_use", sa.Text(), nullable=False),
        sa.Column("to_change", sa.Text(), nullable=False),
        sa.Column("own", sa.JSON(), nullable=False),
        sa.CheckConstraint("connection between 1 and 5", name=op.f("ck_feedback_answers_connection")),
        sa.CheckConstraint("met between 1 and 5", name=op.f("ck_feedback_answers_met")),
        sa.CheckConstraint("useful between 1 and 5", name=op.f("ck_feedback_answers_useful")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], name=op.f("fk_feedback_answers_live_id_live_sessions"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_answers")),
    )
    op.create_index(op.f("ix_feedback_answers_live_id"), "feedback_answers", ["live_id"])


def _guides() -> None:
    op.create_table(
        "library_guides",
        sa.Column("id", BIG, nullable=False),
        sa.Column("item_id", BIG, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("by_id", BIG, nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_library_guides_by_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["item_id"], ["library_items.id"], name=op.f("fk_library_guides_item_id_library_items"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_guides")),
        sa.UniqueConstraint("item_id", name=op.f("uq_library_guides_item_id")),
    )
