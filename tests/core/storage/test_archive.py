"""A project as a file: packed, unpacked elsewhere, merged with what is there already."""

import io
import json
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from core.domain.board import Board
from core.domain.character import Anchor
from core.domain.errors import StorageError
from core.domain.prompting import ModelTraits, recipe_for
from core.domain.sheet import Header
from core.storage.archive.pack import pack
from core.storage.archive.unpack import unpack
from core.storage.library import Library
from tests.fakes.archives import a_rich_project, content_of, run
from tests.fakes.disk import full_disk
from tests.fakes.values import (
    a_character,
    a_panel,
    a_picture,
    a_project,
    a_recipe,
    a_style_reference,
    a_take,
    an_anchor_recipe,
)


@pytest.fixture
def project(library, tmp_path):
    return a_rich_project(library, tmp_path)


@pytest.fixture
def archive(library, project, tmp_path) -> Path:
    path = tmp_path / "well.castboard"
    assert run(pack(library, project.id, path, trajectories=True)) == ()
    return path


@pytest.fixture
def other(tmp_path):
    other = Library.open(tmp_path / "other")
    yield other
    other.close()


def takes_of(library, project):
    return [take for panel in project.board.panels for take in library.takes.of_panel(panel.id)]


def pictures_of(library):
    return {blob.blob_id: library.blobs.get(blob.blob_id) for blob in library.blobs.all()}


def test_what_was_packed_is_unpacked_elsewhere_as_it_was(library, project, archive, other):
    found = run(unpack(other, archive))
    assert (found.project, found.notices) == (project, ())
    assert other.projects.all() == [project]
    assert other.styles.all() == library.styles.all()
    assert other.characters.all() == library.characters.all()
    assert takes_of(other, project) == takes_of(library, project)
    assert pictures_of(other) == pictures_of(library)


def test_filing_and_the_versions_that_takes_remember_come_along(library, project, archive, other):
    run(unpack(other, archive))
    (fox,) = project.character_ids
    (row,) = other.characters.rows([fox])
    assert (row.tags, row.folder, row.favourite) == (("forest", "hero"), "Animals/Woods", True)
    assert row.version == 2
    assert other.characters.at(fox, 1) == library.characters.at(fox, 1)
    assert other.characters.version(fox) == 2


def test_add_ons_and_trajectories_come_along(library, project, archive, other):
    run(unpack(other, archive))
    for addon in project.adapters:
        copy = other.addons.get(addon.file)
        assert copy.read_bytes() == library.addons.get(addon.file).read_bytes()
        assert copy.name == "ink v1.safetensors"
    (kept,), (there,) = library.trajectories.all(), other.trajectories.all()
    assert (there.key, there.about) == (kept.key, kept.about)
    assert other.trajectories.get(kept.key) == library.trajectories.get(kept.key)


def test_pictures_that_nothing_can_draw_again_have_their_second_name(project, archive, other):
    run(unpack(other, archive))
    (style,) = other.styles.all()
    (fox,) = other.characters.all()
    (take, *_) = takes_of(other, project)
    assert other.blobs.is_secure(style.picture)
    assert other.blobs.is_secure(fox.variants[0].anchors[0].picture)
    assert other.blobs.is_secure(project.board.panels[0].masks[0].picture)
    assert not other.blobs.is_secure(fox.anchors[0].picture)
    assert not other.blobs.is_secure(take.picture)


def test_a_sheets_logo_comes_along_and_may_be_lost(library, project, other, tmp_path):
    logo = library.blobs.put(a_picture("red", (30, 10)), original=True)
    sheet = project.sheet.replace(header=Header(logo=logo))
    library.projects.save(project.replace(sheet=sheet))
    path = tmp_path / "with.castboard"
    run(pack(library, project.id, path))
    run(unpack(other, path))
    assert other.blobs.get(logo) == a_picture("red", (30, 10))
    library.blobs.delete(logo)
    assert run(pack(library, project.id, tmp_path / "without.castboard")) == ()


def test_packing_twice_and_packing_what_was_unpacked_gives_the_same_file(
    library, project, archive, other, tmp_path
):
    run(pack(library, project.id, tmp_path / "again", trajectories=True))
    assert (tmp_path / "again").read_bytes() == archive.read_bytes()
    run(unpack(other, archive))
    run(pack(other, project.id, tmp_path / "there", trajectories=True))
    assert (tmp_path / "there").read_bytes() == archive.read_bytes()


