"""Messages of a pair are answered, thanked for, taken back and keep their earlier words; certificates; how long words are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NOTES, VERSIONS, CERTIFICATES = "mentorship_shared_notes", "mentorship_note_versions", "mentorship_certificates"
RETENTIONS, OPENINGS = "mentorship_retentions", "mentorship_openings"


def upgrade() -> None:
    with op.batch_alter_table(NOTES) as batch:
        batch.add_column(sa.Column("answers_id", BIG))
        batch.add_column(sa.Column("thanked_at", sa.DateTime()))
        batch.add_column(sa.Column("withdrawn_at", sa.DateTime()))
        batch.create_foreign_key(op.f(f"fk_{NOTES}_answers_id_{NOTES}"), NOTES, ["answers_id"], ["id"], ondelete="SET NULL")
    with op.batch_alter_table(OPENINGS) as batch:
        batch.add_column(sa.Column("group_id", BIG))
        batch.create_foreign_key(op.f(f"fk_{OPENINGS}_group_id_mentorship_groups"), "mentorship_groups", ["group_id"], ["id"], ondelete="SET NULL")
    _make_versions()
    _make_certificates()
    _make_retentions()


def _make_versions() -> None:
    op.create_table(
        VERSIONS,
        sa.Column("id", BIG, nullable=False),
        sa.Column("note_id", BIG, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], [f"{NOTES}.id"], name=op.f(f"fk_{VERSIONS}_note_id_{NOTES}"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{VERSIONS}")),
    )
    op.create_index(f"ix_{VERSIONS}_note_id_id", VERSIONS, ["note_id", "id"])


def _make_certificates() -> None:
    op.create_table(
        CERTIFICATES,
        sa.Column("id", BIG, nullable=False),
        sa.Column("mentorship_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("code", sa.String(24), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime()),
        sa.Column("revoked_by_id", BIG),
        sa.Column("why", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name=op.f(f"fk_{CERTIFICATES}_mentorship_id_mentorships"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f(f"fk_{CERTIFICATES}_person_id_people"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["revoked_by_id"], ["people.id"], name=op.f(f"fk_{CERTIFICATES}_revoked_by_id_people"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{CERTIFICATES}")),
        sa.UniqueConstraint("code", name=op.f(f"uq_{CERTIFICATES}_code")),
        sa.UniqueConstraint("mentorship_id", "person_id", name=op.f(f"uq_{CERTIFICATES}_mentorship_id_person_id")),
    )
    op.create_index(f"ix_{CERTIFICATES}_person_id", CERTIFICATES, ["person_id"])


def _make_retentions() -> None:
    op.create_table(
        RETENTIONS,
        sa.Column("id", BIG, nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("chosen_by_id", BIG),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("days between 30 and 3650", name=op.f(f"ck_{RETENTIONS}_days")),
        sa.ForeignKeyConstraint(["chosen_by_id"], ["people.id"], name=op.f(f"fk_{RETENTIONS}_chosen_by_id_people"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{RETENTIONS}")),
    )


def downgrade() -> None:
    for table in (RETENTIONS, CERTIFICATES, VERSIONS):
        op.drop_table(table)
    with op.batch_alter_table(OPENINGS) as batch:
        batch.drop_constraint(op.f(f"fk_{OPENINGS}_group_id_mentorship_groups"), type_="foreignkey")
        batch.drop_column("group_id")
    with op.batch_alter_table(NOTES) as batch:
        batch.drop_constraint(op.f(f"fk_{NOTES}_answers_id_{NOTES}"), type_="foreignkey")
        for name in ("answers_id", "thanked_at", "withdrawn_at"):
            batch.drop_column(name)
