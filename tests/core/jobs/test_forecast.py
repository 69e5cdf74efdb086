"""What a job will take: sums of what was measured."""

import pytest

from core.domain.events import Measured
from core.domain.geometry import Size
from core.domain.recipe import Control, Window
from core.jobs.costs import READING, REFERENCE, Cost, of_inversion, of_pictures, of_steps
from core.jobs.forecast import UNKNOWN, Forecast, forecast, place_of, reckon
from core.jobs.jobs import (
    CastCharacter,
    DrawAgain,
    ExportSheet,
    InvertPicture,
    PanelRecipe,
    RenderPanels,
)
from core.jobs.record import record
from core.jobs.run import run
from core.storage.timings import Timing
from tests.fakes.disk import full_disk
from tests.fakes.engine import FakeEngine
from tests.fakes.values import (
    a_picture,
    a_project,
    a_recipe,
    a_style_reference,
    a_take,
    an_anchor_recipe,
    an_anchor_reference,
)

GB = 10**9
PLAIN = a_recipe(subjects=())
STEP = of_steps([PLAIN]).work


def learn(library, **seconds):
    """Note what a unit of each kind of work took."""
    works = {
        "load": "load",
        "step": STEP,
        "decode": of_pictures([PLAIN]).work,
        "invert": of_inversion(PLAIN).work,
    }
    for kind, each in seconds.items():
        memory = {"load": 3, "step": 6, "decode": 5, "invert": 4}[kind] * GB
        library.timings.add(PLAIN.model, place_of("cuda"), works[kind], each, memory, 8 * GB)


def job_of(*recipes):
    return RenderPanels("j", "p", tuple(PanelRecipe(f"{n}", r) for n, r in enumerate(recipes)))


def test_a_render_is_its_steps_its_pictures_and_the_model(library):
    learn(library, load=10.0, step=0.5, decode=2.0)
    panels = job_of(*(a_recipe(seed=n, subjects=()) for n in range(8)))
    eight = 8 * (4 * 0.5 + 2.0)
    assert forecast(panels, library, "cuda", loaded=True) == Forecast(eight, 6 * GB, 8 * GB)
    assert forecast(panels, library, "cuda", loaded=False).seconds == eight + 10.0


def test_steps_scale(library):
    learn(library, step=0.5, decode=2.0)
    long = job_of(a_recipe(subjects=(), steps=40))
    assert forecast(long, library, "cuda", loaded=True).seconds == 40 * 0.5 + 2.0


def test_what_was_never_measured_is_not_known(library):
    job = job_of(PLAIN)
    assert forecast(job, library, "cuda", loaded=True) == UNKNOWN
    learn(library, step=0.5, decode=2.0)
    assert forecast(job, library, "cuda", loaded=False) == UNKNOWN
    assert forecast(job, library, "cpu", loaded=True) == UNKNOWN
    other = job_of(PLAIN.replace(model="n" * 64))
    assert forecast(other, library, "cuda", loaded=True) == UNKNOWN
    assert forecast(ExportSheet("e", "p", ("a.pdf",)), library, "cuda", loaded=True) == UNKNOWN


def test_a_missing_inversion_costs_time_and_a_cached_one_does_not(library):
    style = a_style_reference(library.blobs.put(a_picture()))
    job = job_of(PLAIN.replace(references=(style,)), PLAIN.replace(references=(style,), seed=2))
    learn(library, step=0.5, decode=2.0, invert=30.0)
    panels = 4 * 0.5 * (2 + 2 * READING + REFERENCE) + 2 * 2.0
    assert forecast(job, library, "cuda", loaded=True).seconds == pytest.approx(30 + panels)
    list(run(job_of(PLAIN.replace(references=(style,), seed=9)), FakeEngine(), library))
    assert forecast(job, library, "cuda", loaded=True).seconds == pytest.approx(panels)


def test_an_inversion_by_itself_draws_nothing(library):
    style = a_style_reference(library.blobs.put(a_picture()))
    job = InvertPicture("i", "Ink", PLAIN.replace(references=(style,)))
    learn(library, step=0.5, decode=2.0, invert=30.0)
    assert forecast(job, library, "cuda", loaded=True).seconds == pytest.approx(30)
    list(run(job, FakeEngine(), library))
    assert forecast(job, library, "cuda", loaded=True).seconds == 0


def test_a_missing_anchor_is_cast_with_its_own_references_first(library):
    style = a_style_reference(library.blobs.put(a_picture()))
    anchor = an_anchor_recipe(subjects=(), references=(style,))
    wanted = a_recipe(references=(an_anchor_reference(anchor),))
    learn(library, step=0.5, decode=2.0, invert=30.0)
    both = {of_steps([wanted]).work: Timing(0.5, 0, 0), STEP: Timing(0.5, 0, 0)}
    for work, timing in both.items():
        library.timings.add(PLAIN.model, place_of("cuda"), work, timing.seconds, 1, 1)
    each = 4 * 0.5 * (1 + READING + REFERENCE) + 2.0
    found = forecast(job_of(wanted), library, "cuda", loaded=True)
    assert found.seconds == pytest.approx(30 + 2 * each)