def test_the_manifest_comes_first_and_pictures_are_stored_as_they_are(archive):
    with ZipFile(archive) as file:
        entries = file.infolist()
        manifest = json.loads(file.read("castboard.json"))
    assert entries[0].filename == "castboard.json"
    assert entries[0].compress_size < entries[0].file_size
    assert all(entry.compress_size == entry.file_size for entry in entries[1:])
    assert [f"blobs/{b['sha256']}" for b in manifest["blobs"]] == [
        entry.filename for entry in entries if entry.filename.startswith("blobs/")
    ]


def test_only_the_newest_picture_of_each_panel_goes_when_asked(library, project, other, tmp_path):
    run(pack(library, project.id, tmp_path / "small", latest=True))
    run(unpack(other, tmp_path / "small"))
    assert other.takes.latest(project.id) == library.takes.latest(project.id)
    assert len(takes_of(other, project)) == 2
    assert other.trajectories.all() == []


def test_what_is_chosen_or_starred_goes_with_the_newest_picture_of_each_panel(
    library, project, other, tmp_path
):
    older, newest = reversed(library.takes.of_panel(project.board.panels[0].id))
    starred = newest.replace(id="5a" * 16, made_at="2026-11-23T02:01:00.000+00:00")
    for take in (starred, newest.replace(id="6b" * 16, made_at=starred.made_at)):
        library.takes.add(take)
    panel = project.board.panels[0].replace(
        take=older.id, chosen_at="2026-11-23T03:00:00.000+00:00", starred=(starred.id,)
    )
    marked = project.replace(board=project.board.with_panel(panel))
    library.projects.save(marked)
    run(pack(library, project.id, tmp_path / "small", latest=True))
    assert run(unpack(other, tmp_path / "small")).project == marked
    assert other.takes.of_panel(panel.id) == [starred, older]
    assert other.takes.of_project(project.id).shown(panel) == older


def test_a_variation_that_is_newer_than_what_is_seen_stays(library, project, other, tmp_path):
    panel = project.board.panels[0]
    (seen, *_) = library.takes.of_panel(panel.id)
    assert seen.recipe.seed == panel.seed
    library.takes.add(seen.replace(id="5a" * 16, recipe=seen.recipe.replace(seed=99)))
    run(pack(library, project.id, tmp_path / "small", latest=True))
    run(unpack(other, tmp_path / "small"))
    assert other.takes.of_panel(panel.id) == [seen]


def test_a_picture_that_an_undo_brought_back_goes_with_the_newest(library, other, tmp_path):
    anchor = Anchor(picture=library.blobs.put(a_picture("red")), recipe=an_anchor_recipe())
    fox = a_character(anchors=(anchor,))
    library.characters.save(fox)
    panel = a_panel(prompt="@Fox in a (forest:1.2)")
    project = a_project(character_ids=(fox.id,), board=Board(id="b", panels=(panel,)))
    boat = project.replace(board=project.board.with_panel(panel.replace(prompt="a boat")))
    model = ModelTraits(fingerprint="m" * 64, side=64, multiple=16, preset="castboard-mini")
    old = model.replace(fingerprint="n" * 64, side=32)
    drawn = [(boat, model), (project, old), (project, model), (project, model), (boat, model)]
    library.projects.save(project)
    for number, (asked, traits) in enumerate(drawn):
        recipe = recipe_for(asked, asked.board.panels[0], None, [fox], traits)
        take = a_take(project, id=f"{number}" * 32, picture=library.blobs.put(a_picture()))
        library.takes.add(take.replace(recipe=recipe))
    run(pack(library, project.id, tmp_path / "small", latest=True))
    run(unpack(other, tmp_path / "small"))
    assert [take.id[0] for take in other.takes.of_panel(panel.id)] == ["4", "3", "1"]
    for traits in (model, old, model.replace(fingerprint="o" * 64)):
        wanted = recipe_for(project, panel, None, [fox], traits).digest()
        here, there = (each.takes.of_project(project.id) for each in (library, other))
        assert there.shown(panel, wanted) == here.shown(panel, wanted)


def test_unpacking_where_it_came_from_changes_nothing(library, project, archive):
    before = content_of(library)
    found = run(unpack(library, archive))
    assert found.project == project
    assert found.notices == ("“The well” is in the library already, with all it has.",)
    assert content_of(library) == before


