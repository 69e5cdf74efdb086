"""The tables as they are now. How they came to be is in migrations/versions.

A row is a document, the JSON of a frozen value, and the columns that are searched.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

projects = Table(
    "projects",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("saved_at", String, nullable=False),
    Column("document", Text, nullable=False),
)

styles = Table(
    "styles",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("document", Text, nullable=False),
)

characters = Table(
    "characters",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("document", Text, nullable=False),
)

takes = Table(
    "takes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("project_id", String, ForeignKey("projects.id", ondelete="CASCADE"), nullable=False),
    Column("panel_id", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("document", Text, nullable=False),
    Index(None, "project_id", "panel_id"),
    Index(None, "panel_id"),
    Index(None, "digest"),
    sqlite_autoincrement=True,
)
