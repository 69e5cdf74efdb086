"""Where each character is in a take: tints over the picture, with names."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPixmapItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from core.domain.recipe import Take
from core.domain.values import BlobId
from desktop.models.pictures import Pictures
from desktop.panel.canvas import Canvas

# Okabe and Ito's colours, which those can tell apart who see no red or no green.
TINTS = ("#e69f00", "#56b4e9", "#cc79a7", "#009e73", "#f0e442", "#0072b2", "#d55e00")
OPACITY = 0.5
BLACK, WHITE = 100, 155
"""Greys up to the one mean nobody, from the other on somebody."""
EDGE = range(116, 140)
NEAR = 0.15
"""Names nearer to each other than this share of the picture stand one below the other."""
COARSE = 24
"""The middle of a mask is found on so many pixels in a row."""


@dataclass(frozen=True)
class Spot:
    """A character in a take: where it was found, and the colour that stands for it."""

    name: str
    colour: str
    picture: BlobId | None
    is_painted: bool = False


def spots_in(take: Take) -> tuple[Spot, ...]:
    """The characters of a take in order of mention. Older takes do not tell where they are."""
    characters = [each.name for each in take.used if each.kind == "character"]
    known = len(characters) == len(take.recipe.subjects)
    return tuple(
        Spot(
            name=characters[number] if known else subject.noun,
            colour=TINTS[number % len(TINTS)],
            picture=take.masks[number] if number < len(take.masks) else None,
            is_painted=subject.mask is not None,
        )
        for number, subject in enumerate(take.recipe.subjects)
    )


class Overlay(QObject):
    """Lays the masks of a take over a canvas, once their pictures are read."""

    def __init__(self, canvas: Canvas, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._pictures = pictures
        self._spots: tuple[Spot, ...] = ()
        self._size = QSize()
        self._items: list[QGraphicsItem] = []
        self._laid: set[Spot] = set()
        self.empty: set[str] = set()
        pictures.ready.connect(self._arrived)

    @property
    def shown(self) -> int:
        """How many characters are tinted."""
        return sum(isinstance(item, QGraphicsPixmapItem) for item in self._items)

    def show_spots(self, spots: Sequence[Spot], size: QSize) -> None:
        """Lay these over a picture of a size; none takes all away."""
        if (tuple(spots), size) == (self._spots, self._size):
            return
        self.clear()
        self._spots, self._size = tuple(spots), size
        for spot in self._spots:
            self._lay(spot)

    def clear(self) -> None:
        """Take all tints away."""
        for item in self._items:
            self._canvas.scene().removeItem(item)
        self._items, self._spots = [], ()
        self._laid.clear()
        self.empty.clear()

    def _arrived(self, blob_id: str) -> None:
        for spot in self._spots:
            if spot.picture == blob_id:
                self._lay(spot)

    def _lay(self, spot: Spot) -> None:
        if spot.picture is None or spot in self._laid:
            return
        read = self._pictures.get(spot.picture, self._size)
        if read is None or read.isNull():
            return
        self._laid.add(spot)
        mask = grey(read.toImage())
        middle = middle_of(mask)
        if middle is None:
            self.empty.add(spot.name)
            return
        item = QGraphicsPixmapItem(QPixmap.fromImage(outlined(mask, spot.colour)))
        item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        item.setScale(self._size.width() / read.width())
        label = Label(spot.name, spot.colour, self._canvas.font())
        label.setPos(middle.x() * self._size.width(), middle.y() * self._size.height())
        label.go_below(sum(self._is_near(label, each) for each in self._items))
        for each in (item, label):
            self._canvas.scene().addItem(each)
            self._items.append(each)

    def _is_near(self, label: "Label", other: QGraphicsItem) -> bool:
        """Whether two names would cover each other."""
        apart = label.pos() - other.pos()
        across, down = self._size.width() * NEAR, self._size.height() * NEAR
        return isinstance(other, Label) and abs(apart.x()) < across and abs(apart.y()) < down


class Label(QGraphicsItem):
    """A name in a pill with its colour; of one size, however large the picture is shown."""

    def __init__(self, name: str, colour: str, font: QFont) -> None:
        super().__init__()
        self.name = name
        self._colour = QColor(colour)
        self._font = QFont(font)
        self._font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(self._font)
        size = QSizeF(metrics.horizontalAdvance(name) + 32, metrics.height() + 8)
        self._rect = QRectF(QPointF(-size.width() / 2, -size.height() / 2), size)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(2)

    def go_below(self, others: int) -> None:
        """Stand below so many others that are in the same place."""
        self._rect.translate(0, others * (self._rect.height() + 4))

    def boundingRect(self) -> QRectF:
        """The pill."""
        return self._rect.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """White on black, so that it is read on any picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(0, 0, 0, 200))
        painter.setPen(QPen(self._colour, 1.5))
        painter.drawRoundedRect(self._rect, 6, 6)
        dot = QRectF(self._rect.left() + 8, self._rect.center().y() - 4, 8, 8)
        painter.setBrush(self._colour)
        painter.drawEllipse(dot)
        painter.setFont(self._font)
        painter.setPen(QColor("white"))
        text = self._rect.adjusted(20, 0, -6, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter, self.name)


def grey(image: QImage) -> QImage:
    """A mask as it is measured: white is the subject."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def tinted(mask: QImage, colour: str) -> QImage:
    """The colour where the mask is white, and nothing where it is black."""
    return _coloured(mask, colour, [float(level) for level in range(256)])


def crisp(mask: QImage, size: QSize) -> QImage:
    """A mask that was found, as large as its picture, with an edge that can be painted on."""
    stretch, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
    white = _coloured(
        mask.scaled(size, stretch, smooth.SmoothTransformation),
        "white",
        [255 * _share(level) for level in range(256)],
    )
    alpha = white.convertToFormat(QImage.Format.Format_Alpha8)
    alpha.reinterpretAsFormat(QImage.Format.Format_Grayscale8)
    return alpha


def outlined(mask: QImage, colour: str) -> QImage:
    """The colour so thin that the picture is seen through it, and thick at the edge."""
    alphas = [255 * OPACITY * _share(level) for level in range(256)]
    for level in EDGE:
        alphas[level] = 255
    return _coloured(mask, colour, alphas)


def _share(level: int) -> float:
    """How much of the colour a grey gets: masks are coarse, and blurred when they are enlarged."""
    return min(1.0, max(0.0, (level - BLACK) / (WHITE - BLACK)))


def _coloured(mask: QImage, colour: str, alphas: list[float]) -> QImage:
    """Each grey of a mask as the colour with an alpha of its own."""
    made, tint = grey(mask).copy(), QColor(colour)
    made.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    made.setColorTable(
        [QColor(tint.red(), tint.green(), tint.blue(), round(a)).rgba() for a in alphas]
    )
    return made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def middle_of(mask: QImage) -> QPointF | None:
    """The middle of what is white, as shares of width and height; None where nothing is."""
    small = mask.scaled(
        COARSE,
        COARSE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    weights = [(x, y, small.pixelColor(x, y).value()) for y in range(COARSE) for x in range(COARSE)]
    total = sum(weight for _, _, weight in weights)
    if total < COARSE:
        return None
    across = sum((x + 0.5) * weight for x, _, weight in weights) / total
    down = sum((y + 0.5) * weight for _, y, weight in weights) / total
    return QPointF(across / COARSE, down / COARSE)
