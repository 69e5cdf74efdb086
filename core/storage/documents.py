"""Reading a row's document back into its frozen value."""

from typing import TypeVar

from pydantic import ValidationError

from core.domain.errors import StorageError
from core.domain.values import Value

V = TypeVar("V", bound=Value)


def read_document(kind: type[V], document: str) -> V:
    """The value a document holds. StorageError when it does not hold one."""
    try:
        return kind.model_validate_json(document)
    except ValidationError as error:
        raise StorageError(
            f"A {kind.__name__.lower()} in the library cannot be read.",
            "Put a backup of the library in its place, or choose another library folder.",
        ) from error