def test_what_is_made_already_costs_nothing_not_even_the_model(library):
    project = a_project()
    library.projects.save(project)
    library.takes.add(a_take(project, recipe=PLAIN))
    learn(library, load=10.0, step=0.5, decode=2.0)
    assert forecast(job_of(PLAIN), library, "cuda", loaded=False).seconds == 0
    twice = job_of(PLAIN, PLAIN.replace(seed=2), PLAIN.replace(seed=2))
    assert forecast(twice, library, "cuda", loaded=True).seconds == 4 * 0.5 + 2.0
    again = DrawAgain("d", (a_take(project, recipe=PLAIN),))
    assert forecast(again, library, "cuda", loaded=True).seconds == 4 * 0.5 + 2.0


def test_candidates_are_cast_one_after_the_other(library):
    style = a_style_reference(library.blobs.put(a_picture()))
    recipes = tuple(PLAIN.replace(seed=n, references=(style,)) for n in range(3))
    learn(library, step=0.5, decode=2.0, invert=30.0)
    found = forecast(CastCharacter("c", "fox", "Fox", recipes), library, "cuda", loaded=True)
    alone = 4 * 0.5 * (1 + READING + REFERENCE) + 2.0
    assert found.seconds == pytest.approx(30 + 3 * alone)


def test_another_size_is_reckoned_from_the_nearest_that_was_measured():
    timings = {
        "decode 32x32": Timing(1.0, 5, 8),
        "decode 64x64": Timing(3.0, 6, 8),
        "step 32x32 fast": Timing(9.0, 5, 8),
    }
    assert reckon([Cost("decode 64x96")], timings) == Forecast(4.5, 6, 8)
    assert reckon([Cost("decode 32x40")], timings).seconds == 1.25
    assert reckon([Cost("decode 640x640")], timings) == UNKNOWN
    assert reckon([Cost("step 32x32 slow")], timings) == UNKNOWN
    assert reckon([Cost("decode 32x32"), Cost("load")], timings) == UNKNOWN


@pytest.mark.parametrize(
    "change",
    [
        {"size": Size(width=64, height=16)},
        {"reuse": 2},
        {"guidance": 1.0},
        {"guided": Window(stop=0.5)},
        {"control": Control(model="c" * 64, picture="d" * 64)},
        {"references": (an_anchor_reference(an_anchor_recipe()),)},
    ],
)
def test_what_makes_a_step_dearer_or_cheaper_is_measured_apart(change):
    assert of_steps([a_recipe(**change)]).work != of_steps([a_recipe()]).work


@pytest.mark.parametrize("change", [{"steps": 9}, {"seed": 2}, {"prompt": "a wolf"}])
def test_what_does_not_is_measured_together(change):
    assert of_steps([a_recipe(**change)]).work == of_steps([a_recipe()]).work


def measured(seconds, units=2.0):
    return Measured("load", seconds, units, 6 * GB, 8 * GB, "m", "here")


def test_the_mean_of_the_last_measurements_counts(library):
    record(measured(4.0), library)
    assert library.timings.of("m", "here") == {"load": Timing(2.0, 6 * GB, 8 * GB, 1)}
    record(measured(8.0), library)
    assert library.timings.of("m", "here")["load"].seconds == 3.0
    for _ in range(40):
        record(measured(20.0), library)
    assert library.timings.of("m", "here")["load"].seconds == pytest.approx(10.0, rel=0.01)
    assert library.timings.of("m", "there") == library.timings.of("n", "here") == {}


def test_a_measurement_that_cannot_be_written_down_harms_nothing(library, caplog):
    with full_disk(50):
        record(measured(4.0), library)
    assert "not written down" in caplog.text


def test_what_a_render_took_makes_the_next_forecast(library):
    project, engine = a_project(), FakeEngine(device="cuda", pause=0.01)
    library.projects.save(project)
    job, other = job_of(a_recipe()), job_of(a_recipe(seed=2))
    assert forecast(other, library, "cuda", loaded=True) == UNKNOWN
    for event in run(job, engine, library):
        if not hasattr(event, "take"):
            record(event, library)
    found = forecast(other, library, "cuda", loaded=True)
    assert 0.04 < found.seconds < 4
    assert (found.memory, found.capacity) == (6_100_000_000, 8_000_000_000)
    assert forecast(other, library, "cuda", loaded=False).seconds > found.seconds
