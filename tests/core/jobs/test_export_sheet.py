"""Exporting a project as it stands."""

import pytest
from PIL import Image

from core.domain.errors import StorageError
from core.domain.events import Exported
from core.domain.sheet import Header, SheetTemplate
from core.export.templates import read_template, write_template
from core.jobs.export_sheet import export_sheet
from core.jobs.jobs import ExportSheet, PanelRecipe, RenderPanels
from core.jobs.record import record
from core.jobs.run import run
from tests.fakes.values import a_character, a_picture, a_project, a_recipe


@pytest.fixture
def project(library):
    fox = a_character()
    library.characters.save(fox)
    project = a_project(panels=2, character_ids=(fox.id,))
    library.projects.save(project)
    return project


def export(library, engine, project_id, *paths):
    job = ExportSheet("job", project_id, tuple(str(path) for path in paths))
    return [event.path for event in run(job, engine, library) if isinstance(event, Exported)]


def test_every_file_that_was_written_is_named(library, engine, project, tmp_path):
    paths = [tmp_path / "sheet.pdf", tmp_path / "sheet.png"]
    assert export(library, engine, project.id, *paths) == [str(path) for path in paths]
    assert paths[0].read_bytes().startswith(b"%PDF")
    assert paths[1].read_bytes().startswith(b"\x89PNG")


def test_the_sheet_shows_the_latest_take_of_a_panel(library, engine, project, tmp_path):
    files = []
    for steps in (4, 5):
        panel = PanelRecipe(project.board.panels[0].id, a_recipe(steps=steps))
        for event in run(RenderPanels("job", project.id, (panel,)), engine, library):
            record(event, library)
        export(library, engine, project.id, tmp_path / "sheet.png")
        files.append((tmp_path / "sheet.png").read_bytes())
    assert files[0] != files[1]


def test_exporting_loads_no_model(library, engine, project, tmp_path):
    export(library, engine, project.id, tmp_path / "sheet.png")
    assert engine.loads == 0


def test_a_character_that_is_gone_is_left_out(library, engine, project, tmp_path):
    library.projects.save(project.replace(character_ids=("nobody", *project.character_ids)))
    path = tmp_path / "sheet.png"
    assert export(library, engine, project.id, path) == [str(path)]


def test_a_project_that_is_gone_is_a_sentence(library, engine, tmp_path):
    with pytest.raises(StorageError, match="no longer in the library"):
        export(library, engine, "nobody", tmp_path / "sheet.pdf")


@pytest.mark.parametrize("harm", [lambda p: p.unlink(), lambda p: p.write_bytes(b"\x89PNG")])
def test_a_picture_that_cannot_be_read_costs_only_its_frame(
    library, engine, project, tmp_path, harm
):
    first, second = project.board.panels
    panels = (PanelRecipe(first.id, a_recipe()), PanelRecipe(second.id, a_recipe(seed=2)))
    for event in run(RenderPanels("job", project.id, panels), engine, library):
        record(event, library)
    harm(library.blobs.path(library.takes.latest(project.id)[first.id].picture))
    job = ExportSheet("job", project.id, (str(tmp_path / "sheet.png"),))
    noticed, written = run(job, None, library)
    assert (noticed.panel_id, written.path) == (first.id, str(tmp_path / "sheet.png"))
    assert "empty frame" in noticed.sentence


def test_the_projects_template_decides_the_paper(library, engine, project, tmp_path):
    sheet = SheetTemplate(paper="A3", orientation="landscape")
    library.projects.save(project.replace(sheet=sheet))
    export(library, engine, project.id, tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as image:
        assert image.size == (round(420 / 25.4 * 200), round(297 / 25.4 * 200))


def test_another_template_brings_its_own_logo(library, project, tmp_path):
    template = SheetTemplate(name="Studio", header=Header(shows=()))
    write_template(template, a_picture("red", (40, 20)), tmp_path / "studio.json")
    job = ExportSheet("job", project.id, (str(tmp_path / "sheet.png"),))
    list(export_sheet(job, library, read_template(tmp_path / "studio.json")))
    with Image.open(tmp_path / "sheet.png") as image:
        assert image.getpixel((round(18 / 25.4 * 200), round(18 / 25.4 * 200))) == (255, 0, 0)


def test_a_logo_that_is_lost_costs_nothing_but_itself(library, engine, project, tmp_path):
    sheet = SheetTemplate(header=Header(logo="0" * 64))
    library.projects.save(project.replace(sheet=sheet))
    path = tmp_path / "sheet.png"
    assert export(library, engine, project.id, path) == [str(path)]


def test_characters_that_no_font_has_are_named_before_the_sheet_is_written(
    library, project, tmp_path
):
    board = project.board
    second = board.panels[1].replace(action="\U000f1234")  # for private use: no font need have it
    library.projects.save(project.replace(board=board.with_panel(second)))
    job = ExportSheet("job", project.id, (str(tmp_path / "sheet.png"),))
    noticed, _ = run(job, None, library)
    assert noticed.panel_id == second.id
    assert "no font" in noticed.sentence.lower()


def test_a_job_that_draws_needs_an_engine(library, project):
    with pytest.raises(ValueError, match="engine"):
        list(run(RenderPanels("job", project.id, ()), None, library))
