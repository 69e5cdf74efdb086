"""Driving a job: one outcome, whatever happens."""

import logging
import threading

import pytest

from core.domain.errors import OutOfMemoryError, StorageError
from core.domain.events import PanelPreview, Progress, TakeMade
from core.jobs.drive import drive
from core.jobs.entry import Orders
from core.jobs.jobs import CastCharacter, PanelRecipe, RenderPanels
from core.jobs.outcome import Cancelled, Failed, Finished
from core.jobs.record import record
from tests.fakes.disk import full_disk
from tests.fakes.engine import FakeEngine
from tests.fakes.values import (
    a_picture,
    a_project,
    a_recipe,
    a_style_reference,
    an_anchor_recipe,
)


@pytest.fixture
def job():
    return RenderPanels("job", "p", tuple(PanelRecipe(f"{n}", a_recipe(seed=n)) for n in (1, 2)))


def test_a_job_that_runs_through_is_finished(job, library, engine):
    *events, outcome = drive(job, engine, library, Orders())
    assert outcome == Finished("job")
    assert sum(isinstance(event, TakeMade) for event in events) == 2


def test_an_error_of_the_world_becomes_its_sentence_and_its_way_out(job, library):
    error = OutOfMemoryError("Not enough memory for 12 panels.", "Try 8.")
    *_, outcome = drive(job, FakeEngine(fail_at=1, error=error), library, Orders())
    assert outcome == Failed("job", "Not enough memory for 12 panels.", "Try 8.")


def test_a_mistake_of_ours_is_logged_whole_and_told_plainly(job, library, caplog):
    engine = FakeEngine(fail_at=1, error=ZeroDivisionError("deep inside"))
    with caplog.at_level(logging.ERROR):
        *_, outcome = drive(job, engine, library, Orders())
    assert isinstance(outcome, Failed)
    assert "deep inside" not in outcome.sentence
    assert "ZeroDivisionError: deep inside" in caplog.text


def test_cancelling_stops_within_one_step_and_lets_the_engine_put_everything_back(job, library):
    engine, orders = FakeEngine(steps=50), Orders()
    events = []
    for event in drive(job, engine, library, orders):
        events.append(event)
        if event == Progress("denoising", 3, 50):
            orders.cancel()
    assert events[-2:] == [Progress("denoising", 3, 50), Cancelled("job")]
    assert (engine.stopped, engine.made) == (1, [])


def test_cancelling_keeps_every_take_that_was_finished(job, library, engine):
    orders, takes = Orders(), []
    for event in drive(job, engine, library, orders):
        if isinstance(event, TakeMade):
            takes.append(event.take)
            orders.cancel()
    assert event == Cancelled("job")
    assert len(takes) == 1
    assert library.blobs.get(takes[0].picture)


def test_a_job_cancelled_before_it_began_does_nothing(job, library, engine):
    orders = Orders()
    orders.cancel()
    assert list(drive(job, engine, library, orders)) == [Cancelled("job")]
    assert engine.loads == 0


@pytest.mark.parametrize("phase", [Progress("loading the model", 0, 1), Progress("decoding", 0, 2)])
def test_cancelling_ends_loading_and_decoding_too(job, library, engine, phase):
    orders = Orders()
    for event in drive(job, engine, library, orders):
        if event == phase:
            orders.cancel()
    assert event == Cancelled("job")
    assert engine.made == []
    assert engine.is_loaded == (phase.phase == "decoding")


def test_cancelling_ends_an_inversion_within_a_step(library):
    style = a_style_reference(library.blobs.put(a_picture()))
    job = RenderPanels("job", "p", (PanelRecipe("1", a_recipe(references=(style,))),))
    engine, orders = FakeEngine(steps=50), Orders()
    for event in drive(job, engine, library, orders):
        if event == Progress("inverting the style picture", 3, 50):
            orders.cancel()
    assert event == Cancelled("job")
    assert (engine.stopped, engine.inverted) == (1, [])


def test_a_take_that_cannot_be_written_down_is_had_again_without_drawing(library):
    project, orders = a_project(), Orders()
    library.projects.save(project)
    job = RenderPanels("job", project.id, (PanelRecipe("1", a_recipe()),))
    events = drive(job, FakeEngine(), library, orders)
    (made,) = (event for event in events if isinstance(event, TakeMade))
    with full_disk(50), pytest.raises(StorageError):
        record(made, library)
    engine = FakeEngine()
    again = [e for e in drive(job, engine, library, orders) if isinstance(e, TakeMade)]
    assert engine.drawn == []
    assert again[0].take.picture == made.take.picture
    record(again[0], library)
    assert library.takes.latest(project.id) == {"1": again[0].take}


def test_a_flag_set_in_another_thread_is_seen(job, library):
    engine, orders = FakeEngine(steps=10_000, pause=0.001), Orders()
    threading.Timer(0.05, orders.cancel).start()
    *_, outcome = drive(job, engine, library, orders)
    assert outcome == Cancelled("job")
    assert engine.stopped == 1


def test_whoever_leaves_the_loop_stops_the_engine_too(job, library, engine):
    events = drive(job, engine, library, Orders())
    next(event for event in events if isinstance(event, PanelPreview))
    events.close()
    assert engine.stopped == 1


def test_an_engine_can_be_used_again_after_a_failure(job, library):
    engine = FakeEngine(fail_at=0)
    casting = CastCharacter("casting", "fox", "Fox", (an_anchor_recipe(),))
    *_, failed = drive(casting, engine, library, Orders())
    engine.fail_at = None
    *_, outcome = drive(casting, engine, library, Orders())
    assert (type(failed), type(outcome)) == (Failed, Finished)


def test_a_disk_that_fills_up_while_saving_a_take_is_a_sentence_and_loses_nothing(library, engine):
    project = a_project()
    library.projects.save(project)
    panels = tuple(PanelRecipe(f"{n}", a_recipe(seed=n)) for n in (1, 2))
    job, orders = RenderPanels("job", project.id, panels), Orders()
    events = drive(job, engine, library, orders)
    first = next(event for event in events if isinstance(event, TakeMade))
    record(first, library)
    with full_disk(50):
        *_, failed = events
    assert isinstance(failed, Failed)
    assert "disk is full" in failed.sentence
    assert library.takes.latest(project.id) == {"1": first.take}
    assert library.blobs.get(first.take.picture)
    files = {path for path in (library.folder / "blobs").rglob("*") if path.is_file()}
    assert files == {library.blobs.path(each) for each in (first.take.picture, *first.take.masks)}
    *_, outcome = drive(job, engine, library, orders)
    assert outcome == Finished("job")
