"""What a sweep takes and what it leaves; what the parts of a library weigh."""

import json
import os
import time

import pytest

from core.domain.character import Anchor
from core.domain.geometry import Size
from core.domain.recipe import Adapter, Control
from core.storage.mentions import mentioned
from core.storage.rows import put
from core.storage.sweep import Swept, sweep
from core.storage.tables import jobs
from core.storage.trajectories import About
from core.storage.usage import usage
from tests.fakes.values import (
    a_character,
    a_picture,
    a_project,
    a_recipe,
    a_style,
    a_style_reference,
    a_take,
)


@pytest.fixture
def keep(library):
    """Puts a picture that is old enough to be swept away."""

    def put_old(colour, **options):
        blob_id = library.blobs.put(a_picture(colour), **options)
        then = time.time() - 7200
        os.utime(library.blobs.path(blob_id), (then, then))
        return blob_id

    return put_old


def test_pictures_that_nothing_mentions_go_and_all_others_stay(library, keep):
    colours = ("red", "green", "blue", "pink", "gold", "cyan")
    style, anchor, take, read, control, unused = map(keep, colours)
    project = a_project()
    library.projects.save(project)
    library.styles.save(a_style(picture=style))
    library.characters.save(a_character(anchors=(Anchor(picture=anchor),)))
    recipe = a_recipe(
        references=(a_style_reference(read),), control=Control(model="0" * 64, picture=control)
    )
    library.takes.add(a_take(project, picture=take, recipe=recipe))
    size = library.blobs.path(unused).stat().st_size
    assert sweep(library, dry=True) == Swept(1, size)
    assert library.blobs.holds(unused)
    assert sweep(library) == Swept(1, size)
    assert not library.blobs.holds(unused)
    assert all(map(library.blobs.holds, (style, anchor, take, read, control)))
    assert sweep(library) == Swept(0, 0)


def test_what_is_young_or_still_wanted_stays(library, keep):
    wanted, young = keep("red"), library.blobs.put(a_picture("blue"))
    assert sweep(library, alive={wanted}).files == 0
    assert library.blobs.holds(young)
    library.blobs.put(a_picture("red"))
    assert sweep(library).files == 0


def test_a_swept_original_does_not_come_back(library, keep):
    picture = keep("red", original=True)
    assert sweep(library).files == 1
    assert not library.blobs.holds(picture)
    assert list(library.blobs.all()) == []


def test_an_old_version_and_the_bin_keep_their_pictures(library, keep):
    before, after, binned = map(keep, ("red", "green", "blue"))
    style = a_style(picture=before)
    for picture in (before, after):
        library.styles.save(style.replace(picture=picture))
    other = a_style(name="Oil", picture=binned)
    library.styles.save(other)
    library.styles.delete(other.id)
    assert sweep(library).files == 0
    assert mentioned(library.database, with_bin=False) == {before, after}
    library.bin.empty()
    assert sweep(library).files == 1
    assert not library.blobs.holds(binned)


def test_a_job_of_the_queue_keeps_its_pictures_even_as_json_within_json(library, keep):
    picture = keep("red")
    row = {
        "id": "job",
        "position": 1.0,
        "state": "waiting",
        "kind": "RenderPanels",
        "submitted_at": "2026-11-23T02:00:00.000+00:00",
        "progress": None,
        "failure": None,
        "document": json.dumps({"recipe": json.dumps({"picture": picture})}),
    }
    with library.database.writing() as connection:
        put(connection, jobs, row)
    assert sweep(library).files == 0


def test_add_ons_that_nothing_mentions_go(library, tmp_path):
    digests = []
    for name in ("used", "unused"):
        path = tmp_path / f"{name}.safetensors"
        path.write_bytes(name.encode())
        digests.append(library.addons.put(path))
        os.utime(library.addons.get(digests[-1]), (0, 0))
    project = a_project()
    library.projects.save(project)
    adapter = Adapter(kind="lora", file=digests[0])
    library.takes.add(a_take(project, recipe=a_recipe(adapters=(adapter,))))
    assert sweep(library) == Swept(1, len(b"unused"))
    assert [kept.digest for kept in library.addons.all()] == [digests[0]]


def test_what_a_crash_left_half_written_goes_once_it_is_old(library):
    library.blobs.put(a_picture())
    fresh, old = (library.folder / "blobs" / f".writing-{name}" for name in "xy")
    for path in (fresh, old):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert sweep(library) == Swept(1, 4)
    assert (fresh.exists(), old.exists()) == (True, False)


def test_every_part_of_a_library_is_weighed_once(library, keep, tmp_path):
    picture = keep("red", original=True)
    size = library.blobs.path(picture).stat().st_size
    style = a_style(picture=picture)
    library.styles.save(style)
    library.trajectories.put("ab" * 32, bytes(5000), About(model="m", size=Size(width=8, height=8)))
    library.checkpoints.put("ab" * 32, bytes(3000))
    lora = tmp_path / "ink.safetensors"
    lora.write_bytes(bytes(700))
    library.addons.put(lora)
    weights = usage(library)
    assert (weights.pictures.files, weights.pictures.bytes) == (1, size)
    assert (weights.originals.files, weights.originals.bytes) == (1, 0)
    assert 5000 < weights.trajectories.bytes < 6000
    assert 3000 < weights.checkpoints.bytes < 4000
    assert weights.addons.bytes == 700
    assert weights.database.bytes >= (library.folder / "library.sqlite3").stat().st_size > 0
    assert weights.bin.bytes == 0
    parts = (weights.database, weights.pictures, weights.trajectories, weights.checkpoints)
    more = (weights.addons, weights.backups, weights.damaged)
    assert weights.bytes == sum(part.bytes for part in (*parts, *more))
    library.styles.delete(style.id)
    assert (usage(library).bin.files, usage(library).bin.bytes) == (1, size)
    library.blobs.path(picture).unlink()
    assert usage(library).originals.bytes == size


def test_what_both_the_bin_and_the_desk_use_is_not_the_bins(library, keep):
    shared, only, of_take = map(keep, ("red", "green", "blue"))
    styles = [a_style(name="A", picture=shared), a_style(name="B", picture=shared)]
    styles.append(a_style(name="C", picture=only))
    for style in styles:
        library.styles.save(style)
    for style in styles[1:]:
        library.styles.delete(style.id)
    project = a_project()
    library.projects.save(project)
    library.takes.add(a_take(project, picture=of_take))
    library.projects.delete(project.id)
    assert usage(library).bin.files == 2
    assert mentioned(library.database) - mentioned(library.database, with_bin=False) >= {
        only,
        of_take,
    }
