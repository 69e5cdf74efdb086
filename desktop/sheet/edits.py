"""Edits of the sheet's template: each is one step of undo."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from core.domain.errors import AppError
from core.domain.sheet import SheetTemplate
from core.domain.values import BlobId
from core.export.templates import Shared, built_in, check_logo, read_template, write_template
from desktop.session.notice import Notice, notice_of
from desktop.session.session import Session
from desktop.workers.background import Background


class SheetEdits(QObject):
    """What an artist does with templates. Files are read and written off the window's thread."""

    def __init__(self, session: Session, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background

    @property
    def sheet(self) -> SheetTemplate:
        """The template in use."""
        return self._session.project.sheet

    @property
    def own(self) -> tuple[SheetTemplate, ...]:
        """The templates that the artist saved."""
        return self._session.project.templates

    def change(self, text: str, field: str, value: Any) -> None:
        """Change a field of the template; edits of one field in a row are one step."""
        self._edit(text, self.sheet.replace(**{field: value}), f"sheet.{field}")

    def change_header(self, text: str, field: str, value: Any) -> None:
        """Change a field of the header."""
        header = self.sheet.header.replace(**{field: value})
        self._edit(text, self.sheet.replace(header=header), f"sheet.header.{field}")

    def change_margin(self, text: str, side: str, value: float) -> None:
        """Change a margin."""
        margins = self.sheet.margins.replace(**{side: value})
        self._edit(text, self.sheet.replace(margins=margins), f"sheet.margins.{side}")

    def use(self, template: SheetTemplate) -> None:
        """Lay the board out by a template; what stands in the header stays."""
        text = self.tr("Use the sheet template “{}”").format(template.name)
        self._edit(text, template.applied(self.sheet))
        self._session.end_burst()

    def original(self) -> SheetTemplate | None:
        """The template as it was before it was changed, if it is one that can be chosen."""
        named = (each for each in (*self.own, *built_in()) if each.name == self.sheet.name)
        return next(named, None)

    @property
    def is_changed(self) -> bool:
        """Whether the template in use differs from the one of its name."""
        original = self.original()
        return original is None or original.applied(self.sheet) != self.sheet

    def reset(self) -> None:
        """Take back all changes of the template; what stands in the header stays."""
        self.use(self.original() or built_in()[0])

    def save_as(self, name: str) -> None:
        """Keep the template under a name, in place of the artist's own of that name."""
        name = name.strip()[:80]
        if not name:
            return
        if name in {each.name for each in built_in()}:
            self._say(
                Notice(
                    self.tr("“{}” comes with Castboard and stays as it is.").format(name),
                    self.tr("Save yours under another name."),
                    is_error=True,
                )
            )
            return
        template = self.sheet.replace(name=name)
        others = tuple(each for each in self.own if each.name != name)
        project = self._session.project.replace(sheet=template, templates=(*others, template))
        self._session.edit(self.tr("Save the sheet template “{}”").format(name), project)

    def remove(self, name: str) -> None:
        """Delete one of the artist's own templates; the sheet stays as it is."""
        kept = tuple(each for each in self.own if each.name != name)
        project = self._session.project.replace(templates=kept)
        self._session.edit(self.tr("Delete the sheet template “{}”").format(name), project)

    # Files

    def read_file(self, path: Path) -> None:
        """Use a template that somebody shared, and keep it with the artist's own."""
        self._aside(partial(self._read, path), self._take_in)

    def write_file(self, path: Path) -> None:
        """Write the template to a file, its logo too."""
        template, blobs = self.sheet, self._session.library.blobs

        def work() -> Path:
            logo = template.header.logo
            write_template(template, blobs.get(logo) if logo else None, path)
            return path

        def then(written: Path) -> None:
            self._say(Notice(self.tr("The template is written: {}").format(written.name)))

        self._aside(work, then)

    def choose_logo(self, path: Path) -> None:
        """Put a picture into the header."""
        blobs = self._session.library.blobs

        def work() -> BlobId:
            try:
                data = path.read_bytes()
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise AppError(f"“{path.name}” cannot be read: {reason}.") from None
            check_logo(data, path.name)
            return blobs.put(data, original=True)

        self._aside(work, partial(self.change_header, self.tr("Choose a logo"), "logo"))

    def _read(self, path: Path) -> SheetTemplate:
        shared: Shared = read_template(path)
        if shared.logo is not None:
            self._session.library.blobs.put(shared.logo, original=True)
        return shared.template

    def _take_in(self, template: SheetTemplate) -> None:
        if template.name in {each.name for each in built_in()}:
            template = template.replace(name=self.tr("{} (shared)").format(template.name)[:80])
        others = tuple(each for each in self.own if each.name != template.name)
        project = self._session.project.replace(
            sheet=template.applied(self.sheet), templates=(*others, template)
        )
        self._session.edit(self.tr("Open the sheet template “{}”").format(template.name), project)

    def _aside(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, AppError):
                raise error
            self._say(notice_of(error))

        if self._session.library.read_only:
            self._session.say_read_only()
            return
        self._background.run(work, then, failed)

    def _edit(self, text: str, sheet: SheetTemplate, field: str = "") -> None:
        self._session.edit(text, self._session.project.replace(sheet=sheet), field)

    def _say(self, notice: Notice) -> None:
        self._session.said.emit(notice)
