"""Named settings of the method. The engine knows no model; what suits one is said here."""

from typing import Any

from core.domain.recipe import StyleSharing, SubjectSharing
from core.domain.values import Value


class Preset(Value):
    """How styles and subjects are shared."""

    style_sharing: StyleSharing = StyleSharing()
    subject_sharing: SubjectSharing = SubjectSharing()

    def fields(self) -> dict[str, Any]:
        """These settings as fields of a Recipe."""
        return dict(self)


PRESETS = {
    "published": Preset(),
    "castboard-mini": Preset(),
}
