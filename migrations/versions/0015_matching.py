"""Skills, profiles for matching, programmes, who applies, rulings, runs and proposals."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "matching_exclusions",
        sa.Column("person_id", BIG, nullable=False, autoincrement=False),
        sa.Column("other_id", BIG, nullable=False, autoincrement=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_exclusions_person_id_people")),
        sa.ForeignKeyConstraint(["other_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_exclusions_other_id_people")),
        sa.PrimaryKeyConstraint("person_id", "other_id", name=op.f("pk_matching_exclusions")),
    )
    op.create_index("ix_matching_exclusions_other_id", "matching_exclusions", ["other_id"])
    op.create_table(
        "matching_profiles",
        sa.Column("person_id", BIG, nullable=False, autoincrement=False),
        sa.Column("tongues", sa.JSON(), nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("zone", sa.String(60), nullable=False),
        sa.Column("in_writing", sa.Boolean(), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("connection", sa.String(4), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("seniority", sa.Integer(), nullable=False),
        sa.Column("style", sa.JSON(), nullable=False),
        sa.Column("gender", sa.String(1), nullable=False),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_profiles_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_matching_profiles")),
    )
    op.create_table(
        "matching_skills",
        sa.Column("id", BIG, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("folded", sa.String(120), nullable=False),
        sa.Column("parent_id", BIG, nullable=True),
        sa.Column("added_by_id", BIG, nullable=True),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["matching_skills.id"], ondelete="SET NULL", name=op.f("fk_matching_skills_parent_id_matching_skills")),
        sa.ForeignKeyConstraint(["added_by_id"], ["people.id"], ondelete="SET NULL", name=op.f("fk_matching_skills_added_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_skills")),
        sa.UniqueConstraint("folded", name=op.f("uq_matching_skills_folded")),
    )
    op.create_index("ix_matching_skills_parent_id", "matching_skills", ["parent_id"])
    op.create_table(
        "matching_offers",
        sa.Column("person_id", BIG, nullable=False, autoincrement=False),
        sa.Column("skill_id", BIG, nullable=False, autoincrement=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("passes_on", sa.Integer(), nullable=False),
        sa.CheckConstraint("passes_on between 0 and 3", name=op.f("ck_matching_offers_passes_on")),
        sa.CheckConstraint("level between 2 and 4", name=op.f("ck_matching_offers_level")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_offers_person_id_people")),
        sa.ForeignKeyConstraint(["skill_id"], ["matching_skills.id"], ondelete="CASCADE", name=op.f("fk_matching_offers_skill_id_matching_skills")),
        sa.PrimaryKeyConstraint("person_id", "skill_id", name=op.f("pk_matching_offers")),
    )
    op.create_index("ix_matching_offers_skill_id", "matching_offers", ["skill_id"])
    op.create_table(
        "matching_programmes",
        sa.Column("id", BIG, nullable=False),
        sa.Column("community_id", BIG, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("about_html", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("wave", sa.Integer(), nullable=False),
        sa.Column("published_run_id", sa.Integer(), nullable=True),
        sa.Column("made_by_id", BIG, nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("client_key", sa.String(64), nullable=True),
        sa.CheckConstraint("kind in ('mentor', 'peer', 'reverse', 'expert')", name=op.f("ck_matching_programmes_kind")),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], ondelete="CASCADE", name=op.f("fk_matching_programmes_community_id_communities")),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], ondelete="SET NULL", name=op.f("fk_matching_programmes_made_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_programmes")),
        sa.UniqueConstraint("made_by_id", "client_key", name=op.f("uq_matching_programmes_made_by_id_client_key")),
    )
    op.create_index("ix_matching_programmes_community_id", "matching_programmes", ["community_id"])
    op.create_table(
        "matching_wants",
        sa.Column("person_id", BIG, nullable=False, autoincrement=False),
        sa.Column("skill_id", BIG, nullable=False, autoincrement=False),
        sa.Column("need", sa.Integer(), nullable=False),
        sa.CheckConstraint("need between 1 and 3", name=op.f("ck_matching_wants_need")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_wants_person_id_people")),
        sa.ForeignKeyConstraint(["skill_id"], ["matching_skills.id"], ondelete="CASCADE", name=op.f("fk_matching_wants_skill_id_matching_skills")),
        sa.PrimaryKeyConstraint("person_id", "skill_id", name=op.f("pk_matching_wants")),
    )
    op.create_index("ix_matching_wants_skill_id", "matching_wants", ["skill_id"])
    op.create_table(
        "matching_participants",
        sa.Column("id", BIG, nullable=False),
        sa.Column("programme_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.Column("is_here", sa.Boolean(), nullable=False),
        sa.Column("ranks", sa.JSON(), nullable=False),
        sa.Column("applied_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("capacity between 0 and 50", name=op.f("ck_matching_participants_capacity")),
        sa.CheckConstraint("role in ('mentee', 'mentor')", name=op.f("ck_matching_participants_role")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_participants_person_id_people")),
        sa.ForeignKeyConstraint(["programme_id"], ["matching_programmes.id"], ondelete="CASCADE", name=op.f("fk_matching_participants_programme_id_matching_programmes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_participants")),
        sa.UniqueConstraint("programme_id", "person_id", "role", name=op.f("uq_matching_participants_programme_id_person_id_role")),
    )
    op.create_index("ix_matching_participants_person_id", "matching_participants", ["person_id"])
    op.create_table(
        "matching_rulings",
        sa.Column("id", BIG, nullable=False),
        sa.Column("programme_id", BIG, nullable=False),
        sa.Column("mentee_id", BIG, nullable=False),
        sa.Column("mentor_id", BIG, nullable=False),
        sa.Column("kind", sa.String(3), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("by_id", BIG, nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("kind in ('pin', 'ban')", name=op.f("ck_matching_rulings_kind")),
        sa.ForeignKeyConstraint(["programme_id"], ["matching_programmes.id"], ondelete="CASCADE", name=op.f("fk_matching_rulings_programme_id_matching_programmes")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], ondelete="SET NULL", name=op.f("fk_matching_rulings_by_id_people")),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_rulings_mentor_id_people")),
        sa.ForeignKeyConstraint(["mentee_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_rulings_mentee_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_rulings")),
        sa.UniqueConstraint("programme_id", "mentee_id", "mentor_id", name=op.f("uq_matching_rulings_programme_id_mentee_id_mentor_id")),
    )
    op.create_table(
        "matching_runs",
        sa.Column("id", BIG, nullable=False),
        sa.Column("programme_id", BIG, nullable=False),
        sa.Column("mode", sa.String(8), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("inputs", sa.String(64), nullable=False),
        sa.Column("totals", sa.JSON(), nullable=False),
        sa.Column("unmatched", sa.JSON(), nullable=False),
        sa.Column("solver", sa.String(40), nullable=False),
        sa.Column("by_id", BIG, nullable=True),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("client_key", sa.String(64), nullable=True),
        sa.CheckConstraint("state in ('waiting', 'working', 'done', 'failed', 'published')", name=op.f("ck_matching_runs_state")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], ondelete="SET NULL", name=op.f("fk_matching_runs_by_id_people")),
        sa.ForeignKeyConstraint(["programme_id"], ["matching_programmes.id"], ondelete="CASCADE", name=op.f("fk_matching_runs_programme_id_matching_programmes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_runs")),
        sa.UniqueConstraint("programme_id", "client_key", name=op.f("uq_matching_runs_programme_id_client_key")),
    )
    op.create_index("ix_matching_runs_programme_id", "matching_runs", ["programme_id"])
    op.create_table(
        "matching_proposals",
        sa.Column("id", BIG, nullable=False),
        sa.Column("run_id", BIG, nullable=False),
        sa.Column("mode", sa.String(8), nullable=False),
        sa.Column("mentee_id", BIG, nullable=False),
        sa.Column("mentor_id", BIG, nullable=False),
        sa.Column("u", sa.Integer(), nullable=False),
        sa.Column("v", sa.Integer(), nullable=False),
        sa.Column("s", sa.Integer(), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("origin", sa.String(6), nullable=False),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_proposals_mentor_id_people")),
        sa.ForeignKeyConstraint(["mentee_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_proposals_mentee_id_people")),
        sa.ForeignKeyConstraint(["run_id"], ["matching_runs.id"], ondelete="CASCADE", name=op.f("fk_matching_proposals_run_id_matching_runs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_proposals")),
        sa.UniqueConstraint("run_id", "mode", "mentee_id", "mentor_id", name=op.f("uq_matching_proposals_run_id_mode_mentee_id_mentor_id")),
    )
    op.create_index("ix_matching_proposals_mentee_id", "matching_proposals", ["mentee_id"])
    op.create_index("ix_matching_proposals_mentor_id", "matching_proposals", ["mentor_id"])


def downgrade() -> None:
    for table in (
        "matching_proposals",
        "matching_runs",
        "matching_rulings",
        "matching_participants",
        "matching_wants",
        "matching_programmes",
        "matching_offers",
        "matching_skills",
        "matching_profiles",
        "matching_exclusions",
    ):
        op.drop_table(table)
