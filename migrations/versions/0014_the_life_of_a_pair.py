"""Pairs agree in writing, are watched with reasons and close together; cohorts and groups; care when harm is feared."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BEFORE = ("requested", "active", "paused", "closed", "ended", "declined", "withdrawn")
STATES = ("requested", "proposed", "agreed", "active", "paused", "closing", "closed", "ended", "declined", "withdrawn")
OPEN_BEFORE = "case when state in ('requested', 'active', 'paused') then 1 end"
OPEN = "case when state in ('requested', 'proposed', 'agreed', 'active', 'paused', 'closing') then 1 end"
TABLES = (
    "mentorship_openings", "mentorship_files", "mentorship_questions", "mentorship_learnings", "mentorship_concerns", "mentorship_check_ins",
    "mentorship_alerts", "mentorship_agreements", "mentorship_applications", "mentorship_cohorts", "mentorship_group_messages",
    "mentorship_officers", "mentorship_nudges", "mentorship_hours", "mentorship_groups",
)
WORDS = {"nullable": False, "server_default": ""}
NO = {"nullable": False, "server_default": sa.false()}


def upgrade() -> None:
    _new_tables()
    _pairs_up()
    with op.batch_alter_table("mentorship_closings") as batch_op:
        batch_op.add_column(sa.Column("reached", sa.String(10), **WORDS))
        batch_op.add_column(sa.Column("value", sa.String(10), **WORDS))
        batch_op.add_column(sa.Column("thanks", sa.String(500), **WORDS))
        batch_op.add_column(sa.Column("may_quote", sa.Boolean(), **NO))
    with op.batch_alter_table("mentorship_goals") as batch_op:
        batch_op.add_column(sa.Column("why", sa.String(500), **WORDS))
        for name in ("baseline", "target", "level"):
            batch_op.add_column(sa.Column(name, sa.Integer()))
        batch_op.add_column(sa.Column("due_on", sa.Date()))
        batch_op.create_check_constraint(
            op.f("ck_mentorship_goals_levels"), "baseline between 1 and 5 and target between 1 and 5 and level between 1 and 5")
    with op.batch_alter_table("mentorship_goal_changes") as batch_op:
        batch_op.add_column(sa.Column("level", sa.Integer()))
    with op.batch_alter_table("mentorship_shared_notes") as batch_op:
        batch_op.add_column(sa.Column("is_kept", sa.Boolean(), **NO))
        batch_op.add_column(sa.Column("changed_at", sa.DateTime()))


def _pairs_up() -> None:
    # SQLite copies a table row by row into each new shape, which a computed column forbids: it goes first and comes last.
    with op.batch_alter_table("mentorships") as batch_op:
        batch_op.drop_constraint(op.f("uq_mentorships_mentor_id_mentee_id_is_open"), type_="unique")
        batch_op.drop_column("is_open")
        batch_op.drop_constraint(op.f("ck_mentorships_state"), type_="check")
    with op.batch_alter_table("mentorships") as batch_op:
        batch_op.create_check_constraint(op.f("ck_mentorships_state"), f"state in {STATES}")
        batch_op.add_column(sa.Column("kind", sa.String(10), nullable=False, server_default="mentor"))
        for name in ("cohort_id", "group_id", "proposed_by_id"):
            batch_op.add_column(sa.Column(name, BIG))
        for name in ("mentor_yes_at", "mentee_yes_at", "began_at", "closing_at", "follow_up_at", "forgotten_at"):
            batch_op.add_column(sa.Column(name, sa.DateTime()))
        batch_op.add_column(sa.Column("reasons", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("cadence_days", sa.Integer(), nullable=False, server_default="14"))
        batch_op.add_column(sa.Column("mode", sa.String(10), nullable=False, server_default="mixed"))
        batch_op.add_column(sa.Column("is_thin", sa.Boolean(), **NO))
        batch_op.add_column(sa.Column("ends_on", sa.Date()))
        batch_op.add_column(sa.Column("ended_why", sa.String(20), **WORDS))
    with op.batch_alter_table("mentorships") as batch_op:
        batch_op.create_check_constraint(op.f("ck_mentorships_cadence"), "cadence_days between 1 and 92")
        batch_op.add_column(sa.Column("is_open", sa.Integer(), sa.Computed(OPEN, persisted=True)))
        batch_op.create_unique_constraint(op.f("uq_mentorships_mentor_id_mentee_id_is_open"), ["mentor_id", "mentee_id", "is_open"])
        batch_op.create_index("ix_mentorships_cohort_id", ["cohort_id"])
        batch_op.create_index("ix_mentorships_group_id", ["group_id"])
        for name, there in (("group_id", "mentorship_groups"), ("proposed_by_id", "people"), ("cohort_id", "mentorship_cohorts")):
            batch_op.create_foreign_key(op.f(f"fk_mentorships_{name}_{there}"), there, [name], ["id"], ondelete="SET NULL")
    op.execute("UPDATE mentorships SET began_at = answered_at WHERE state IN ('active', 'paused', 'closed', 'ended')")


def downgrade() -> None:
    _pairs_down()
    with op.batch_alter_table("mentorship_shared_notes") as batch_op:
        batch_op.drop_column("changed_at")
        batch_op.drop_column("is_kept")
    with op.batch_alter_table("mentorship_goal_changes") as batch_op:
        batch_op.drop_column("level")
    with op.batch_alter_table("mentorship_goals") as batch_op:
        batch_op.drop_constraint(op.f("ck_mentorship_goals_levels"), type_="check")
        for name in ("due_on", "level", "target", "baseline", "why"):
            batch_op.drop_column(name)
    with op.batch_alter_table("mentorship_closings") as batch_op:
        for name in ("may_quote", "thanks", "value", "reached"):
            batch_op.drop_column(name)
    for name in TABLES:
        op.drop_table(name)


def _pairs_down() -> None:
    # What the older house does not know becomes what comes nearest; a pair only proposed was none yet.
    op.execute("UPDATE mentorships SET state = 'active' WHERE state IN ('agreed', 'closing')")
    op.execute("UPDATE mentorships SET state = 'withdrawn' WHERE state = 'proposed'")
    op.execute("UPDATE mentorships SET paused_why = 'asked' WHERE paused_why = 'silence'")
    with op.batch_alter_table("mentorships") as batch_op:
        for name, there in (("cohort_id", "mentorship_cohorts"), ("proposed_by_id", "people"), ("group_id", "mentorship_groups")):
            batch_op.drop_constraint(op.f(f"fk_mentorships_{name}_{there}"), type_="foreignkey")
        batch_op.drop_index("ix_mentorships_group_id")
        batch_op.drop_index("ix_mentorships_cohort_id")
        batch_op.drop_constraint(op.f("uq_mentorships_mentor_id_mentee_id_is_open"), type_="unique")
        batch_op.drop_constraint(op.f("ck_mentorships_cadence"), type_="check")
        batch_op.drop_constraint(op.f("ck_mentorships_state"), type_="check")
        batch_op.drop_column("is_open")
    with op.batch_alter_table("mentorships") as batch_op:
        for name in ("ended_why", "ends_on", "is_thin", "mode", "cadence_days", "reasons", "forgotten_at", "follow_up_at", "closing_at", "began_at",
                     "mentee_yes_at", "mentor_yes_at", "proposed_by_id", "group_id", "cohort_id", "kind"):
            batch_op.drop_column(name)
        batch_op.create_check_constraint(op.f("ck_mentorships_state"), f"state in {BEFORE}")
        batch_op.add_column(sa.Column("is_open", sa.Integer(), sa.Computed(OPEN_BEFORE, persisted=True)))
        batch_op.create_unique_constraint(op.f("uq_mentorships_mentor_id_mentee_id_is_open"), ["mentor_id", "mentee_id", "is_open"])


def _new_tables() -> None:
    op.create_table(
        "mentorship_groups",
        sa.Column("id", BIG, nullable=False),
        sa.Column("mentor_id", BIG, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("client_key", sa.String(64)),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], name=op.f("fk_mentorship_groups_mentor_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_groups")),
        sa.UniqueConstraint("mentor_id", "client_key", name=op.f("uq_mentorship_groups_mentor_id_client_key")),
    )
    op.create_table(
        "mentorship_hours",
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mentorship_hours_person_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_mentorship_hours")),
    )
    op.create_table(
        "mentorship_nudges",
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mentorship_nudges_person_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_mentorship_nudges")),
    )
    op.create_table(
        "mentorship_officers",
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("named_by_id", BIG),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["named_by_id"], ["people.id"], name=op.f("fk_mentorship_officers_named_by_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mentorship_officers_person_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_mentorship_officers")),
    )
    op.create_table(
        "mentorship_group_messages",
        sa.Column("id", BIG, nullable=False),
        sa.Column("group_id", BIG, nullable=False),
        sa.Column("author_id", BIG, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("client_key", sa.String(64)),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_mentorship_group_messages_author_id_people"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["group_id"], ["mentorship_groups.id"],
            name=op.f("fk_mentorship_group_messages_group_id_mentorship_groups"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_group_messages")),
        sa.UniqueConstraint("group_id", "author_id", "client_key", name=op.f("uq_mentorship_group_messages_group_id_author_id_client_key")),
    )
    op.create_index("ix_mentorship_group_messages_group_id_id", "mentorship_group_messages", ["group_id", "id"])
    op.create_table(
        "mentorship_cohorts",
        sa.Column("id", BIG, nullable=False),
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("about_html", sa.Text(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("apply_until", sa.Date()),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("cadence_days", sa.Integer(), nullable=False),
        sa.Column("thread_id", BIG),
        sa.Column("live_id", BIG),
        sa.Column("made_by_id", BIG),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("client_key", sa.String(64)),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_mentorship_cohorts_community_id_communities"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], name=op.f("fk_mentorship_cohorts_live_id_live_sessions"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_mentorship_cohorts_made_by_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name=op.f("fk_mentorship_cohorts_thread_id_threads"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_cohorts")),
        sa.UniqueConstraint("made_by_id", "client_key", name=op.f("uq_mentorship_cohorts_made_by_id_client_key")),
    )
    op.create_index("ix_mentorship_cohorts_community_id_id", "mentorship_cohorts", ["community_id", "id"])
    op.create_table(
        "mentorship_applications",
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
        sa.CheckConstraint("place in ('waiting', 'in', 'next_round', 'declined', 'withdrawn')", name=op.f("ck_mentorship_applications_place")),
        sa.CheckConstraint("role in ('mentee', 'mentor', 'both')", name=op.f("ck_mentorship_applications_role")),
        sa.ForeignKeyConstraint(["cohort_id"], ["mentorship_cohorts.id"],
            name=op.f("fk_mentorship_applications_cohort_id_mentorship_cohorts"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mentorship_applications_person_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_applications")),
        sa.UniqueConstraint("cohort_id", "person_id", name=op.f("uq_mentorship_applications_cohort_id_person_id")),
    )
    op.create_index("ix_mentorship_applications_person_id", "mentorship_applications", ["person_id"])
    op.create_table(
        "mentorship_agreements",
        sa.Column("id", BIG, nullable=False),
        sa.Column("mentorship_id", BIG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("mentor_part", sa.Text(), nullable=False),
        sa.Column("mentee_part", sa.Text(), nullable=False),
        sa.Column("off_limits", sa.Text(), nullable=False),
        sa.Column("cadence_days", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(10), nullable=False),
        sa.Column("way", sa.String(8), nullable=False),
        sa.Column("language", sa.String(3), nullable=False),
        sa.Column("sees", sa.String(8), nullable=False),
        sa.Column("records", sa.Boolean(), nullable=False),
        sa.Column("ends_on", sa.Date()),
        sa.Column("made_by_id", BIG),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("mentor_signed_at", sa.DateTime()),
        sa.Column("mentee_signed_at", sa.DateTime()),
        sa.Column("client_key", sa.String(64)),
        sa.CheckConstraint("sees in ('counts', 'titles')", name=op.f("ck_mentorship_agreements_sees")),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_mentorship_agreements_made_by_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_agreements_mentorship_id_mentorships"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_agreements")),
        sa.UniqueConstraint("mentorship_id", "client_key", name=op.f("uq_mentorship_agreements_mentorship_id_client_key")),
        sa.UniqueConstraint("mentorship_id", "version", name=op.f("uq_mentorship_agreements_mentorship_id_version")),
    )
    op.create_table(
        "mentorship_alerts",
        sa.Column("id", BIG, nullable=False),
        sa.Column("mentorship_id", BIG, nullable=False),
        sa.Column("rule", sa.String(20), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("stepped_at", sa.DateTime()),
        sa.Column("seen_by_id", BIG),
        sa.Column("seen_at", sa.DateTime()),
        sa.Column("gone_at", sa.DateTime()),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_alerts_mentorship_id_mentorships"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["seen_by_id"], ["people.id"], name=op.f("fk_mentorship_alerts_seen_by_id_people"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_alerts")),
        sa.UniqueConstraint("mentorship_id", "rule", "since", name=op.f("uq_mentorship_alerts_mentorship_id_rule_since")),
    )
    op.create_index("ix_mentorship_alerts_gone_at_id", "mentorship_alerts", ["gone_at", "id"])
    op.create_table(
        "mentorship_check_ins",
        sa.Column("id", BIG, nullable=False),
        sa.Column("mentorship_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("what", sa.String(10), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime()),
        sa.Column("fit", sa.String(10), nullable=False),
        sa.Column("progress", sa.Integer()),
        sa.Column("obstacles", sa.JSON(), nullable=False),
        sa.Column("value", sa.String(10), nullable=False),
        sa.Column("words", sa.String(2000), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.CheckConstraint("what in ('check_in', 'follow_up')", name=op.f("ck_mentorship_check_ins_what")),
        sa.CheckConstraint("progress between 1 and 5", name=op.f("ck_mentorship_check_ins_progress")),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_check_ins_mentorship_id_mentorships"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_mentorship_check_ins_person_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_check_ins")),
        sa.UniqueConstraint("mentorship_id", "person_id", "what", "day", name=op.f("uq_mentorship_check_ins_mentorship_id_person_id_what_day")),
    )
    op.create_index("ix_mentorship_check_ins_person_id_answered_at", "mentorship_check_ins", ["person_id", "answered_at"])
    op.create_table(
        "mentorship_concerns",
        sa.Column("id", BIG, nullable=False),
        sa.Column("mentorship_id", BIG, nullable=False),
        sa.Column("by_id", BIG, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("settled_at", sa.DateTime()),
        sa.Column("settled_by_id", BIG),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_mentorship_concerns_by_id_people"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_concerns_mentorship_id_mentorships"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["settled_by_id"], ["people.id"], name=op.f("fk_mentorship_concerns_settled_by_id_people"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_concerns")),
    )
    op.create_index("ix_mentorship_concerns_settled_at_id", "mentorship_concerns", ["settled_at", "id"])
    op.create_table(
        "mentorship_learnings",
        sa.Column("id", BIG, nullable=False),
        sa.Column("mentorship_id", BIG, nullable=False),
        sa.Column("by_id", BIG, nullable=False),
        sa.Column("direction", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("words", sa.String(500), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("client_key", sa.String(64)),
        sa.CheckConstraint("direction in ('from_mentor', 'from_mentee')", name=op.f("ck_mentorship_learnings_direction")),
        sa.CheckConstraint("kind in ('technical', 'language', 'social', 'political', 'cultural', 'other')", name=op.f("ck_mentorship_learnings_kind")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_mentorship_learnings_by_id_people"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_learnings_mentorship_id_mentorships"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_learnings")),
        sa.UniqueConstraint("mentorship_id", "client_key", name=op.f("uq_mentorship_learnings_mentorship_id_client_key")),
    )
    op.create_index("ix_mentorship_learnings_mentorship_id_id", "mentorship_learnings", ["mentorship_id", "id"])
    op.create_table(
        "mentorship_questions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("mentorship_id", BIG, nullable=False),
        sa.Column("by_id", BIG, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime()),
        sa.Column("answered_by_id", BIG),
        sa.Column("client_key", sa.String(64)),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_mentorship_questions_answered_by_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_mentorship_questions_by_id_people"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_questions_mentorship_id_mentorships"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_questions")),
        sa.UniqueConstraint("by_id", "client_key", name=op.f("uq_mentorship_questions_by_id_client_key")),
    )
    op.create_index("ix_mentorship_questions_answered_at_id", "mentorship_questions", ["answered_at", "id"])
    op.create_index("ix_mentorship_questions_mentorship_id_id", "mentorship_questions", ["mentorship_id", "id"])
    op.create_table(
        "mentorship_files",
        sa.Column("id", BIG, nullable=False),
        sa.Column("mentorship_id", BIG, nullable=False),
        sa.Column("note_id", BIG, nullable=False),
        sa.Column("owner_id", BIG, nullable=False),
        sa.Column("name", sa.String(150), nullable=False),
        sa.Column("content_type", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("stored", sa.String(64), nullable=False),
        sa.Column("width", sa.Integer()),
        sa.Column("height", sa.Integer()),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_files_mentorship_id_mentorships"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["note_id"], ["mentorship_shared_notes.id"],
            name=op.f("fk_mentorship_files_note_id_mentorship_shared_notes"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_mentorship_files_owner_id_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_files")),
    )
    op.create_index("ix_mentorship_files_mentorship_id_id", "mentorship_files", ["mentorship_id", "id"])
    op.create_index("ix_mentorship_files_note_id", "mentorship_files", ["note_id"])
    op.create_table(
        "mentorship_openings",
        sa.Column("id", BIG, nullable=False),
        sa.Column("concern_id", BIG, nullable=False),
        sa.Column("asked_by_id", BIG),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("granted_by_id", BIG),
        sa.Column("granted_at", sa.DateTime()),
        sa.Column("ends_at", sa.DateTime()),
        sa.Column("told_at", sa.DateTime()),
        sa.CheckConstraint("hours between 1 and 72", name=op.f("ck_mentorship_openings_hours")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_mentorship_openings_asked_by_id_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["concern_id"], ["mentorship_concerns.id"],
            name=op.f("fk_mentorship_openings_concern_id_mentorship_concerns"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["granted_by_id"], ["people.id"], name=op.f("fk_mentorship_openings_granted_by_id_people"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_openings")),
    )
    op.create_index("ix_mentorship_openings_concern_id_id", "mentorship_openings", ["concern_id", "id"])
