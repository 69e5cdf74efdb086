"""Screenshots of the library, its dialogs, and what is said when something is wrong with it."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication

from core.domain.character import Character, Variant
from core.domain.errors import StorageError
from core.domain.project import Project, new_project
from core.domain.style import Style
from core.domain.values import new_id

if TYPE_CHECKING:
    from tests.desktop.shots import Stage

COLOURS = ("teal", "tomato", "goldenrod", "slateblue", "olive", "hotpink", "peru", "steelblue")
NAMES = ("Ink", "Watercolour", "Old map", "Charcoal", "Linocut", "Gouache", "Pastel", "Film noir")


def pictures(count: int) -> list[Path]:
    """Pictures that look different."""
    folder = Path(tempfile.mkdtemp())
    paths = []
    for number in range(count):
        image = Image.new("RGB", (96, 64 + 8 * (number % 5)), COLOURS[number % len(COLOURS)])
        draw = ImageDraw.Draw(image)
        draw.ellipse((8 + number % 40, 8, 48 + number % 40, 48), fill=COLOURS[(number + 3) % 8])
        path = folder / f"{NAMES[number % len(NAMES)].lower().replace(' ', '-')}-{number:03}.png"
        image.save(path)
        paths.append(path)
    return paths


def fill(stage: "Stage", count: int = 40) -> None:
    """Styles, some of them filed."""
    window = stage.window
    window.importer.begin(pictures(count))
    stage.wait(lambda: not window.importer.is_busy, 20000)
    shelf = window.session.library.styles
    rows = shelf.find(window.library.styles.model.query)
    window.shelf.favour(shelf, [row.id for row in rows[::7]], True)
    window.shelf.file(shelf, [row.id for row in rows[:12]], "Films/The well", ["night", "rain"], [])
    window.shelf.file(shelf, [row.id for row in rows[8:20]], None, ["dry brush"], [])
    window.library.setCurrentWidget(window.library.styles)


def library(stage: "Stage", theme: str) -> None:
    stage.sample()
    stage.cast()
    fill(stage)
    styles = stage.window.library.styles
    styles.view.select([1])
    stage.wait(ms=600)
    stage.save(f"library_{theme}")
    dock = stage.window.library_dock
    styles.filters.fill()
    styles.filters.menu.popup(stage.window.pos())
    stage.save(f"library_menu_{theme}", styles.filters.menu)
    styles.filters.menu.close()
    styles.filters._set(tags=frozenset({"night", "dry brush"}), favourites=False)
    stage.save(f"library_filtered_{theme}", dock)
    styles.filters.search.setText("nowhere")
    stage.save(f"library_nothing_{theme}", dock)
    styles.filters.clear()
    menu = styles.menu()
    menu.popup(stage.window.pos())
    stage.save(f"library_deeds_{theme}", menu)
    menu.close()
    stage.window.library.setCurrentIndex(0)
    stage.save(f"library_characters_{theme}", dock)


def filing(stage: "Stage", theme: str) -> None:
    fill(stage)
    window = stage.window
    shelf = window.session.library.styles
    rows = shelf.find(window.library.styles.model.query)
    dialog = window.deeds.file(shelf, [row.id for row in rows[6:14]])
    stage.save(f"filing_{theme}", dialog)
    dialog.reject()


def info(stage: "Stage", theme: str) -> None:
    stage.sample()
    stage.cast()
    stage.generate()
    window = stage.window
    mia = window.session.cast[0]
    for words in ("a woman wearing a red coat", "a woman wearing a green coat and a hat"):
        window.shelf.save_character(mia.replace(words=words, noun="woman"))
    window.session.save()
    window.inversions._read()
    stage.wait(ms=300)
    shelf = window.session.library.characters
    dialog = window.deeds.show_info(shelf, shelf.get(mia.id))
    dialog.versions.setCurrentRow(1)
    stage.save(f"info_{theme}", dialog)
    dialog.reject()


def variants(stage: "Stage", theme: str) -> None:
    stage.sample()
    window = stage.window
    mia = window.session.cast[0]
    dressed = mia.replace(
        variants=(
            Variant(name="raincoat", words=f"{mia.words} under a yellow raincoat"),
            Variant(name="old", words=f"an old {mia.noun}, grey, with a stick"),
        )
    )
    window.shelf.save_character(dressed)
    dialog = window.opener.character(dressed)
    stage.save(f"variants_{theme}", dialog)
    dialog.variants.add()
    dialog.variants.rows[-1].name.setText("old")
    dialog.variants.rows[-1].words.setText("somebody else")
    stage.save(f"variants_wrong_{theme}", dialog)
    dialog.reject()
    cast = window.opener.cast(dressed, "raincoat")
    stage.wait(lambda: len(cast.tiles) == 4, 8000)
    stage.save(f"variants_cast_{theme}", cast)
    cast.reject()
    first = window.session.project.board.panels[0]
    window.edits.change(first.id, "prompt", f"@{mia.name}:raincoat waits at the harbour with @Rob")
    window.session.select([first.id])
    stage.save(f"variants_prompt_{theme}", window.inspector)


def binned(stage: "Stage", theme: str) -> None:
    window = stage.window
    empty = window.care.bin()
    stage.save(f"bin_empty_{theme}", empty)
    empty.reject()
    fill(stage, 12)
    library = window.session.library
    library.projects.save(new_project("The well, first try"))
    library.projects.delete(library.projects.headings()[0].id)
    old = Character(id=new_id(), name="Tom", words="a sailor", noun="sailor")
    library.characters.save(old)
    window.shelf.use_style(None)
    window.shelf.delete_characters([old])
    rows = library.styles.find(window.library.styles.model.query, limit=4)
    window.shelf.delete_styles(library.styles.get_many([row.id for row in rows]))
    stage.save(f"bin_said_{theme}")
    dialog = window.care.bin()
    dialog.list.setCurrentRow(0)
    stage.save(f"bin_{theme}", dialog)
    dialog.empty.click()
    stage.wait(lambda: dialog.question is not None, 5000)
    stage.save(f"bin_question_{theme}", dialog.question)
    dialog.question.reject()
    dialog.reject()
    for number in range(8):
        library.projects.save(a_project(f"Storyboard {number + 1}", number))
    projects = window.opener.projects()
    projects.list.setCurrentRow(2)
    stage.save(f"projects_{theme}", projects)
    projects.reject()


def a_project(title: str, panels: int) -> Project:
    project = new_project(title)
    for index in range(panels):
        board, _ = project.board.with_new_panel(index)
        project = project.replace(board=board)
    return project


def storage(stage: "Stage", theme: str) -> None:
    stage.sample()
    stage.cast()
    stage.generate()
    dialog = stage.window.care.storage()
    stage.wait(lambda: "file" in dialog.sizes["pictures"].text(), 5000)
    stage.save(f"storage_{theme}", dialog)
    dialog.reject()


def check(stage: "Stage", theme: str) -> None:
    stage.sample()
    stage.cast()
    fill(stage, 6)
    stage.generate()
    window = stage.window
    library = window.session.library
    session = window.session
    stood = (session.standing(panel.id).take for panel in session.project.board.panels)
    takes = [take for take in stood if take is not None]
    library.blobs.path(takes[0].picture).unlink()
    style = library.styles.get(library.styles.find(window.library.styles.model.query)[1].id)
    for path in library.folder.rglob(f"{style.picture}*"):
        path.unlink()
    dialog = window.care.check()
    stage.wait(lambda: dialog.bar.isHidden(), 10000)
    stage.save(f"check_{theme}", dialog)
    dialog.repair_button.click()
    stage.wait(lambda: dialog.bar.isHidden() and dialog._repairing is None, 10000)
    stage.save(f"check_repaired_{theme}", dialog)
    dialog.done(0)
    stage.wait(lambda: not window.work.is_busy, 10000)
    clean = window.care.check()
    stage.wait(lambda: clean.bar.isHidden(), 10000)
    stage.save(f"check_clean_{theme}", clean)
    clean.done(0)


def unsaved(stage: "Stage", theme: str) -> None:
    stage.sample()
    window = stage.window

    def full(_: Project) -> None:
        raise StorageError(
            "The library in “/home/mia/library” could not be written: the disk is full.",
            "Free some space and try again. What was finished before is kept.",
        )

    save, window.session.library.projects.save = window.session.library.projects.save, full
    window.edits.add()
    window.session.save()
    window.close()
    stage.save(f"unsaved_{theme}")
    window.session.library.projects.save = save


def importing(stage: "Stage", theme: str) -> None:
    window = stage.window
    wrong = Path(tempfile.mkdtemp()) / "notes.png"
    wrong.write_text("no picture")
    window.importer.begin([*pictures(60), wrong])
    stage.wait(lambda: bool(window.importer._tally and window.importer._tally.done > 20), 8000)
    window.importer.show()
    window.grab().save(str(stage.out / f"importing_{theme}.png"))
    stage.wait(lambda: not window.importer.is_busy, 20000)
    style = Style(id=new_id(), name="The same as Ink", words="ink")
    window.shelf.save_style(style.replace(id=new_id(), name="Ink"))
    window.shelf.save_style(style)
    stage.save(f"imported_{theme}")


def stale(stage: "Stage", theme: str) -> None:
    stage.sample()
    stage.cast()
    stage.generate()
    window = stage.window
    mia = window.session.cast[0]
    window.shelf.save_character(mia.replace(anchors=mia.anchors + window.session.cast[1].anchors))
    window.session.select([window.session.project.board.panels[0].id])
    stage.save(f"stale_{theme}")


SCENES = (
    library,
    filing,
    info,
    variants,
    binned,
    storage,
    check,
    unsaved,
    importing,
    stale,
)


def read_only(app: QApplication, theme: str) -> None:
    """A library that somebody else has open."""
    from tests.desktop.shots import Stage

    stage = Stage(app, theme)
    stage.sample()
    stage.window.session.save()
    project = stage.window.session.project
    second = Stage(app, theme, folder=stage.folder, project=project, read_only=True)
    second.window.session.select([second.window.session.project.board.panels[0].id])
    second.save(f"read_only_{theme}")
    second.close()
    stage.close()
