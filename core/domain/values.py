"""The base of every frozen value, and how values become bytes and digests."""

import hashlib
import json
from typing import Any, NewType, Self
from uuid import uuid4

from pydantic import BaseModel, ConfigDict

BlobId = NewType("BlobId", str)
"""The sha256 of a file's bytes, in hexadecimal."""

Digest = NewType("Digest", str)
"""The sha256 of a value's canonical JSON, in hexadecimal."""

Fragment = NewType("Fragment", str)
"""A part of a sentence, which `make translations` collects by itself."""


class Value(BaseModel):
    """A frozen value, compared by content; an edit makes a new one."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")

    def replace(self, **changes: Any) -> Self:
        """The same value with some fields changed, validated again."""
        return type(self).model_validate({**dict(self), **changes})

    def digest(self) -> Digest:
        """Name this value by its content: equal values, equal digests, on any machine."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
        return Digest(hashlib.sha256(text.encode()).hexdigest())


def new_id() -> str:
    """An identifier nobody else has."""
    return uuid4().hex
