"""Writing an archive."""

from collections.abc import Generator
from pathlib import Path

from core.domain.events import Progress
from core.storage.library import Library


def pack(
    library: Library,
    project_id: str,
    path: Path,
    *,
    latest: bool = False,
    trajectories: bool = False,
) -> Generator[Progress, None, tuple[str, ...]]:
    """Write a project with everything it needs to `path`; notices of what could not go with it.

    With `latest`, only the newest take of each panel goes. Reads tables and files, and writes
    neither. Nothing is left behind when it is closed or fails: StorageError when the project is
    gone, a file of the project is missing, or `path` cannot be written.
    """
    raise NotImplementedError
    yield
