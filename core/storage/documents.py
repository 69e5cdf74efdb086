"""Reading a row's document back into its frozen value."""

from typing import TypeVar

from pydantic import ValidationError

from core.domain.errors import DamageError
from core.domain.values import Value

V = TypeVar("V", bound=Value)


def read_document(kind: type[V], document: str) -> V:
    """The value a document holds. DamageError when it does not hold one."""
    try:
        return kind.model_validate_json(document)
    except ValidationError as error:
        raise DamageError(
            f"A {kind.__name__.lower()} in the library cannot be read.",
            "Close the library and open it again: it is then restored from its backups.",
        ) from error
