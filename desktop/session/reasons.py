"""Why a picture is out of date, in words."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from core.domain.staleness import Change, Reason


class ReasonWords(QObject):
    """Says reasons as sentences, or so short that one fits on a card."""

    def short(self, reason: Reason) -> str:
        """A few words."""
        return self._short()[reason.kind].format(reason.name)

    def sentences(self, reasons: Iterable[Reason]) -> str:
        """All of them."""
        return " ".join(self._sentence(reason) for reason in reasons)

    def _sentence(self, reason: Reason) -> str:
        if reason.kind in (Change.CHARACTER, Change.STYLE) and reason.after:
            text = self.tr("{} was changed since (version {}, now {}).")
            return text.format(reason.name, reason.before, reason.after)
        return self._long()[reason.kind].format(reason.name)

    def _short(self) -> dict[Change, str]:
        return {
            Change.JOINED: self.tr("{} joined"),
            Change.LEFT: self.tr("{} left"),
            Change.CHARACTER: self.tr("{} changed"),
            Change.RECAST: self.tr("{} recast"),
            Change.DRESSED: self.tr("{} is dressed otherwise"),
            Change.STYLE_ADDED: self.tr("style added"),
            Change.STYLE_REMOVED: self.tr("style taken away"),
            Change.STYLE_SWAPPED: self.tr("other style"),
            Change.STYLE: self.tr("style changed"),
            Change.PROMPT: self.tr("prompt changed"),
            Change.MASK: self.tr("mask changed"),
            Change.CONTROL: self.tr("control changed"),
            Change.SEED: self.tr("other seed"),
            Change.SIZE: self.tr("other size"),
            Change.MODEL: self.tr("other model"),
            Change.ADDONS: self.tr("other add-ons"),
            Change.SAMPLING: self.tr("other sampling"),
            Change.QUALITY: self.tr("other quality"),
            Change.METHOD: self.tr("newer method"),
        }

    def _long(self) -> dict[Change, str]:
        return {
            Change.JOINED: self.tr("{} is in the panel now."),
            Change.LEFT: self.tr("{} is not in the panel any more."),
            Change.CHARACTER: self.tr("{} was changed since."),
            Change.RECAST: self.tr("{} was cast again."),
            Change.DRESSED: self.tr("{} is dressed otherwise now."),
            Change.STYLE_ADDED: self.tr("The style “{}” was added."),
            Change.STYLE_REMOVED: self.tr("The style “{}” was taken away."),
            Change.STYLE_SWAPPED: self.tr("The style is “{}” now."),
            Change.STYLE: self.tr("The style “{}” was changed since."),
            Change.PROMPT: self.tr("The prompt was changed."),
            Change.MASK: self.tr("What is painted on it was changed."),
            Change.CONTROL: self.tr("The picture that steers it was changed."),
            Change.SEED: self.tr("The seed is another one."),
            Change.SIZE: self.tr("Pictures have another size now."),
            Change.MODEL: self.tr("Another model draws now."),
            Change.ADDONS: self.tr("Other LoRAs or embeddings are used now."),
            Change.SAMPLING: self.tr("Steps, sampler or guidance were changed."),
            Change.QUALITY: self.tr("The quality was changed."),
            Change.METHOD: self.tr("This Castboard draws it otherwise than the one before."),
        }
