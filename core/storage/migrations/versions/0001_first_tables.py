"""Projects, styles, characters and takes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "projects",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("saved_at", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_projects"),
    )
    for name in ("styles", "characters"):
        op.create_table(
            name,
            sa.Column("id", sa.String, nullable=False),
            sa.Column("name", sa.String, nullable=False),
            sa.Column("document", sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        )
    _create_takes()


def _create_takes() -> None:
    op.create_table(
        "takes",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("project_id", sa.String, nullable=False),
        sa.Column("panel_id", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_takes"),
        sa.UniqueConstraint("id", name="uq_takes_id"),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
            name="fk_takes_project_id_projects",
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_takes_project_id_panel_id", "takes", ["project_id", "panel_id"])
    op.create_index("ix_takes_panel_id", "takes", ["panel_id"])
    op.create_index("ix_takes_digest", "takes", ["digest"])
