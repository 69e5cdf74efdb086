"""The queue's journal: what is not done comes back after any end."""

import logging

import pytest
from sqlalchemy import Engine, event

from core.domain.errors import StorageError
from core.domain.events import Progress
from core.domain.recipe import Used
from core.export.phrases import ENGLISH, Phrases
from core.jobs.entry import State
from core.jobs.jobs import (
    CastCharacter,
    DrawAgain,
    ExportSheet,
    InvertPicture,
    PanelRecipe,
    RenderPanels,
    TryOut,
)
from core.jobs.journal import Journal
from core.jobs.outcome import Failed, Finished
from core.jobs.queue import PROGRESS_SECONDS, JobQueue
from core.storage.rows import is_whole
from core.storage.tables import jobs
from tests.fakes.disk import full_disk
from tests.fakes.values import (
    a_project,
    a_recipe,
    a_style_reference,
    a_take,
    an_anchor_recipe,
    an_anchor_reference,
)

RENDER = RenderPanels(
    "render",
    "p",
    (
        PanelRecipe(
            "panel 1",
            a_recipe(references=(an_anchor_reference(an_anchor_recipe()),)),
            (Used(kind="character", id="fox", version=2, name="Füchsin", words="a fox"),),
        ),
        PanelRecipe("panel 2", a_recipe(seed=2**62)),
    ),
)
JOBS = [
    RENDER,
    CastCharacter("cast", "fox", "Füchsin", (an_anchor_recipe(),)),
    ExportSheet("export", "p", ("a.pdf", "b.png"), ("take",), Phrases(scene="Szene {}")),
    DrawAgain("again", (a_take(a_project()),), (("ab" * 32, an_anchor_recipe()),)),
]


def reopened(library):
    return JobQueue(Journal(library.jobs))


@pytest.fixture
def queue(library):
    return reopened(library)


INVERT = InvertPicture("invert", "Ink", a_recipe(references=(a_style_reference("cd" * 32),)))


TRY = TryOut("try", "Ink", (a_recipe(),))


@pytest.mark.parametrize("job", [*JOBS, INVERT, TRY], ids=lambda job: job.id)
def test_every_kind_of_job_comes_back_as_it_was(library, queue, job):
    submitted = queue.add(job).submitted_at
    (entry,) = reopened(library).interrupted
    assert (entry.job, entry.submitted_at) == (job, submitted)


def test_what_waited_or_ran_is_interrupted_and_keeps_its_order(library, queue):
    for job in JOBS:
        queue.add(job)
    queue.front("export")
    queue.take("gpu")
    queue.ended(Failed("render", "The disk is full.", "Free some space."))
    queue.take("gpu")
    entries = reopened(library).entries
    assert [(e.job.id, e.state) for e in entries] == [
        ("export", State.INTERRUPTED),
        ("render", State.FAILED),
        ("cast", State.INTERRUPTED),
        ("again", State.INTERRUPTED),
    ]
    assert entries[1].failure == Failed("render", "The disk is full.", "Free some space.")


def test_a_failed_job_can_be_tried_again_after_a_restart(library, queue):
    queue.add(RENDER)
    queue.take("gpu")
    queue.ended(Failed("render", "The disk is full."))
    again = reopened(library)
    again.retry_failed()
    taken = again.take("gpu")
    assert (taken.job, taken.failure) == (RENDER, None)
    again.ended(Finished("render"))
    assert reopened(library).entries == ()


def test_panels_that_were_cancelled_stay_so(library, queue):
    queue.add(RENDER)
    queue.cancel_panel("render", "panel 2")
    again = reopened(library)
    again.retry("render")
    taken = again.take("gpu")
    assert taken.dropped == {"panel 2"}
    assert not taken.orders.wants("panel 2")
    assert taken.orders.wants("panel 1")


def test_finished_cancelled_and_forgotten_jobs_leave_the_journal(library, queue):
    for number in range(3):
        queue.add(ExportSheet(str(number), "p", ("a.pdf",)))
    queue.take("")
    queue.ended(Finished("0"))
    queue.cancel("1")
    queue.cancel("2")
    queue.forget("2")
    assert reopened(library).entries == ()


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "killed"])
def test_a_running_job_that_was_asked_to_stop_does_not_come_back(library, queue, closed):
    for job in JOBS[:2]:
        queue.add(job)
    queue.take("gpu")
    queue.cancel("render")
    queue.progressed("render", Progress("denoising", 1, 9))
    if closed:
        queue.interrupt()
    assert [entry.job.id for entry in reopened(library).entries] == ["cast"]


