"""Sessions take questions with votes, polls, and reactions."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _questions()
    _polls()


def downgrade() -> None:
    op.drop_table("live_reactions")
    op.drop_table("live_site_ballots")
    op.drop_table("live_ballots")
    op.drop_table("live_poll_counts")
    op.drop_table("live_polls")
    op.drop_table("live_question_votes")
    op.drop_table("live_questions")
    op.drop_table("live_question_rules")


def _questions() -> None:
    op.create_table(
        "live_question_rules",
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("nameless", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("now_id", sa.Integer()),
        sa.Column("pinned_id", sa.Integer()),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_live_question_rules_live_id_live_sessions")),
        sa.PrimaryKeyConstraint("live_id", name=op.f("pk_live_question_rules")),
    )
    op.create_table(
        "live_questions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("by_id", BIG),
        sa.Column("text", sa.String(500), nullable=False),
        sa.Column("is_nameless", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("relayed", sa.String(120), nullable=False, server_default=""),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("answer", sa.String(2000), nullable=False, server_default=""),
        sa.Column("word", sa.String(400), nullable=False, server_default=""),
        sa.Column("votes", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("told_votes", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("fact_id", sa.Integer()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime()),
        sa.Column("client_key", sa.String(64)),
        sa.CheckConstraint("state in ('held', 'open', 'answered', 'dismissed', 'withdrawn')", name=op.f("ck_live_questions_state")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], ondelete="SET NULL", name=op.f("fk_live_questions_by_id_people")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_live_questions_live_id_live_sessions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_questions")),
        sa.UniqueConstraint("live_id", "by_id", "client_key", name=op.f("uq_live_questions_live_id_by_id_client_key")),
    )
    op.create_index(op.f("ix_live_questions_by_id"), "live_questions", ["by_id"])
    op.create_index(op.f("ix_live_questions_live_id_state"), "live_questions", ["live_id", "state"])
    op.create_table(
        "live_question_votes",
        sa.Column("id", BIG, nullable=False),
        sa.Column("question_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_live_question_votes_person_id_people")),
        sa.ForeignKeyConstraint(["question_id"], ["live_questions.id"], ondelete="CASCADE", name=op.f("fk_live_question_votes_question_id_live_questions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_question_votes")),
        sa.UniqueConstraint("question_id", "person_id", name=op.f("uq_live_question_votes_question_id_person_id")),
    )
    op.create_index(op.f("ix_live_question_votes_person_id"), "live_question_votes", ["person_id"])


def _polls() -> None:
    op.create_table(
        "live_polls",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("results", sa.String(10), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("secret", sa.String(64)),
        sa.Column("voted", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("opened_at", sa.DateTime()),
        sa.Column("closed_at", sa.DateTime()),
        sa.Column("client_key", sa.String(64)),
        sa.CheckConstraint("kind in ('one', 'several', 'scale', 'text')", name=op.f("ck_live_polls_kind")),
        sa.CheckConstraint("results in ('all', 'voters', 'hosts')", name=op.f("ck_live_polls_results")),
        sa.CheckConstraint("state in ('draft', 'open', 'closed')", name=op.f("ck_live_polls_state")),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_live_polls_live_id_live_sessions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_polls")),
        sa.UniqueConstraint("live_id", "client_key", name=op.f("uq_live_polls_live_id_client_key")),
    )
    op.create_table(
        "live_poll_counts",
        sa.Column("id", BIG, nullable=False),
        sa.Column("poll_id", BIG, nullable=False),
        sa.Column("choice", sa.Integer(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(["poll_id"], ["live_polls.id"], ondelete="CASCADE", name=op.f("fk_live_poll_counts_poll_id_live_polls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_poll_counts")),
        sa.UniqueConstraint("poll_id", "choice", name=op.f("uq_live_poll_counts_poll_id_choice")),
    )
    op.create_table(
        "live_ballots",
        sa.Column("id", BIG, nullable=False),
        sa.Column("poll_id", BIG, nullable=False),
        sa.Column("voter", sa.String(64), nullable=False),
        sa.Column("person_id", BIG),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(500), nullable=False, server_default=""),
        sa.Column("is_hidden", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="SET NULL", name=op.f("fk_live_ballots_person_id_people")),
        sa.ForeignKeyConstraint(["poll_id"], ["live_polls.id"], ondelete="CASCADE", name=op.f("fk_live_ballots_poll_id_live_polls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_ballots")),
        sa.UniqueConstraint("poll_id", "voter", name=op.f("uq_live_ballots_poll_id_voter")),
    )
    op.create_index(op.f("ix_live_ballots_person_id"), "live_ballots", ["person_id"])
    op.create_table(
        "live_site_ballots",
        sa.Column("id", BIG, nullable=False),
        sa.Column("poll_id", BIG, nullable=False),
        sa.Column("site", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["live_polls.id"], ondelete="CASCADE", name=op.f("fk_live_site_ballots_poll_id_live_polls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_site_ballots")),
        sa.UniqueConstraint("poll_id", "site", name=op.f("uq_live_site_ballots_poll_id_site")),
    )
    op.create_table(
        "live_reactions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("live_id", BIG, nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("given", sa.Integer(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(["live_id"], ["live_sessions.id"], ondelete="CASCADE", name=op.f("fk_live_reactions_live_id_live_sessions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_reactions")),
        sa.UniqueConstraint("live_id", "minute", "kind", name=op.f("uq_live_reactions_live_id_minute_kind")),
    )
