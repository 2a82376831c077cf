"""One home for free hours, the profile for matching; and talks before a programme's last round."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TONGUE_OF_LEVEL = {"basic": 2, "good": 4, "fluent": 5, "native": 6}
hours = sa.table("mentorship_hours", sa.column("person_id"), sa.column("slots", sa.JSON()), sa.column("changed_at", sa.DateTime()))
people = sa.table(
    "people", sa.column("id"), sa.column("languages", sa.JSON()), sa.column("levels", sa.JSON()), sa.column("language"), sa.column("zone"),
    sa.column("connection"), sa.column("sector"),
)
profiles = sa.table(
    "matching_profiles", sa.column("person_id"), sa.column("zone"), sa.column("in_writing"), sa.column("connection"), sa.column("seniority"),
    sa.column("gender"), sa.column("changed_at", sa.DateTime()),
    *(sa.column(name, sa.JSON()) for name in ("tongues", "slots", "channels", "fields", "context", "style", "conditions", "steps")),
)


def upgrade() -> None:
    op.create_table(
        "matching_talks",
        sa.Column("id", BIG, nullable=False),
        sa.Column("run_id", BIG, nullable=False),
        sa.Column("mentee_id", BIG, nullable=False),
        sa.Column("mentor_id", BIG, nullable=False),
        sa.Column("mentee_rates", sa.Integer(), nullable=True),
        sa.Column("mentor_rates", sa.Integer(), nullable=True),
        sa.Column("mentee_says", sa.String(300), nullable=False),
        sa.Column("mentor_says", sa.String(300), nullable=False),
        sa.CheckConstraint("mentee_rates between 1 and 5", name=op.f("ck_matching_talks_mentee_rates")),
        sa.CheckConstraint("mentor_rates between 1 and 5", name=op.f("ck_matching_talks_mentor_rates")),
        sa.ForeignKeyConstraint(["run_id"], ["matching_runs.id"], ondelete="CASCADE", name=op.f("fk_matching_talks_run_id_matching_runs")),
        sa.ForeignKeyConstraint(["mentee_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_talks_mentee_id_people")),
        sa.ForeignKeyConstraint(["mentor_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_matching_talks_mentor_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching_talks")),
        sa.UniqueConstraint("run_id", "mentee_id", "mentor_id", name=op.f("uq_matching_talks_run_id_mentee_id_mentor_id")),
    )
    op.create_index("ix_matching_talks_mentee_id", "matching_talks", ["mentee_id"])
    op.create_index("ix_matching_talks_mentor_id", "matching_talks", ["mentor_id"])
    with op.batch_alter_table("matching_programmes") as batch_op:
        batch_op.add_column(sa.Column("talks_run_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("talks_closed_at", sa.DateTime(), nullable=True))
    _move_hours(op.get_bind())
    op.drop_table("mentorship_hours")


def _move_hours(db) -> None:
    # Where both homes hold hours, those said later count.
    there = {row.person_id: row for row in db.execute(sa.select(profiles))}
    for row in db.execute(sa.select(hours)).all():
        profile = there.get(row.person_id)
        if profile is None:
            person = db.execute(sa.select(people).where(people.c.id == row.person_id)).one()
            db.execute(sa.insert(profiles).values(**_begun(person), person_id=row.person_id, slots=row.slots, changed_at=row.changed_at))
        elif row.slots and (not profile.slots or profile.changed_at < row.changed_at):
            db.execute(sa.update(profiles).where(profiles.c.person_id == row.person_id).values(slots=row.slots))


def _begun(person) -> dict:
    levels = {code: TONGUE_OF_LEVEL.get((person.levels or {}).get(code, "good"), 4) for code in person.languages or []}
    sector = (person.sector or "").strip().casefold()
    return {
        "tongues": {code: [level, level, code == person.language] for code, level in levels.items()}, "zone": person.zone, "in_writing": False,
        "channels": ["voice", "text"] if person.connection == "weak" else ["video", "voice", "text"], "connection": person.connection,
        "fields": [sector] if sector else [], "context": {}, "seniority": 0, "style": [], "gender": "", "conditions": {}, "steps": ["hours"],
    }


def downgrade() -> None:
    op.create_table(
        "mentorship_hours",
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE", name=op.f("fk_mentorship_hours_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_mentorship_hours")),
    )
    db = op.get_bind()
    for row in db.execute(sa.select(profiles)).all():
        if row.slots:
            db.execute(sa.insert(hours).values(person_id=row.person_id, slots=row.slots, changed_at=row.changed_at))
    with op.batch_alter_table("matching_programmes") as batch_op:
        batch_op.drop_column("talks_closed_at")
        batch_op.drop_column("talks_run_id")
    op.drop_table("matching_talks")
