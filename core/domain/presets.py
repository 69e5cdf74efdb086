"""Named settings of the method. The engine knows no model; what suits one is said here."""

from typing import Any

from core.domain.recipe import StyleSharing, SubjectSharing, Window
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
    # In a model this small a subject is a dozen tokens, colours are decided in the first steps and
    # self-attention carries appearance weakly: as published, sharing moves identity by 0.01.
    # Guided and weighted anchors move it by 0.29 (tests/bench/consistency.py).
    "castboard-mini": Preset(
        subject_sharing=SubjectSharing(
            parts=("down", "mid", "up"),
            shift=3.5,
            uncond=False,
            dropout=0.0,
            queries=Window(start=0.0, stop=0.0),
        )
    ),
}
