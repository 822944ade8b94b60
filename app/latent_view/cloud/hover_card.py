"""The sample under the mouse, shown beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.points import colouring_of
from app.latent_view.cloud.tools import Layer
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.latent_view.values.painted_values import ValueLook, paint_values
from app.theme.fonts import mono_font, text_font
from app.theme.tokens import GAP_SMALL_PX, RADIUS_NODE_PX, RADIUS_SMALL_PX, SECONDARY_PX, Theme
from app.words import tr
from engine.questions.one_sample import SampleShown, ShowSample
from engine.questions.question import Value

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

NEAR_PX = 9.0
"""How far from a sample the mouse may be."""
SIDE_PX, LINE_PX, APART_PX, RING_PX = 88, 16, 16, 6.5


class HoverCard(QWidget):
    """Follows the mouse over a cloud while no button is held. Asks for one sample at a time."""

    def __init__(self, latent: Latent, cloud: CloudWidget) -> None:
        super().__init__(cloud)
        self._latent, self._cloud = latent, cloud
        self.row: int | None = None
        """The sample that the mouse is over."""
        self._shown: SampleShown | None = None
        self._mouse = QPoint()
        self._asker = Asker(latent, self._take)
        self._ring = HoverRing(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Sample under the mouse"))
        self.hide()
        cloud.installEventFilter(self)
        cloud.add_layer(self._ring)
        latent.cloud_changed.connect(self._keep_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See where the mouse is, and let the cloud have the event."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self._look_at(event.position(), is_free=not event.buttons())
        elif event.type() in (
            QEvent.Type.Leave,
            QEvent.Type.MouseButtonPress,
            QEvent.Type.Wheel,
        ):
            self._turn_to(None)
        return False

    def place(self) -> QPointF | None:
        """Where the sample under the mouse is now, in pixels of the cloud."""
        cloud = self._cloud.cloud
        if cloud is None or self.row is None:
            return None
        return self._cloud.place_of(QPointF(*cloud.points[self.row].tolist()))

    def words(self) -> list[str]:
        """What is said of the sample: its class, the number that it is coloured by, its row."""
        cloud = self._cloud.cloud
        if cloud is None or self.row is None:
            return []
        colouring, label = self._cloud.look.colouring, int(cloud.labels[self.row])
        lines = [tr("class {label}", label=label)] if label >= 0 else []
        if colouring is not None and colouring is colouring_of(cloud, self._cloud.look):
            lines += colouring.words_of(self.row)
        return [*lines, tr("sample {row:,}", row=self.row)]

    def _look_at(self, place: QPointF, *, is_free: bool) -> None:
        self._mouse = place.toPoint()
        self._turn_to(self._cloud.sample_at(place, NEAR_PX) if is_free else None)

    def _turn_to(self, row: int | None) -> None:
        if row is not None and row != self.row:
            self._asker.want(ShowSample(row))
        if row != self.row:
            self._cloud.update()
        self.row = row
        self._show()

    def _keep_up(self) -> None:
        """The cloud moved, or is another one: the sample may be gone."""
        cloud = self._latent.cloud
        if cloud is None or (self.row is not None and self.row >= len(cloud.points)):
            self._asker.forget()
            self.row = self._shown = None
            self._show()

    def _take(self, value: Value) -> None:
        if isinstance(value, SampleShown):
            self._shown = value
            self._show()

    def _show(self) -> None:
        """Stand beside the mouse, within the cloud, once what is under it is known."""
        is_known = self._shown is not None and self._shown.row == self.row
        self.setVisible(self.row is not None and (is_known or self.isVisible()))
        if is_known:
            self.resize(self.sizeHint())
            self.update()
        room = self._cloud.rect()
        x, y = self._mouse.x() + APART_PX, self._mouse.y() + APART_PX
        if x + self.width() > room.right():
            x = self._mouse.x() - APART_PX - self.width()
        if y + self.height() > room.bottom():
            y = self._mouse.y() - APART_PX - self.height()
        self.move(max(x, 0), max(y, 0))

    def sizeHint(self) -> QSize:
        """A square, and a line for each thing that is said."""
        words = self.words()
        longest = max((self._metrics.horizontalAdvance(each) for each in words), default=0)
        high = SIDE_PX + LINE_PX * len(words) + 2 * GAP_SMALL_PX + GAP_SMALL_PX // 2
        return QSize(max(SIDE_PX, longest) + 2 * GAP_SMALL_PX, high)

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(text_font(SECONDARY_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, the sample, the words."""
        if self._shown is None:
            return
        theme = self._cloud.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_frame(painter, self.rect().toRectF(), RADIUS_NODE_PX, theme.node, theme.line)
        across = (self.width() - SIDE_PX) / 2
        area = QRectF(across, GAP_SMALL_PX, SIDE_PX, SIDE_PX)
        painter.save()
        _paint_frame(painter, area, RADIUS_SMALL_PX, theme.field, theme.line)
        inside = QPainterPath()
        inside.addRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS_SMALL_PX, RADIUS_SMALL_PX)
        painter.setClipPath(inside)
        look = ValueLook(theme, self._shown.meaning)
        paint_values(painter, area, self._shown.values, look)
        painter.restore()
        self._paint_words(painter, theme)
        painter.end()

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        top = SIDE_PX + GAP_SMALL_PX + GAP_SMALL_PX // 2
        words = self.words()
        for place, line in enumerate(words):
            is_last = place == len(words) - 1
            painter.setFont(mono_font(SECONDARY_PX) if is_last else text_font(SECONDARY_PX))
            painter.setPen(QColor(theme.secondary if is_last else theme.text))
            room = QRectF(GAP_SMALL_PX, top + place * LINE_PX, self.width(), LINE_PX)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line)


class HoverRing(Layer):
    """A ring around the sample under the mouse."""

    def __init__(self, card: HoverCard) -> None:
        self._card = card

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """A thin ring in the colour of words."""
        if (place := self._card.place()) is not None:
            painter.setPen(QPen(QColor(widget.theme.text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place, RING_PX, RING_PX)


def _paint_frame(painter: QPainter, area: QRectF, radius: float, filled: str, rimmed: str) -> None:
    painter.setPen(QPen(QColor(rimmed), 1))
    painter.setBrush(QColor(filled))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