def test_the_same_style_and_character_under_another_id_are_used(library, project, archive, other):
    style, fox = library.styles.all()[0], library.characters.all()[0]
    other.styles.save(style.replace(id="mine"))
    other.characters.save(fox.replace(id="my-fox"))
    found = run(unpack(other, archive))
    assert found.notices == ()
    assert found.project.style_id == "mine"
    assert found.project.character_ids == ("my-fox",)
    assert found.project.board.panels[0].masks[0].character_id == "my-fox"
    assert len(other.styles.all()) == len(other.characters.all()) == 1
    again = run(unpack(other, archive))
    assert again.project == found.project
    assert other.projects.all() == [found.project]


def test_takes_remember_versions_as_the_library_counts_them(library, project, archive, other):
    fox = library.characters.all()[0]
    for words in ("a fox in a hat", "a fox in a scarf"):
        other.characters.save(fox.replace(id="my-fox", words=words, anchors=()))
    other.characters.save(fox.replace(id="my-fox"))
    found = run(unpack(other, archive)).project
    newer, older = (take.used for take in other.takes.of_panel(found.board.panels[0].id))
    assert [(used.id, used.version) for used in newer] == [(found.style_id, 1), ("my-fox", 3)]
    assert [used.kind for used in older] == ["style"]  # its version of the fox is not there


def test_another_content_under_the_same_id_comes_in_beside_it(library, project, archive, other):
    style = library.styles.all()[0]
    other.styles.save(style.replace(words="oil"))
    found = run(unpack(other, archive))
    assert other.styles.get(style.id).words == "oil"
    assert other.styles.get(found.project.style_id).words == style.words
    assert found.project.style_id != style.id
    assert "“Ink” is in the library already" in found.notices[0]


def test_a_project_that_was_changed_since_stays_and_the_archives_comes_in_as_a_copy(
    library, project, archive
):
    edited = project.replace(guidance=7.0)
    library.projects.save(edited)
    found = run(unpack(library, archive))
    assert library.projects.get(project.id) == edited
    assert found.project.title == "The well (2)"
    assert "“The well” is in the library already" in found.notices[0]
    assert library.projects.get(found.project.id) == found.project
    ids = {p.id for p in (*project.board.panels, *found.project.board.panels)}
    assert len(ids) == 4
    assert len(takes_of(library, project)) == len(takes_of(library, found.project)) == 3
    assert len(library.styles.all()) == len(library.characters.all()) == 1


def with_marks(library, project):
    """The project with the older of the first panel's two takes chosen, and that and one that is
    gone starred."""
    first = project.board.panels[0]
    older = library.takes.of_panel(first.id)[1]
    panel = first.replace(take=older.id, starred=(older.id, "gone"))
    marked = project.replace(board=project.board.with_panel(panel))
    library.projects.save(marked)
    return marked


def test_a_copy_has_the_same_takes_chosen_and_starred(library, project, tmp_path):
    marked, path = with_marks(library, project), tmp_path / "well.castboard"
    run(pack(library, project.id, path))
    library.projects.save(marked.replace(guidance=7.0))
    panel = run(unpack(library, path)).project.board.panels[0]
    older = library.takes.of_panel(panel.id)[1]
    assert (panel.take, panel.starred) == (older.id, (older.id,))
    assert older.picture == library.takes.get_many([marked.board.panels[0].take])[0].picture


def test_takes_that_only_the_archive_has_join_the_others_in_time(library, project, archive, other):
    run(unpack(other, archive))
    first, second = (panel.id for panel in project.board.panels)
    early = a_take(project, panel_id=second, picture=library.blobs.put(a_picture("pink")))
    library.takes.add(early)
    late = a_take(project, picture=library.blobs.put(a_picture("lime")), made_at="2027-01-01")
    library.takes.add(late.replace(panel_id=first))
    run(pack(library, project.id, archive))
    found = run(unpack(other, archive))
    assert (found.project, found.notices) == (project, ())
    assert other.takes.latest(project.id)[first].id == late.id
    assert other.takes.latest(project.id)[second].id != early.id
    assert early in other.takes.of_panel(second)


def test_what_lies_in_the_bin_comes_out_when_it_is_unpacked_again(library, project, archive):
    library.projects.delete(project.id)
    library.styles.delete(project.style_id)
    run(unpack(library, archive))
    assert library.projects.all() == [project]
    assert library.styles.get(project.style_id)
    assert library.styles.bin() == library.projects.bin() == []


