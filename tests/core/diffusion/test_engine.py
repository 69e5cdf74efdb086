"""The engine as jobs drive it."""

from pathlib import Path

import pytest

from core.domain.errors import ModelError
from core.domain.events import CheckpointMade, PictureMade, Preview, Progress, TrajectoryMade
from core.jobs.engine import Engine
from tests.core.diffusion.conftest import anchored, picture, recipe


def test_the_engine_inverts_casts_and_renders(mini_folder: Path) -> None:
    engine = Engine(mini_folder, "cpu")
    wanted = anchored()
    style, fox = (wanted.trajectory_key(reference) for reference in wanted.references)
    assert wanted.references[1].cast is not None

    *_, inverted = engine.invert(wanted, wanted.references[0], picture())
    *_, made, kept = engine.cast(wanted.references[1].cast, {}, fox)
    assert isinstance(made, PictureMade)
    assert isinstance(inverted, TrajectoryMade)
    assert isinstance(kept, TrajectoryMade)
    assert (inverted.key, kept.key) == (style, fox)

    found = {style: inverted.data, fox: kept.data}
    events = list(engine.render([wanted, wanted.replace(seed=2)], found))
    assert {type(event) for event in events} == {Progress, Preview, CheckpointMade, PictureMade}
    made = [event for event in events if isinstance(event, PictureMade)]
    assert [event.index for event in made] == [0, 1]

    kept = next(event.data for event in events if isinstance(event, CheckpointMade))
    *_, first, second = engine.render([wanted, wanted.replace(seed=2)], found, kept)
    assert [first, second] == made


def test_the_engine_loads_once(mini_folder: Path) -> None:
    engine = Engine(mini_folder, "cpu")
    assert [event.done for event in engine.load()] == [0, 1, 2]
    assert list(engine.load()) == []


def test_a_folder_without_a_model_is_a_sentence(tmp_path: Path) -> None:
    engine = Engine(tmp_path, "cpu")
    for events in (engine.load(), engine.render([recipe()], {})):
        with pytest.raises(ModelError, match="not a model folder"):
            list(events)
