"""Sizes and aspect ratios."""

import re
from fractions import Fraction

from pydantic import Field

from core.domain.values import Value

WIDEST = Fraction(4)
"""No picture is wider, or taller, than this for its other edge."""


class Size(Value):
    """Width and height in pixels."""

    width: int = Field(ge=1)
    height: int = Field(ge=1)


def parse_aspect(text: str) -> Fraction:
    """Read an aspect such as `16:9`, `2.39:1` or `1:1` as width over height.

    Raises ValueError with a sentence when the text is no aspect between 1:4 and 4:1.
    """
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*[:x/]\s*(\d+(?:\.\d+)?)\s*", text)
    if match is None or float(match[2]) == 0:
        raise ValueError(f"“{text}” is not an aspect. Write it like 16:9 or 2.39:1.")
    aspect = Fraction(match[1]) / Fraction(match[2])
    if not 1 / WIDEST <= aspect <= WIDEST:
        raise ValueError(f"The aspect {text} is out of range: 1:4 to 4:1 can be drawn.")
    return aspect


def size_for(aspect: Fraction, side: int, multiple: int) -> Size:
    """The picture size of about `side` x `side` pixels in area with this aspect.

    Both edges are multiples of `multiple` (what the model's VAE and UNet halve them by).
    """
    height = (side * side / float(aspect)) ** 0.5
    edges = (height * float(aspect), height)
    width, height_ = (max(multiple, round(edge / multiple) * multiple) for edge in edges)
    return Size(width=width, height=height_)
