"""Why a picture is out of date, in words."""

import pytest

from core.domain.staleness import Change, Reason
from desktop.session.reasons import ReasonWords


@pytest.mark.parametrize("kind", list(Change))
def test_every_reason_has_words(kind: Change) -> None:
    words = ReasonWords()
    reason = Reason(kind, name="Mia")
    assert words.short(reason).strip("{} ")
    assert words.sentences([reason]).endswith(".")


def test_versions_are_named_where_they_are_known() -> None:
    words = ReasonWords()
    changed = Reason(Change.CHARACTER, name="Mia", before=2, after=3)
    assert words.sentences([changed]) == "Mia was changed since (version 2, now 3)."
    assert words.short(changed) == "Mia changed"