def test_a_job_that_failed_while_it_was_asked_to_stop_can_be_tried_again(library, queue):
    queue.add(RENDER)
    queue.take("gpu")
    queue.cancel("render")
    queue.ended(Failed("render", "The disk is full."))
    (entry,) = reopened(library).entries
    assert (entry.job, entry.state) == (RENDER, State.FAILED)


def test_a_cancelled_job_that_is_tried_again_is_journaled_again(library, queue):
    queue.add(RENDER)
    queue.cancel("render")
    queue.retry("render")
    assert [entry.job for entry in reopened(library).interrupted] == [RENDER]


def test_progress_is_written_now_and_then_and_with_every_change(library):
    now = 0.0
    queue = JobQueue(Journal(library.jobs), clock=lambda: now)
    queue.add(RENDER)
    queue.take("gpu")
    written = []
    for step in range(4):
        queue.progressed("render", Progress("denoising", step, 4))
        (entry,) = reopened(library).entries
        written.append(entry.progress.done)
        now += PROGRESS_SECONDS / 2
    assert written == [0, 0, 2, 2]


@pytest.fixture
def told():
    """The parameters of every statement."""
    told = []

    def tell(_connection, _cursor, _statement, parameters, *_rest):
        told.append(parameters)

    event.listen(Engine, "before_cursor_execute", tell)
    yield told
    event.remove(Engine, "before_cursor_execute", tell)


def test_a_change_does_not_write_the_document_again(queue, told):
    """The log of changes would grow by all recipes with every change."""
    queue.add(RENDER)
    assert "forest" in str(told)
    told.clear()
    queue.take("gpu")
    queue.progressed("render", Progress("denoising", 1, 4))
    assert "denoising" in str(told)
    assert "forest" not in str(told)


def test_rows_are_whole_after_every_change(library, queue):
    for job in JOBS:
        queue.add(job)
    queue.front("cast")
    queue.take("gpu")
    queue.progressed("cast", Progress("denoising", 1, 4))
    queue.ended(Failed("cast", "Füchse"))
    with library.database.reading() as connection:
        assert all(is_whole(row) for row in connection.execute(jobs.select()))


@pytest.mark.parametrize(
    "harm", [{"document": "{"}, {"kind": "Sing"}, {"document": "[{}, []]"}, {"progress": "7"}]
)
def test_a_job_that_cannot_be_read_is_left_out_and_the_others_are_there(
    library, queue, harm, caplog
):
    for job in JOBS:
        queue.add(job)
    with library.database.writing() as connection:
        connection.execute(jobs.update().where(jobs.c.id == "cast").values(**harm))
    with caplog.at_level(logging.WARNING):
        assert [e.job.id for e in reopened(library).entries] == ["render", "export", "again"]
    assert "Job cast cannot be read" in caplog.text


def test_an_export_of_before_sheets_spoke_other_languages_is_english(library, queue):
    queue.add(JOBS[2])
    old = '[{"id": "export", "project_id": "p", "paths": ["a.pdf"], "takes": []}, []]'
    with library.database.writing() as connection:
        connection.execute(jobs.update().values(document=old))
    (entry,) = reopened(library).entries
    assert entry.job == ExportSheet("export", "p", ("a.pdf",), (), ENGLISH)


def test_a_job_that_cannot_be_kept_is_not_taken_in(library, queue):
    queue.add(RENDER)
    with full_disk(50), pytest.raises(StorageError):
        queue.add(ExportSheet("export", "p", ("a.pdf",)))
    assert [entry.job for entry in queue.entries] == [RENDER]


def test_a_journal_that_cannot_be_written_is_caught_up_with(library, queue, caplog):
    for job in JOBS:
        queue.add(job)
    with full_disk(50):
        queue.take("gpu")
        queue.ended(Finished("render"))
        queue.cancel("cast")
    assert "could not be written down" in caplog.text
    assert [e.job.id for e in reopened(library).entries] == ["render", "cast", "export", "again"]
    queue.front("again")
    assert [e.job.id for e in reopened(library).entries] == ["again", "export"]
