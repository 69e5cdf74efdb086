"""Draws scenes with Pillow: plain shapes at twice the size, then one of the styles."""

from math import cos, sin
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from mini_model.scenes import Look, Scene, Sheet

SIDE = 128
SCALE = 2

Colour = tuple[int, int, int]
Point = tuple[float, float]

PAINT: dict[str, Colour] = {
    "orange": (236, 128, 42),
    "brown": (128, 82, 52),
    "grey": (142, 148, 158),
    "white": (240, 238, 232),
    "pink": (240, 160, 190),
    "red": (212, 48, 48),
    "yellow": (246, 206, 60),
    "green": (60, 160, 84),
    "blue": (54, 104, 208),
    "purple": (138, 74, 176),
}
DARK: Colour = (44, 38, 46)
SKIN: Colour = (246, 208, 176)


def shade(colour: Colour, by: float) -> Colour:
    """Lighter for `by` above 0, darker below: mixed with white or black by that share."""
    target = 255 if by > 0 else 0
    red, green, blue = (round(c + (target - c) * abs(by)) for c in colour)
    return red, green, blue


class Pen:
    """Draws shapes in units of the finished picture, with the style's outline."""

    def __init__(self, image: Image.Image, outline: float) -> None:
        self._draw = ImageDraw.Draw(image)
        self._outline = outline

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        """An ellipse around (x, y)."""
        box = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self._draw.ellipse(box, fill, self._edge(), self._width())

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: Colour, r: float = 0) -> None:
        """A rectangle with rounded corners."""
        box = [x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE]
        self._draw.rounded_rectangle(box, r * SCALE, fill, self._edge(), self._width())

    def polygon(self, points: list[Point], fill: Colour) -> None:
        """A closed polygon."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.polygon(scaled, fill, self._edge(), max(1, self._width()))

    def limb(self, start: Point, end: Point, width: float, fill: Colour) -> None:
        """A thick line with round ends."""
        if self._outline:
            self._stroke(start, end, width + 2 * self._outline, DARK)
        self._stroke(start, end, width, fill)

    def _stroke(self, start: Point, end: Point, width: float, fill: Colour) -> None:
        line = [(start[0] * SCALE, start[1] * SCALE), (end[0] * SCALE, end[1] * SCALE)]
        self._draw.line(line, fill, round(width * SCALE))
        r = width / 2
        for x, y in (start, end):
            box = [(x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE]
            self._draw.ellipse(box, fill)

    def _edge(self) -> Colour | None:
        return DARK if self._outline else None

    def _width(self) -> int:
        return round(self._outline * SCALE)


def draw_picture(picture: Scene | Sheet) -> Image.Image:
    """A scene, or a sheet of two panels, as an RGB picture of 128 x 128 pixels."""
    if isinstance(picture, Scene):
        return draw_scene(picture, SIDE)
    sheet = Image.new("RGB", (SIDE, SIDE), (255, 255, 255))
    sheet.paste(draw_scene(picture.left, SIDE // 2 - 2), (0, 0))
    sheet.paste(draw_scene(picture.right, SIDE // 2 - 2), (SIDE // 2 + 2, 0))
    return sheet


def draw_scene(scene: Scene, width: int) -> Image.Image:
    """A scene of `width` x 128 pixels."""
    rng = Random(scene.layout)
    outline = {"flat": 0.0, "ink": 1.6, "watercolour": 0.0, "pixel art": 0.0}[scene.style]
    image = Image.new("RGB", (width * SCALE, SIDE * SCALE))
    pen = Pen(image, outline * 0.6)
    ground = draw_place(pen, scene.place, width, rng)
    pen = Pen(image, outline)
    centres = {1: (0.5,), 2: (0.28, 0.72)}[len(scene.looks)]
    narrow = len(scene.looks) == 2 or width < SIDE
    for look, centre in zip(scene.looks, centres, strict=True):
        height = rng.uniform(76, 88) if narrow else rng.uniform(86, 102)
        x = centre * width + rng.uniform(-1, 1) * (4 if narrow else 14)
        flip = -1 if rng.random() < 0.5 else 1
        draw_character(pen, look, scene.action, (x, ground + rng.uniform(2, 12)), height, flip)
    return apply_style(image, scene.style, width, rng)


# --- places ---------------------------------------------------------------------------------


def draw_place(pen: Pen, place: str, w: int, rng: Random) -> float:
    """Paint a place over the whole picture; return the height of the ground's far edge."""
    ground = rng.uniform(98, 106)
    {"forest": _forest, "beach": _beach, "city": _city, "room": _room, "snow": _snow}[place](
        pen, w, ground, rng
    )
    return ground + 8


