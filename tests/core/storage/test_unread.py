"""Takes that are read when they are asked for."""

import pytest

from core.domain.errors import StorageError
from core.storage.unread import Unread
from tests.fakes.values import a_project, a_take


def test_a_take_is_read_when_it_is_asked_for_and_once() -> None:
    one = a_take(a_project())
    unread = Unread({"p1": one.model_dump_json(), "p2": "{}"})
    assert (len(unread), set(unread), "p2" in unread) == (2, {"p1", "p2"}, True)
    assert unread["p1"] == one
    assert unread["p1"] is unread["p1"]
    with pytest.raises(StorageError):
        unread["p2"]


def test_a_newer_take_takes_the_place_of_one_that_was_not_read() -> None:
    one = a_take(a_project())
    unread = Unread({"p1": "{}"})
    unread["p1"] = one
    assert unread.get("p1") == one
    del unread["p1"]
    assert unread == {}
