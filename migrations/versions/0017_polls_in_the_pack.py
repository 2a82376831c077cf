"""A prepared poll may be read beforehand, in the session pack."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("live_polls") as batch_op:
        batch_op.add_column(sa.Column("is_ahead", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("live_polls") as batch_op:
        batch_op.drop_column("is_ahead")