def test_a_copy_is_made_where_another_project_has_the_same_panels(library, project, archive, other):
    other.projects.save(a_project(title="Mine", board=project.board.replace(id="x")))
    found = run(unpack(other, archive))
    assert found.project.title == "The well"
    assert found.project.id != project.id
    assert len(takes_of(other, found.project)) == 3
    assert takes_of(other, project) == []


def test_a_picture_that_is_lost_is_left_out_and_said(library, project, other, tmp_path):
    lost = library.takes.latest(project.id)[project.board.panels[1].id]
    library.blobs.path(lost.picture).write_bytes(b"damaged")
    notices = run(pack(library, project.id, tmp_path / "a"))
    assert notices == ("One picture was left out: its file is missing or damaged.",)
    run(unpack(other, tmp_path / "a"))
    assert len(takes_of(other, project)) == 2


def test_what_old_pictures_were_made_from_may_be_gone(library, other, tmp_path):
    project = a_project()
    library.projects.save(project)
    recipe = a_recipe(references=(a_style_reference("ab" * 32),))
    library.takes.add(a_take(project, picture=library.blobs.put(a_picture()), recipe=recipe))
    notices = run(pack(library, project.id, tmp_path / "a"))
    assert notices == (
        "Some of its pictures cannot be made again: what they were made from is gone.",
    )
    run(unpack(other, tmp_path / "a"))
    assert takes_of(other, project) == takes_of(library, project)


def test_without_its_style_picture_a_project_is_not_packed(library, project, tmp_path):
    (style,) = library.styles.all()
    library.blobs.delete(style.picture)
    with pytest.raises(StorageError, match="picture is missing"):
        run(pack(library, project.id, tmp_path / "a"))
    assert not (tmp_path / "a").exists()


def test_a_project_that_is_gone_cannot_be_packed(library, tmp_path):
    with pytest.raises(StorageError, match="no longer in the library"):
        run(pack(library, "gone", tmp_path / "a"))


def test_packing_that_is_stopped_anywhere_leaves_nothing_behind(library, project, tmp_path):
    before = sorted(tmp_path.iterdir())
    steps = sum(1 for _ in pack(library, project.id, tmp_path / "a"))
    (tmp_path / "a").unlink()
    for stop in range(1, steps):
        events = pack(library, project.id, tmp_path / "a")
        for _ in range(stop):
            next(events)
        events.close()
        assert sorted(tmp_path.iterdir()) == before


def test_unpacking_that_is_stopped_while_it_checks_leaves_no_trace(archive, other):
    before = content_of(other)
    events = unpack(other, archive)
    while (event := next(events)).phase == "checking the archive":
        pass
    for stop in range(1, event.total):
        events = unpack(other, archive)
        for _ in range(stop):
            assert next(events).phase == "checking the archive"
        events.close()
        assert content_of(other) == before


def noise() -> bytes:
    file = io.BytesIO()
    Image.frombytes("RGB", (128, 128), os.urandom(128 * 128 * 3)).save(file, "PNG")
    return file.getvalue()


def test_a_full_disk_is_a_sentence_and_leaves_nothing_behind(library, project, other, tmp_path):
    library.takes.add(a_take(project, picture=library.blobs.put(noise())))
    before = sorted(tmp_path.iterdir())
    with full_disk(36_000), pytest.raises(StorageError, match="disk is full"):
        run(pack(library, project.id, tmp_path / "a"))
    assert sorted(tmp_path.iterdir()) == before
    run(pack(library, project.id, tmp_path / "a"))
    empty = content_of(other)
    with full_disk(36_000), pytest.raises(StorageError, match="disk is full"):
        run(unpack(other, tmp_path / "a"))
    assert content_of(other) == empty


def test_a_library_that_is_open_for_reading_only_can_be_packed_but_takes_nothing(
    library, project, archive, tmp_path
):
    reading = Library.open(library.folder, read_only=True)
    run(pack(reading, project.id, tmp_path / "again", trajectories=True))
    assert (tmp_path / "again").read_bytes() == archive.read_bytes()
    before = content_of(library)
    with pytest.raises(StorageError):
        run(unpack(reading, archive))
    assert content_of(library) == before
    reading.close()


def test_what_a_killed_unpacking_left_is_gone_at_the_next_opening(archive, other):
    left = other.folder / ".unpacking-left" / "blobs"
    left.mkdir(parents=True)
    (left / "one").write_bytes(a_picture())
    other.close()
    Library.open(other.folder).close()
    assert not left.parent.exists()
