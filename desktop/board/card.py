"""Paints a panel's card: number, shot and duration, the whole picture, badge, and captions."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.icons import pixmap
from desktop.models.panels import Card, CardRole, PanelsModel
from desktop.models.pictures import Pictures
from desktop.session.standing import State
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.text import draw_wrapped

RADIUS = 8
QUOTES = '“”"'
BADGES = {
    State.QUEUED: ("queued", "text", "raised"),
    State.RUNNING: ("running", "text", "raised"),
    State.FAILED: ("failed", "danger", "danger_soft"),
    State.STALE: ("stale", "warning", "warning_soft"),
}
"""A badge's icon, its colour and its ground; its words come from the model."""


@dataclass(frozen=True)
class Places:
    """Where the parts of a card lie."""

    card: QRect
    strip: QRect
    picture: QRect
    caption: QRect


class CardDelegate(QStyledItemDelegate):
    """One size for all cards of a board; `picture_width` follows the width of the view."""

    def __init__(self, appearance: Appearance, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._pictures = pictures
        self._font = parent.font()
        self.picture_width = 280
        self.aspect = 1.0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The size of any card."""
        return self.card_size()

    def card_size(self) -> QSize:
        """The size of a card with its margin."""
        line = QFontMetrics(self._font).lineSpacing()
        height = line + 2 * GAP + self._picture_height() + GAP + 3 * line + GAP // 2 + 2 * GAP
        return QSize(self.picture_width + 4 * GAP, height + 2 * GAP)

    def places(self, rect: QRect) -> Places:
        """The parts of the card within its item."""
        line = QFontMetrics(self._font).lineSpacing()
        card = rect.adjusted(GAP, GAP, -GAP, -GAP)
        left, width = card.left() + GAP, card.width() - 2 * GAP
        strip = QRect(left, card.top(), width, line + 2 * GAP)
        picture = QRect(left, strip.bottom() + 1, width, self._picture_height())
        caption = QRect(left, picture.bottom() + 1 + GAP, width, 3 * line + GAP // 2)
        return Places(card, strip, picture, caption)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        card, model = index.data(CardRole), index.model()
        if not isinstance(card, Card) or not isinstance(model, PanelsModel):
            return
        theme, places = self._appearance.theme, self.places(option.rect)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._frame(painter, places.card, option, theme)
        self._strip(painter, places.strip, card, theme)
        self._picture(painter, places.picture, card, theme)
        self._badge(painter, places.picture, card, model.state_text(card), theme)
        self._captions(painter, places, card, theme)
        painter.restore()

    def _picture_height(self) -> int:
        return round(self.picture_width / self.aspect)

    def _frame(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, theme: Theme
    ) -> None:
        """The ground and the border: two pixels of accent and a tint where it is selected."""
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        colour = theme.accent if selected else theme.line_strong if hovered else theme.line
        width = 2.0 if selected else 1.0
        painter.setBrush(QColor(theme.surface))
        painter.setPen(QPen(QColor(colour), width))
        inset = width / 2
        frame = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        focused = state & QStyle.StateFlag.State_HasFocus
        if focused and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame.adjusted(-4, -4, 4, 4), RADIUS + 3, RADIUS + 3)

    def _strip(self, painter: QPainter, rect: QRect, card: Card, theme: Theme) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        bold = QFont(self._font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        number = str(card.number)
        painter.drawText(rect, left, number)
        start = QFontMetrics(bold).horizontalAdvance(number) + GAP
        painter.setFont(self._font)
        painter.setPen(QColor(theme.muted))
        metrics = QFontMetrics(self._font)
        duration = f"{card.panel.duration:g} s"
        painter.drawText(rect, right, duration)
        room = rect.width() - start - metrics.horizontalAdvance(duration) - GAP
        shot = metrics.elidedText(card.panel.shot, Qt.TextElideMode.ElideRight, max(0, room))
        painter.drawText(rect.adjusted(start, 0, 0, 0), left, shot)

    def _picture(self, painter: QPainter, rect: QRect, card: Card, theme: Theme) -> None:
        shown = card.preview or self._stored(painter, rect, card)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(rect), 4, 4)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(rect, QColor(theme.sunken))
        if shown is not None and not shown.isNull():
            painter.drawPixmap(fitted(shown, rect), shown, QRectF(shown.rect()))
        painter.restore()
        if shown is None and card.picture is None:
            self._placeholder(painter, rect, card, theme)

    def _stored(self, painter: QPainter, rect: QRect, card: Card) -> QPixmap | None:
        if card.picture is None:
            return None
        ratio = painter.device().devicePixelRatio()
        return self._pictures.get(card.picture, rect.size() * ratio)

    def _placeholder(self, painter: QPainter, rect: QRect, card: Card, theme: Theme) -> None:
        """A dashed frame that says what is missing."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.line_strong), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if card.state not in (State.EMPTY, State.FAILED):
            return
        line = QFontMetrics(self._font).lineSpacing()
        middle = rect.center()
        ratio = painter.device().devicePixelRatio()
        image = pixmap("picture", theme.line_strong, 32, ratio)
        lines = min(3, max(1, (rect.height() - 80) // line))
        top = middle.y() - (32 + GAP + lines * line) // 2
        painter.drawPixmap(QPointF(middle.x() - 15.5, top), image)
        painter.setPen(QColor(theme.muted))
        text = QRect(rect.left() + 2 * GAP, top + 32 + GAP, rect.width() - 4 * GAP, lines * line)
        draw_wrapped(painter, text, card.hint, self._font, Qt.AlignmentFlag.AlignHCenter)

    def _badge(self, painter: QPainter, rect: QRect, card: Card, words: str, theme: Theme) -> None:
        if card.state not in BADGES:
            return
        name, colour, ground = BADGES[card.state]
        metrics = QFontMetrics(self._font)
        height = metrics.height() + GAP
        room = rect.width() - 2 * GAP - 16 - 3 * GAP
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(words) + 16 + 3 * GAP
        pill = QRect(rect.left() + GAP, rect.bottom() + 1 - GAP - height, width, height)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(getattr(theme, ground)))
        painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        ratio = painter.device().devicePixelRatio()
        image = pixmap(name, getattr(theme, colour), 16, ratio)
        painter.drawPixmap(QPointF(pill.left() + GAP, pill.center().y() - 7.5), image)
        painter.setPen(QColor(getattr(theme, colour)))
        text = pill.adjusted(GAP + 16 + GAP // 2 + 2, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
        if card.state is State.RUNNING and card.total:
            self._bar(painter, rect, card.done / card.total, theme)

    def _bar(self, painter: QPainter, rect: QRect, share: float, theme: Theme) -> None:
        bar = QRect(rect.left(), rect.bottom() - 2, rect.width(), 3)
        painter.fillRect(bar, QColor(theme.line))
        bar.setWidth(round(bar.width() * min(1.0, share)))
        painter.fillRect(bar, QColor(theme.accent_fill))

    def _captions(self, painter: QPainter, places: Places, card: Card, theme: Theme) -> None:
        """What happens, or else the prompt; below it what is said."""
        panel = card.panel
        caption = panel.action or panel.prompt or self.tr("Describe this shot")
        painter.setPen(QColor(theme.text if panel.action or panel.prompt else theme.muted))
        line = QFontMetrics(self._font).lineSpacing()
        place = places.caption.adjusted(0, 0, 0, -line if panel.dialogue else 0)
        used = draw_wrapped(painter, place, caption, self._font)
        if panel.dialogue:
            painter.setPen(QColor(theme.muted))
            italic = QFont(self._font)
            italic.setItalic(True)
            said = panel.dialogue.strip().strip(QUOTES)
            place = places.caption.adjusted(0, used * line + GAP // 2, 0, 0)
            draw_wrapped(painter, place, f"“{said}”", italic)


def fitted(picture: QPixmap, rect: QRect) -> QRectF:
    """Where the whole picture goes within `rect`: letter-boxed, never cropped."""
    scale = min(rect.width() / picture.width(), rect.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    # A picture's size is rounded to what the model can draw; two pixels are no letter-box.
    if rect.width() - width <= 2 and rect.height() - height <= 2:
        return QRectF(rect)
    centre = QRectF(rect).center()
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