def _forest(pen: Pen, w: int, ground: float, rng: Random) -> None:
    pen.box(-4, -4, w + 4, 132, (178, 220, 202))
    for k in range(4 if w > 90 else 3):
        x = (k + rng.uniform(0.2, 0.8)) * w / (4 if w > 90 else 3)
        top = rng.uniform(8, 34)
        pen.box(x - 3, ground - 34, x + 3, ground + 4, (108, 74, 48))
        leaf = shade((44, 124, 70), rng.uniform(-0.2, 0.15))
        pen.polygon([(x - 17, ground - 14), (x + 17, ground - 14), (x, top + 18)], leaf)
        pen.polygon([(x - 13, ground - 36), (x + 13, ground - 36), (x, top)], leaf)
    pen.box(-4, ground, w + 4, 136, (104, 164, 84))


def _beach(pen: Pen, w: int, ground: float, rng: Random) -> None:
    pen.box(-4, -4, w + 4, 132, (134, 206, 240))
    pen.ellipse(rng.uniform(0.12, 0.88) * w, rng.uniform(14, 26), 9, 9, (255, 226, 98))
    pen.box(-4, ground - 32, w + 4, ground + 6, (40, 132, 190))
    pen.box(-4, ground, w + 4, 136, (238, 214, 152))
    x = rng.choice((0.1, 0.9)) * w
    pen.limb((x, ground + 4), (x + 4, 48), 4, (134, 94, 56))
    for angle in (-2.9, -2.2, -0.9, -0.2):
        pen.limb((x + 4, 46), (x + 4 + 16 * cos(angle), 50 + 12 * sin(angle)), 4, (60, 146, 82))


