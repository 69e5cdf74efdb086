"""Which files a project and what belongs to it name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.domain.archive import Manifest
from core.domain.character import Anchor, Character
from core.domain.project import Project
from core.domain.recipe import Recipe
from core.domain.style import Style
from core.domain.values import BlobId, Digest


@dataclass(frozen=True)
class Needs:
    """Pictures and add-ons. Without `must` the archive would be of no use.

    `may` is what pictures were made from: it is needed to make them again, not to see them.
    `beside` are the logos of sheets, and where pictures show whom: nothing is made from those.
    """

    must: frozenset[BlobId]
    may: frozenset[BlobId]
    beside: frozenset[BlobId]
    must_addons: frozenset[Digest]
    may_addons: frozenset[Digest]

    @property
    def blobs(self) -> frozenset[BlobId]:
        """All pictures."""
        return self.must | self.may | self.beside

    @property
    def sources(self) -> frozenset[BlobId | Digest]:
        """What pictures are made from."""
        return self.must | self.may | self.addons

    @property
    def addons(self) -> frozenset[Digest]:
        """All add-ons."""
        return self.must_addons | self.may_addons


def needs_of(manifest: Manifest) -> Needs:
    """What an archive must hold, and what it may."""
    recipes = list(recipes_of(manifest))
    must = set(_of_project(manifest.project))
    for style in _styles(manifest):
        must |= set(of_item(style))
    for character in _characters(manifest):
        must |= set(of_item(character))
    must |= {take.picture for take in manifest.takes}
    may = {each for recipe in recipes for each in _of_recipe(recipe)}
    beside = {mask for take in manifest.takes for mask in take.masks}
    return Needs(
        must=frozenset(must),
        may=frozenset(may),
        beside=frozenset(beside | set(_logos(manifest.project))),
        must_addons=frozenset(_addons_of_project(manifest.project)),
        may_addons=frozenset(each for recipe in recipes for each in _addons_of_recipe(recipe)),
    )


def of_item(item: Style | Character) -> Iterator[BlobId]:
    """The pictures of a style or a character."""
    if isinstance(item, Style):
        yield from (item.picture,) if item.picture else ()
        return
    for anchor in _anchors(item):
        yield anchor.picture
        yield from (anchor.mask,) if anchor.mask else ()


def recipes_of(manifest: Manifest) -> Iterator[Recipe]:
    """The recipes of takes and of anchors, and those of their references."""
    anchors = (anchor for item in _characters(manifest) for anchor in _anchors(item))
    yield from _with_casts(anchor.recipe for anchor in anchors if anchor.recipe)
    yield from _with_casts(take.recipe for take in manifest.takes)


def drawn(manifest: Manifest) -> frozenset[BlobId]:
    """The pictures that can be drawn again."""
    anchors = (anchor for item in _characters(manifest) for anchor in _anchors(item))
    cast = {anchor.picture for anchor in anchors if anchor.recipe}
    takes = {each for take in manifest.takes for each in (take.picture, *take.masks)}
    return frozenset(cast | takes)


def _styles(manifest: Manifest) -> Iterator[Style]:
    for shelved in manifest.styles:
        yield from (shelved.item, *(past.item for past in shelved.past))


def _characters(manifest: Manifest) -> Iterator[Character]:
    for shelved in manifest.characters:
        yield from (shelved.item, *(past.item for past in shelved.past))


def _anchors(character: Character) -> Iterator[Anchor]:
    yield from character.anchors
    for variant in character.variants:
        yield from variant.anchors


def _with_casts(recipes: Iterable[Recipe]) -> Iterator[Recipe]:
    for recipe in recipes:
        yield recipe
        yield from _with_casts(each.cast for each in recipe.references if each.cast)


def _of_project(project: Project) -> Iterator[BlobId]:
    for panel in project.board.panels:
        yield from (mask.picture for mask in panel.masks)
        yield from (panel.control.picture,) if panel.control else ()


def _logos(project: Project) -> Iterator[BlobId]:
    for sheet in (project.sheet, *project.templates):
        yield from (sheet.header.logo,) if sheet.header.logo else ()


def _addons_of_project(project: Project) -> Iterator[Digest]:
    yield from (adapter.file for adapter in project.adapters)
    yield from (panel.control.model for panel in project.board.panels if panel.control)


def _of_recipe(recipe: Recipe) -> Iterator[BlobId]:
    yield from recipe.pictures
    yield from (each.picture for each in recipe.references if each.picture)


def _addons_of_recipe(recipe: Recipe) -> Iterator[Digest]:
    yield from (adapter.file for adapter in recipe.adapters)
    yield from (recipe.control.model,) if recipe.control else ()
