"""A board, its scenes and its panels. Each edit returns a new value."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from core.domain.recipe import Control
from core.domain.values import BlobId, Value, new_id

Numbering = Literal["running", "tens", "scene.panel", "scene-shot", "scene.shot.panel"]
"""How panels are numbered: 1, 2, 3; 010, 020, 030; 2.3; 2A and 2A.2; 2.1.3."""

Duration = Annotated[float, Field(ge=0.0, le=3600.0)]
"""In seconds: at most an hour."""


class Mask(Value):
    """Where in a panel a character belongs: white in a painted picture."""

    character_id: str
    picture: BlobId


class Caption(Value):
    """A text that every panel has, under its picture and on sheets.

    `key` is a field of Panel, or else names one of the artist's own (`Panel.own`). Without a
    `label` it is called as usual.
    """

    key: str
    label: str = ""


CAPTIONS = tuple(Caption(key=key) for key in ("action", "dialogue", "sound", "notes"))
"""The captions of a new board, in their order."""


class Text(Value):
    """What a panel says under a caption of the artist's own."""

    key: str
    text: str


class Scene(Value):
    """Panels in a row belong to it by its id. Scenes of one `sequence` stand together."""

    id: str
    title: str = ""
    sequence: str = ""


class Panel(Value):
    """One frame of a board. `seed` decides its noise; `duration` is in seconds.

    A `control` picture steers its composition. `negative` is what the picture must not show.
    Of its takes `take` is the one the artist chose to see (core/domain/showing.py tells for how
    long it is), `starred` those worth keeping. A `locked` panel is not drawn again.
    """

    id: str
    prompt: str = ""
    negative: str = ""
    scene: str = ""
    """The id of its scene; none before the board's first."""
    starts_shot: bool = True
    """Whether it is the first panel of a shot."""
    shot: str = ""
    """The shot's size: WS, MS, CU."""
    angle: str = ""
    lens: str = ""
    move: str = ""
    """What the camera does."""
    action: str = ""
    dialogue: str = ""
    sound: str = ""
    notes: str = ""
    own: tuple[Text, ...] = ()
    """Captions that the artist added."""
    duration: Duration = 2.0
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    masks: tuple[Mask, ...] = ()
    control: Control | None = None
    take: str = ""
    chosen_at: str = ""
    """When the artist chose `take`: UTC, ISO 8601."""
    starred: tuple[str, ...] = ()
    locked: bool = False
    approved: bool = False

    def mask_of(self, character_id: str) -> BlobId | None:
        """The mask painted for a character, if there is one."""
        masks = {mask.character_id: mask.picture for mask in self.masks}
        return masks.get(character_id)

    def caption(self, key: str) -> str:
        """What it says under a caption; nothing under one it does not have."""
        if key in {each.key for each in CAPTIONS}:
            return str(getattr(self, key))
        return next((each.text for each in self.own if each.key == key), "")

    def with_caption(self, key: str, text: str) -> "Panel":
        """The panel saying this under a caption."""
        if key in {each.key for each in CAPTIONS}:
            return self.replace(**{key: text})
        others = tuple(each for each in self.own if each.key != key)
        return self.replace(own=(*others, Text(key=key, text=text)) if text else others)


class Board(Value):
    """Panels in order, all of one aspect, in scenes or not."""

    id: str
    aspect: str = "1:1"
    panels: tuple[Panel, ...] = ()
    scenes: tuple[Scene, ...] = ()
    """What is known of scenes; their order is that of their panels."""
    numbering: Numbering = "running"
    captions: tuple[Caption, ...] = CAPTIONS

    def panel(self, panel_id: str) -> Panel:
        """The panel with this id; KeyError when there is none."""
        return self.panels[self.index(panel_id)]

    def index(self, panel_id: str) -> int:
        """Where the panel stands, counted from 0; KeyError when there is none."""
        for index, panel in enumerate(self.panels):
            if panel.id == panel_id:
                return index
        raise KeyError(panel_id)

    def with_panel(self, panel: Panel) -> "Board":
        """The board with the panel of the same id replaced."""
        index = self.index(panel.id)
        return self.replace(panels=(*self.panels[:index], panel, *self.panels[index + 1 :]))

    def scene(self, scene_id: str) -> Scene:
        """The scene with this id; KeyError when there is none."""
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise KeyError(scene_id)

    def with_scene(self, scene: Scene) -> "Board":
        """The board with this scene known, in place of the one of the same id."""
        others = tuple(each for each in self.scenes if each.id != scene.id)
        return self.replace(scenes=(*others, scene))

    def with_new_panel(self, index: int, **fields: Any) -> tuple["Board", Panel]:
        """The board with one more panel at `index`, and that panel.

        Unless given, its seed is the smallest one not yet used, so that panels differ, and its
        scene is that of the panel before it.
        """
        used = {panel.seed for panel in self.panels}
        fresh = next(seed for seed in range(1, len(used) + 2) if seed not in used)
        beside = self.panels[max(0, index - 1) : max(0, index - 1) + 1]
        scene = beside[0].scene if beside else ""
        panel = Panel(**{"id": new_id(), "seed": fresh, "scene": scene, **fields})
        panels = (*self.panels[:index], panel, *self.panels[index:])
        return self.replace(panels=panels), panel

    def without(self, panel_ids: set[str]) -> "Board":
        """The board with these panels left out."""
        return self.replace(panels=tuple(p for p in self.panels if p.id not in panel_ids))

    def moved(self, panel_ids: Sequence[str], at: int, scene: str | None = None) -> "Board":
        """The board with panels, in their order, put before the one that stands at `at` now.

        They join `scene`, or else that of the panel they stand behind then.
        """
        wanted = set(panel_ids)
        head = tuple(p for p in self.panels[:at] if p.id not in wanted)
        tail = tuple(p for p in self.panels[at:] if p.id not in wanted)
        if scene is None:
            beside = head[-1:] or tail[:1]
            scene = beside[0].scene if beside else ""
        moved = tuple(p.replace(scene=scene) for p in self.panels if p.id in wanted)
        return self.replace(panels=head + moved + tail)

    def with_scene_from(self, index: int, scene: Scene) -> "Board":
        """The board with a scene that begins at a panel and takes the rest of the one before."""
        old = self.panels[index].scene
        end = index
        while end < len(self.panels) and self.panels[end].scene == old:
            end += 1
        taken = tuple(p.replace(scene=scene.id) for p in self.panels[index:end])
        panels = (*self.panels[:index], *taken, *self.panels[end:])
        return self.replace(panels=panels).with_scene(scene)

    def without_scene(self, scene_id: str) -> "Board":
        """The board with a scene's panels joined to the scene before it."""
        first = next((n for n, p in enumerate(self.panels) if p.scene == scene_id), 0)
        before = self.panels[first - 1].scene if first else ""
        return self.replace(
            panels=tuple(
                p.replace(scene=before) if p.scene == scene_id else p for p in self.panels
            ),
            scenes=tuple(each for each in self.scenes if each.id != scene_id),
        )