def _city(pen: Pen, w: int, ground: float, rng: Random) -> None:
    pen.box(-4, -4, w + 4, 132, (206, 210, 226))
    x = -6.0
    while x < w:
        width = rng.uniform(20, 30)
        top = rng.uniform(10, 52)
        wall = rng.choice(((122, 128, 152), (156, 122, 118), (98, 112, 140)))
        pen.box(x, top, x + width, ground + 2, wall)
        for row in range(int((ground - top) // 14)):
            for column in range(2):
                left = x + 4 + column * (width - 5) / 2
                pen.box(left, top + 5 + row * 14, left + 5, top + 11 + row * 14, (250, 228, 140))
        x += width + 1
    pen.box(-4, ground, w + 4, 136, (96, 98, 108))
    pen.box(-4, ground + 18, w + 4, ground + 20, (226, 226, 220))


def _room(pen: Pen, w: int, ground: float, rng: Random) -> None:
    wall = rng.choice(((232, 204, 176), (214, 196, 208), (198, 208, 190)))
    pen.box(-4, -4, w + 4, 132, wall)
    x = rng.choice((0.06, 0.62)) * w
    pen.box(x, 16, x + 0.32 * w, 58, (250, 250, 246))
    pen.box(x + 3, 19, x + 0.32 * w - 3, 55, (140, 196, 232))
    pen.box(x + 0.16 * w - 1, 19, x + 0.16 * w + 1, 55, (250, 250, 246))
    lamp = (0.84 if x < 0.3 * w else 0.14) * w
    pen.limb((lamp, ground), (lamp, 60), 3, (92, 76, 66))
    pen.polygon([(lamp - 10, 62), (lamp + 10, 62), (lamp + 5, 44), (lamp - 5, 44)], (248, 214, 120))
    pen.box(-4, ground, w + 4, 136, (160, 108, 72))
    pen.ellipse(w / 2, 122, w * 0.4, 7, (178, 84, 84))


def _snow(pen: Pen, w: int, ground: float, rng: Random) -> None:
    pen.box(-4, -4, w + 4, 132, (166, 192, 224))
    for _ in range(2):
        x, top = rng.uniform(0, 1) * w, rng.uniform(22, 46)
        slope = rng.uniform(34, 48)
        pen.polygon([(x - slope, ground + 4), (x + slope, ground + 4), (x, top)], (118, 132, 164))
        pen.polygon([(x - 11, top + 20), (x + 11, top + 20), (x, top)], (246, 250, 255))
    pen.box(-4, ground, w + 4, 136, (240, 246, 252))
    for _ in range(w // 9):
        pen.ellipse(rng.uniform(0, w), rng.uniform(0, ground), 1.6, 1.6, (255, 255, 255))


# --- characters -----------------------------------------------------------------------------

# Angles in radians from straight down, for (back arm, front arm, back leg, front leg).
POSES: dict[str, tuple[float, float, float, float]] = {
    "standing": (-0.35, 0.35, -0.12, 0.12),
    "waving": (-0.35, 2.5, -0.12, 0.12),
    "sitting": (-0.3, 0.5, 1.25, 1.45),
    "running": (-1.1, 1.1, -0.95, 0.85),
    "jumping": (-2.3, 2.3, -0.7, 0.7),
}


def draw_character(
    pen: Pen, look: Look, action: str, foot: Point, height: float, flip: int
) -> None:
    """Draw a character that stands on `foot`, `height` pixels tall, facing left or right."""
    lift = {"sitting": -0.17, "jumping": 0.1}.get(action, 0.0)
    x, y = foot[0], foot[1] - lift * height
    if action == "jumping":
        pen.ellipse(foot[0], foot[1], height * 0.18, height * 0.03, (90, 90, 96))
    coat, shirt = PAINT[look.coat], PAINT[look.shirt]
    if look.kind == "girl":
        limbs, trousers = SKIN, (84, 92, 132)
    elif look.kind == "robot":
        limbs, trousers = shade(coat, -0.25), shade(coat, -0.25)
    else:
        limbs, trousers = coat, coat
    h = height
    hip, shoulder = y - 0.24 * h, y - 0.50 * h
    back_arm, front_arm, back_leg, front_leg = POSES[action]
    if look.kind in ("fox", "cat"):
        _tail(pen, look, x - flip * 0.12 * h, hip, h, flip)
    _limb(pen, (x - 0.07 * h, hip), back_leg * flip, 0.25 * h, 0.09 * h, trousers)
    _limb(pen, (x + 0.07 * h, hip), front_leg * flip, 0.25 * h, 0.09 * h, trousers)
    _limb(pen, (x - flip * 0.13 * h, shoulder), back_arm * flip, 0.23 * h, 0.075 * h, limbs)
    _torso(pen, look, x, hip, shoulder, h, shirt)
    _limb(pen, (x + flip * 0.13 * h, shoulder), front_arm * flip, 0.23 * h, 0.075 * h, limbs)
    _head(pen, look, x, y - 0.72 * h, h, flip)


def _limb(pen: Pen, start: Point, angle: float, length: float, width: float, fill: Colour) -> None:
    end = (start[0] + length * sin(angle), start[1] + length * cos(angle))
    pen.limb(start, end, width, fill)


def _tail(pen: Pen, look: Look, x: float, y: float, h: float, flip: int) -> None:
    coat = PAINT[look.coat]
    tip = (x - flip * 0.2 * h, y - 0.16 * h)
    pen.limb((x, y), tip, 0.11 * h if look.kind == "fox" else 0.05 * h, coat)
    if look.kind == "fox":
        pen.ellipse(*tip, 0.06 * h, 0.06 * h, (250, 246, 240))


def _torso(
    pen: Pen, look: Look, x: float, hip: float, shoulder: float, h: float, shirt: Colour
) -> None:
    x0, x1 = x - 0.155 * h, x + 0.155 * h
    y0, y1 = shoulder - 0.05 * h, hip + 0.05 * h
    pen.box(x0, y0, x1, y1, shirt, 0.07 * h)
    other = shade(shirt, 0.75)
    if look.pattern == "striped":
        for k in range(3):
            top = y0 + (0.14 + 0.3 * k) * (y1 - y0)
            pen.box(x0 + 1.5, top, x1 - 1.5, top + 0.14 * (y1 - y0), other)
    elif look.pattern == "dotted":
        for row in range(3):
            for column in range(3 - row % 2):
                cx = x0 + (0.22 + 0.28 * column + 0.14 * (row % 2)) * (x1 - x0)
                pen.ellipse(cx, y0 + (0.2 + 0.3 * row) * (y1 - y0), 2.3, 2.3, other)


def _head(pen: Pen, look: Look, x: float, y: float, h: float, flip: int) -> None:
    coat = PAINT[look.coat]
    r = 0.2 * h
    {
        "fox": _pointed_ears,
        "cat": _pointed_ears,
        "bear": _round_ears,
        "rabbit": _long_ears,
        "robot": _antenna,
        "girl": _long_hair,
    }[look.kind](pen, coat, x, y, r)
    face = SKIN if look.kind == "girl" else coat
    if look.kind == "robot":
        pen.box(x - r, y - 0.85 * r, x + r, y + 0.85 * r, face, 0.2 * r)
        pen.box(x - 0.75 * r, y - 0.4 * r, x + 0.75 * r, y + 0.3 * r, (50, 60, 84), 0.15 * r)
    else:
        pen.ellipse(x, y, r, 0.92 * r, face)
    _face(pen, look.kind, coat, x, y, r, flip)
    if look.kind == "girl":
        pen.polygon(
            [
                (x - 0.95 * r, y - 0.2 * r),
                (x, y - 0.95 * r),
                (x + 0.95 * r, y - 0.2 * r),
                (x + 0.3 * r, y - 0.5 * r),
                (x - 0.3 * r, y - 0.5 * r),
            ],
            coat,
        )
    _hat(pen, look, x, y - 0.62 * r, r)


def _pointed_ears(pen: Pen, coat: Colour, x: float, y: float, r: float) -> None:
    for side in (-1, 1):
        pen.polygon(
            [
                (x + side * 0.95 * r, y - 0.2 * r),
                (x + side * 0.9 * r, y - 1.5 * r),
                (x + side * 0.2 * r, y - 0.8 * r),
            ],
            coat,
        )


def _round_ears(pen: Pen, coat: Colour, x: float, y: float, r: float) -> None:
    for side in (-1, 1):
        pen.ellipse(x + side * 0.82 * r, y - 0.72 * r, 0.4 * r, 0.4 * r, coat)
        pen.ellipse(x + side * 0.82 * r, y - 0.72 * r, 0.2 * r, 0.2 * r, shade(coat, -0.3))


def _long_ears(pen: Pen, coat: Colour, x: float, y: float, r: float) -> None:
    for side in (-1, 1):
        pen.ellipse(x + side * 0.62 * r, y - 1.25 * r, 0.26 * r, 0.85 * r, coat)
        pen.ellipse(x + side * 0.62 * r, y - 1.25 * r, 0.11 * r, 0.55 * r, (244, 176, 184))


def _antenna(pen: Pen, coat: Colour, x: float, y: float, r: float) -> None:
    for side in (-1, 1):
        pen.limb((x + side * r, y), (x + side * 1.2 * r, y), 0.3 * r, shade(coat, -0.3))
        pen.ellipse(x + side * 1.25 * r, y - 0.2 * r, 0.2 * r, 0.3 * r, (238, 84, 70))


def _long_hair(pen: Pen, coat: Colour, x: float, y: float, r: float) -> None:
    pen.box(x - 1.12 * r, y - 0.9 * r, x + 1.12 * r, y + 1.15 * r, coat, 0.7 * r)


def _face(pen: Pen, kind: str, coat: Colour, x: float, y: float, r: float, flip: int) -> None:
    glow = kind == "robot"
    eye: Colour = (120, 240, 250) if glow else DARK
    for side in (-1, 1):
        pen.ellipse(x + side * 0.36 * r + flip * 1.2, y - 0.05 * r, 0.13 * r, 0.17 * r, eye)
    if kind in ("fox", "cat", "bear", "rabbit"):
        muzzle = (250, 246, 240) if kind in ("fox", "rabbit") else shade(coat, 0.45)
        width = 0.5 if kind == "bear" else 0.36
        pen.ellipse(x + flip * 1.2, y + 0.45 * r, width * r, 0.3 * r, muzzle)
        pen.ellipse(x + flip * 1.2, y + 0.32 * r, 0.13 * r, 0.1 * r, DARK)
    elif kind == "girl":
        pen.ellipse(x + flip * 1.2, y + 0.5 * r, 0.22 * r, 0.08 * r, (206, 84, 84))
    else:
        pen.box(x - 0.4 * r, y + 0.45 * r, x + 0.4 * r, y + 0.58 * r, DARK)


def _hat(pen: Pen, look: Look, x: float, y: float, r: float) -> None:
    colour = PAINT[look.shirt]
    if look.hat == "cap":
        pen.ellipse(x, y, 0.82 * r, 0.5 * r, colour)
        pen.box(x - 0.2 * r, y + 0.12 * r, x + 1.5 * r, y + 0.36 * r, shade(colour, -0.3), 1)
    elif look.hat == "top hat":
        pen.box(x - 0.58 * r, y - 1.15 * r, x + 0.58 * r, y + 0.2 * r, DARK, 1)
        pen.box(x - 0.58 * r, y - 0.25 * r, x + 0.58 * r, y + 0.02 * r, colour)
        pen.box(x - 1.05 * r, y + 0.05 * r, x + 1.05 * r, y + 0.27 * r, DARK, 1)
    elif look.hat == "beanie":
        pen.ellipse(x, y - 0.1 * r, 0.86 * r, 0.62 * r, colour)
        pen.box(x - 0.9 * r, y - 0.02 * r, x + 0.9 * r, y + 0.3 * r, shade(colour, 0.6), 2)
        pen.ellipse(x, y - 0.78 * r, 0.24 * r, 0.24 * r, shade(colour, 0.6))


# --- styles ---------------------------------------------------------------------------------


def apply_style(image: Image.Image, style: str, width: int, rng: Random) -> Image.Image:
    """Turn the plain shapes into flat, ink, watercolour or pixel art at the final size."""
    size = (width, SIDE)
    if style == "pixel art":
        small = image.resize((width // 4, SIDE // 4), Image.Resampling.BOX)
        steps = np.asarray(small, np.float32) / 255
        posterised = np.clip((np.round(steps * 5) / 5 - 0.5) * 1.15 + 0.44, 0, 1)
        blocks = Image.fromarray((posterised * 255).astype(np.uint8))
        return blocks.resize(size, Image.Resampling.NEAREST)
    if style == "flat":
        return image.resize(size, Image.Resampling.BOX)
    if style == "ink":
        pixels = np.asarray(image.resize(size, Image.Resampling.BOX), np.float32)
        dark = pixels.max(axis=2, keepdims=True) < 90
        return Image.fromarray(
            np.where(dark, pixels * 0.4, 255 - (255 - pixels) * 0.52).astype(np.uint8)
        )
    return _watercolour(image.resize(size, Image.Resampling.BOX), rng)


def _watercolour(image: Image.Image, rng: Random) -> Image.Image:
    width, height = image.size
    soft = np.asarray(image.filter(ImageFilter.GaussianBlur(0.6)), np.float32)
    noise = np.random.default_rng(rng.getrandbits(32))
    wash = noise.uniform(-1, 1, (9, 9)).astype(np.float32)
    grid = Image.fromarray(wash).resize((width, height), Image.Resampling.BICUBIC)
    wet = 1 + 0.16 * np.asarray(grid, np.float32)[..., None]
    paper = np.asarray((252, 246, 232), np.float32)
    x = np.linspace(-1, 1, width)[None, :, None]
    y = np.linspace(-1, 1, height)[:, None, None]
    edge = np.clip(1.12 - np.maximum(np.abs(x), np.abs(y)) ** 6 * 0.9, 0, 1).astype(np.float32)
    strength = np.clip(0.72 * wet * edge, 0, 1)
    return Image.fromarray((paper - (paper - soft * 0.98) * strength).clip(0, 255).astype(np.uint8))
