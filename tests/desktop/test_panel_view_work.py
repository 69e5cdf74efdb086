"""Variations, other seeds, and what is done to the whole board."""

from core.domain.errors import AppError, ModelError
from core.jobs.jobs import RenderPanels
from core.storage.library import Library
from desktop.jobs.lines import Lines
from desktop.session.resuming import left_of
from desktop.session.standing import State
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine


def seeds(desk: Desk, panel_id: str) -> list[int]:
    return [take.recipe.seed for take in reversed(desk.session.takes.of(panel_id))]


def pictures(desk: Desk) -> dict[str, str]:
    return {panel_id: take.picture for panel_id, take in desk.takes().items()}


def test_another_seed_is_one_undo_step_and_brings_another_picture(desk: Desk) -> None:
    one, two = desk.write("a fox", "a boat")
    desk.work.generate()
    desk.finish()
    before, steps = pictures(desk), desk.session.undo_stack.count()
    desk.work.redraw(one)
    desk.finish()
    after = pictures(desk)
    assert after[one] != before[one]
    assert after[two] == before[two]
    assert desk.session.standing(one).is_current
    assert desk.session.undo_stack.count() == steps + 1
    assert desk.session.undo_stack.undoText() == "Another seed"
    desk.session.undo_stack.undo()
    assert pictures(desk) == before


def test_one_panel_drawn_anew_leaves_the_bytes_of_all_others(desk: Desk) -> None:
    ids = desk.write("a fox", "a boat", "the sea", "the sky")
    desk.work.generate()
    desk.finish()
    blobs = desk.library.blobs
    before = {i: blobs.get(take.picture) for i, take in desk.takes().items()}
    made = len(desk.engine.made)
    desk.work.redraw(ids[2])
    desk.finish()
    after = {i: blobs.get(take.picture) for i, take in desk.takes().items()}
    assert [i for i in ids if before[i] != after[i]] == [ids[2]]
    assert len(desk.engine.made) == made + 1


