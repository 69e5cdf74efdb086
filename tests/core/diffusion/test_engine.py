"""The engine as jobs drive it."""

import gc
import weakref
from collections.abc import Iterable
from pathlib import Path

import pytest

from core.diffusion.passes import Passes
from core.domain.errors import DeviceError, ModelError
from core.domain.events import (
    CheckpointMade,
    EngineEvent,
    Measured,
    PictureMade,
    Preview,
    Progress,
    SubjectsFound,
    TrajectoryMade,
)
from core.jobs.engine import Engine
from tests.core.diffusion.conftest import anchored, picture, recipe


def test_the_engine_inverts_casts_and_renders(mini_folder: Path) -> None:
    engine = Engine(mini_folder, "cpu")
    wanted = anchored()
    style, fox = (wanted.trajectory_key(reference) for reference in wanted.references)
    assert wanted.references[1].cast is not None

    *_, inverted, _ = engine.invert(wanted, wanted.references[0], picture())
    *_, made, kept, _ = engine.cast(wanted.references[1].cast, {}, fox)
    assert isinstance(made, PictureMade)
    assert isinstance(inverted, TrajectoryMade)
    assert isinstance(kept, TrajectoryMade)
    assert (inverted.key, kept.key) == (style, fox)

    found = {style: inverted.data, fox: kept.data}
    events = list(engine.render([wanted, wanted.replace(seed=2)], found))
    kinds = {Progress, Preview, CheckpointMade, SubjectsFound, PictureMade, Measured}
    assert {type(event) for event in events} == kinds
    made = [event for event in events if isinstance(event, PictureMade)]
    assert [event.index for event in made] == [0, 1]

    kept = {event.index: event.data for event in events if isinstance(event, CheckpointMade)}
    again = list(engine.render([wanted, wanted.replace(seed=2)], found, kept))
    assert [event for event in again if isinstance(event, PictureMade)] == made
    assert not any(isinstance(event, Preview | CheckpointMade) for event in again)


def test_every_phase_is_named_and_measured(mini_folder: Path) -> None:
    engine, wanted = Engine(mini_folder, "cpu"), recipe()
    events = list(engine.render([wanted], {}))
    phases = [event.phase for event in events if isinstance(event, Progress)]
    assert list(dict.fromkeys(phases)) == ["loading the model", "denoising", "decoding"]
    told = [event for event in events if isinstance(event, Measured)]
    assert [each.work.split()[0] for each in told] == ["load", "step", "decode"]
    for each in told:
        assert each.seconds > 0
        assert 2**20 < each.memory < each.capacity
    assert told[1].units == wanted.steps


@pytest.mark.parametrize("streams", [False, True])
def test_a_model_that_is_let_go_of_leaves_the_memory_and_is_read_again(
    mini_folder: Path, streams: bool
) -> None:
    engine = Engine(mini_folder, "cpu")
    (first,) = pictures_of(engine.render([recipe()], {}))
    memory = engine._loaded
    if streams:
        memory._stream()
    weights = [weakref.ref(weight.data) for weight in memory.model.unet.parameters()]
    unet, gone = memory.model.unet, weakref.ref(memory)
    del memory
    engine.unload()
    assert not engine.is_loaded
    assert sum(weight.nbytes for weight in unet.parameters()) == 0
    assert not any(weight() for weight in weights)
    gc.collect()
    assert gone() is None
    assert pictures_of(engine.render([recipe()], {})) == [first]


def test_letting_go_twice_or_before_loading_is_nothing(mini_folder: Path) -> None:
    engine = Engine(mini_folder, "cpu")
    engine.unload()
    list(engine.load())
    engine.unload()
    engine.unload()
    assert not engine.is_loaded


def test_a_lost_device_is_a_sentence_and_the_next_render_loads_anew(
    mini_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    engine = Engine(mini_folder, "cpu")
    with monkeypatch.context() as patch:
        patch.setattr(Passes, "whole", lost)
        with pytest.raises(DeviceError, match="stopped answering"):
            list(engine.render([recipe()], {}))
    assert not engine.is_loaded
    assert pictures_of(engine.render([recipe()], {}))


def pictures_of(events: Iterable[EngineEvent]) -> list[bytes]:
    return [event.png for event in events if isinstance(event, PictureMade)]


def test_the_engine_loads_once(mini_folder: Path) -> None:
    engine = Engine(mini_folder, "cpu")
    done = [(e.done, e.total) for e in engine.load() if isinstance(e, Progress)]
    assert done[0] == (0, 1)
    assert done[1:] == [(part, 4) for part in range(5)]
    assert list(engine.load()) == []


def test_a_folder_without_a_model_is_a_sentence(tmp_path: Path) -> None:
    engine = Engine(tmp_path, "cpu")
    for events in (engine.load(), engine.render([recipe()], {})):
        with pytest.raises(ModelError, match="not a model folder"):
            list(events)
