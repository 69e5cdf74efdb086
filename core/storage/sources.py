"""Whether what a recipe is drawn from is still there."""

from core.domain.errors import StorageError
from core.domain.recipe import Recipe, Reference
from core.domain.values import BlobId, Digest
from core.storage.library import Library


class Sources:
    """Looks everything up once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, bool] = {}

    def has(self, recipe: Recipe) -> bool:
        """Whether pictures, add-ons and references are there, or can be made again themselves."""
        files = [adapter.file for adapter in recipe.adapters]
        files += [recipe.control.model] if recipe.control else []
        return (
            all(map(self._picture, recipe.pictures))
            and all(map(self._addon, files))
            and all(self._reference(recipe, each) for each in recipe.references)
        )

    def _reference(self, recipe: Recipe, reference: Reference) -> bool:
        key = recipe.trajectory_key(reference)
        if key not in self._known:
            made_of = (
                self.has(reference.cast)
                if reference.cast
                else reference.picture is not None and self._picture(reference.picture)
            )
            self._known[key] = made_of or self._library.trajectories.get(key) is not None
        return self._known[key]

    def _picture(self, blob_id: BlobId) -> bool:
        if blob_id not in self._known:
            self._known[blob_id] = self._library.blobs.holds(blob_id)
        return self._known[blob_id]

    def _addon(self, digest: Digest) -> bool:
        try:
            self._library.addons.get(digest)
        except StorageError:
            return False
        return True
