"""Named settings of the method: how much care, and what suits a model."""

from typing import Any, Literal

from core.domain.recipe import FreeU, StyleSharing, SubjectSharing, Window
from core.domain.values import Value

NEVER = Window(start=0.0, stop=0.0)


class Preset(Value):
    """How styles and subjects are shared, and what is saved on the way."""

    style_sharing: StyleSharing = StyleSharing()
    subject_sharing: SubjectSharing = SubjectSharing()
    guided: Window = Window()
    reuse: int = 1
    freeu: FreeU | None = None

    def fields(self) -> dict[str, Any]:
        """These settings as fields of a Recipe."""
        return dict(self)


Quality = Literal["faithful", "balanced", "draft"]

PRESETS = {
    # All that the methods say, both passes whole.
    "faithful": Preset(),
    # No first pass, and every second step reuses deep features: on the built-in model as alike as
    # faithful (tests/bench/consistency.py), at less than the cost of plain sampling.
    "balanced": Preset(subject_sharing=SubjectSharing(first_pass=0.0), reuse=2),
    # Anchors are attended to, and that is all; guidance stops when composition and colours stand.
    "draft": Preset(
        subject_sharing=SubjectSharing(uncond=False, queries=NEVER, injection=NEVER),
        guided=Window(start=0.0, stop=0.6),
        reuse=3,
    ),
    # The paper: masks from all previous steps, injection for t in 680 to 900, no isolation.
    "paper": Preset(
        subject_sharing=SubjectSharing(
            mask_steps=1.0, isolation=False, injection=Window(start=0.1, stop=0.32)
        )
    ),
    # What the published code does where it differs: the first step shares nothing (so its vanilla
    # queries start at the second weight), masks from the last 20 steps of 50, FreeU on.
    "reference": Preset(
        style_sharing=StyleSharing(offset=0.1),
        subject_sharing=SubjectSharing(
            window=Window(start=0.02, stop=1.0),
            isolation=False,
            queries=Window(start=0.02, stop=0.12),
            query_weight_first=0.8837,
            query_weight_last=0.8184,
        ),
        freeu=FreeU(s1=0.6, s2=0.4, b1=1.1, b2=1.2),
    ),
}

# In a model this small a subject is a dozen tokens, colours are decided in the first steps and
# self-attention carries appearance weakly: as published, sharing moves identity by 0.01. Guided
# and weighted anchors move it (tests/bench/consistency.py).
_SUITED: dict[str, dict[str, Any]] = {
    "castboard-mini": {
        "parts": ("down", "mid", "up"),
        "shift": 3.5,
        "uncond": False,
        "dropout": 0.0,
        "queries": NEVER,
    }
}


def preset_for(quality: str, model: str) -> Preset:
    """The preset of this name, with what suits the model (`ModelTraits.preset`) set over it."""
    preset = PRESETS[quality]
    sharing = preset.subject_sharing.replace(**_SUITED.get(model, {}))
    return preset.replace(subject_sharing=sharing)


def is_suited(model: str) -> bool:
    """Whether a model of this name has settings of its own."""
    return model in _SUITED