def test_variations_are_one_job_and_leave_the_picture_that_is_seen(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    desk.work.generate()
    desk.finish()
    seen = desk.session.standing(one).take
    steps = desk.session.undo_stack.count()
    job_id = desk.work.vary(one, 3)
    assert job_id is not None
    desk.finish()
    assert len(set(seeds(desk, one))) == 4
    assert desk.session.standing(one).take == seen
    assert desk.session.standing(one).is_current
    assert desk.session.undo_stack.count() == steps
    assert len(desk.engine.renders) == 2


def test_a_panel_that_goes_stale_keeps_its_picture_not_a_variation_of_it(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    desk.work.generate()
    desk.finish()
    desk.work.vary(one, 3)
    desk.finish()
    seen = desk.session.standing(one).take
    desk.session.end_burst()
    desk.window.edits.change(one, "prompt", "a boat")
    assert desk.session.standing(one).take == seen
    desk.work.generate()
    desk.finish()
    newest = desk.session.standing(one).take
    desk.session.end_burst()
    desk.window.edits.change(one, "prompt", "a ship")
    assert newest != seen
    assert desk.session.standing(one).take == newest


def test_a_panel_without_a_picture_gets_its_own_seed_and_others(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    desk.work.vary(one, 3)
    desk.finish()
    own = desk.project.board.panel(one).seed
    assert seeds(desk, one)[0] == own
    assert len(set(seeds(desk, one))) == 3
    assert desk.session.standing(one).is_current
    assert desk.session.standing(one).take.recipe.seed == own


def test_alternatives_in_a_prompt_are_drawn_by_the_seed_of_each_variation(desk: Desk) -> None:
    (one,) = desk.write("a {red|blue|green|white|black} fox")
    desk.work.vary(one, 8)
    desk.finish()
    assert len({take.recipe.prompt for take in desk.session.takes.of(one)}) > 1
    for take in desk.session.takes.of(one):
        desk.window.edits.choose_take(one, take)
        assert desk.session.standing(one).is_current


def test_choosing_a_variation_is_one_step_and_leaves_the_panel_current(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    desk.work.vary(one, 3)
    desk.finish()
    newest = desk.session.takes.of(one)[0]
    steps = desk.session.undo_stack.count()
    desk.window.edits.choose_take(one, newest)
    assert desk.session.undo_stack.count() == steps + 1
    assert desk.session.standing(one).take == newest
    assert desk.session.standing(one).is_current


def test_a_panel_is_being_drawn_until_the_last_of_its_variations(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(pause=0.05))
    (one,) = desk.write("a fox")
    states: list[State] = []
    desk.session.panel_changed.connect(
        lambda panel_id: panel_id == one and states.append(desk.session.standing(one).state)
    )
    desk.work.vary(one, 3)
    desk.until(lambda: len(desk.session.takes.of(one)) == 1)
    assert desk.session.standing(one).state is State.RUNNING
    desk.finish()
    assert desk.session.standing(one).state is State.CURRENT
    assert not desk.work.previews


def test_previews_of_variations_go_by_their_recipe(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=20, pause=0.05))
    (one,) = desk.write("a fox")
    heard: set[str] = set()
    desk.work.previewed.connect(heard.add)
    desk.work.vary(one, 2)
    entry = desk.work.queue.entries[-1]
    digests = {panel.recipe.digest() for panel in entry.job.panels}
    desk.until(lambda: heard >= digests)
    assert one not in heard
    desk.work.cancel_panels([one])
    desk.finish()
    assert desk.session.standing(one).state is State.EMPTY
    assert not desk.work.previews


def test_variations_that_failed_are_gone_on_with(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    desk.engine.fail_at, desk.engine.error = 1, AppError("The device is lost.")
    job_id = desk.work.vary(one, 3)
    desk.finish()
    assert desk.session.standing(one).state is State.FAILED
    assert len(left_of(desk.work.queue.entry(job_id), desk.library)) == 3
    desk.engine.fail_at = None
    desk.work.retry(job_id)
    desk.finish()
    assert desk.session.standing(one).state is State.CURRENT
    assert len(desk.session.takes.of(one)) == 3
    assert left_of(desk.work.queue.entry(job_id), desk.library) == ()


def test_a_locked_panel_is_neither_varied_nor_drawn_anew(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    desk.work.generate()
    desk.finish()
    desk.window.edits.set_locked([one], True)
    steps = desk.session.undo_stack.count()
    assert desk.work.vary(one, 3) is None
    assert desk.work.redraw(one) is None
    assert desk.session.undo_stack.count() == steps
    assert desk.notices.count("1 locked panel was left as it is.") == 2


def test_a_panel_that_cannot_be_drawn_keeps_its_seed(desk: Desk) -> None:
    (one,) = desk.write("@Nobody waves")
    before = desk.project
    assert desk.work.redraw(one) is None
    assert desk.work.vary(one, 2) is None
    assert desk.project == before
    assert any("Nobody" in notice for notice in desk.notices)


def test_only_what_is_out_of_date_is_drawn(desk: Desk) -> None:
    one, two = desk.write("a fox", "a boat")
    desk.work.generate()
    desk.finish()
    desk.window.edits.change(two, "prompt", "a ship")
    (empty,) = desk.write("the sea")
    desk.work.generate_stale()
    desk.finish()
    assert desk.session.standing(two).is_current
    assert desk.session.standing(empty).state is State.EMPTY
    assert len(desk.session.takes.of(one)) == 1


def test_nothing_out_of_date_is_said(desk: Desk) -> None:
    desk.write("a fox")
    assert desk.work.generate_stale() is None
    assert desk.notices == ["Every picture is up to date."]


def test_restyling_is_one_step_and_draws_all_that_is_not_locked(desk: Desk) -> None:
    one, two = desk.write("a fox", "a boat")
    desk.work.generate()
    desk.finish()
    style = desk.add_style()
    desk.window.shelf.use_style(None)
    desk.window.edits.set_locked([two], True)
    before, steps = pictures(desk), desk.session.undo_stack.count()
    asked = desk.work.wish_restyled(style)
    assert asked is not None
    assert [panel.panel_id for panel in asked.panels] == [one]
    desk.work.restyle(style)
    desk.finish()
    assert desk.session.undo_stack.count() == steps + 1
    after = pictures(desk)
    assert after[one] != before[one]
    assert after[two] == before[two]
    assert desk.session.standing(one).take.recipe == asked.panels[0].recipe
    desk.session.undo_stack.undo()
    assert pictures(desk) == before


def test_a_wish_is_what_generating_these_panels_would_draw(desk: Desk) -> None:
    one, two = desk.write("a fox", "a boat")
    assert len(desk.work.wish().panels) == 2
    assert [panel.panel_id for panel in desk.work.wish([two]).panels] == [two]
    desk.window.edits.set_locked([two], True)
    assert desk.work.wish([two]) is None
    assert [panel.panel_id for panel in desk.work.wish().panels] == [one]


def test_the_queue_says_how_many_variations_of_which_panel(desk: Desk) -> None:
    _, two = desk.write("a fox", "a boat")
    desk.work.vary(two, 4)
    job = desk.work.queue.entries[-1].job
    assert isinstance(job, RenderPanels)
    assert Lines(desk.session, desk.window).title(job) == "Panel 2, 4 variations"
    desk.finish()


def test_the_queue_and_notices_number_a_panel_as_its_card_does(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(notice="“fox” is cut off."))
    _, two = desk.write("a fox", "a fox in a boat")
    lines = Lines(desk.session, desk.window)
    assert desk.work.vary(two, 2)
    job = desk.work.queue.entries[-1].job
    assert lines.title(job) == "Panel 2, 2 variations"
    desk.window.edits.number("scene-shot")
    assert lines.title(job) == "Panel B, 2 variations"
    desk.finish()
    assert "Panel B: “fox” is cut off." in desk.notices
    desk.session.traits = None
    desk.session.set_no_model(ModelError("There is no model here."))
    desk.window.work.generate([two])
    assert desk.notices[-1] == "Panel B was left out. There is no model here."


def test_nothing_is_drawn_in_a_library_for_reading_only(make_desk: MakeDesk) -> None:
    desk = make_desk()
    (one,) = desk.write("a fox")
    reading = Library.open(desk.library.folder, read_only=True)
    desk.session.library = reading
    assert desk.work.vary(one, 2) is None
    assert desk.work.redraw(one) is None
    assert desk.work.restyle(None) is None
    assert not desk.work.is_busy
    desk.session.library = desk.library
    reading.close()
