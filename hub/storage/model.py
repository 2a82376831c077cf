"""The declarative base of every table and the column kinds all rooms share."""

from datetime import UTC, datetime
from typing import Annotated

from sqlalchemy import JSON, BigInteger, DateTime, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCTime(TypeDecorator):
    """An aware moment, stored as UTC without zone so that both databases sort it alike."""

    impl = DateTime
    cache_ok = True
    # One for all columns: by itself each of hundreds would make a class of its own to be compared by.
    comparator_factory = TypeDecorator.TDComparatorContainer(DateTime())

    def process_bind_param(self, value: datetime | None, dialect):
        """Refuse a naive moment: its zone would be a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value, dialect):
        """The stored moment as aware UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


BigId = BigInteger().with_variant(Integer, "sqlite")

Id = Annotated[int, mapped_column(BigId, primary_key=True)]
Key = Annotated[str, mapped_column(String(64))]
Moment = Annotated[datetime, mapped_column(UTCTime)]


class Base(DeclarativeBase):
    """Every table of the house."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UTCTime, dict: JSON, list: JSON}
