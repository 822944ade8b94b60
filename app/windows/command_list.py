"""The list of commands as Qt's views read it, and how its rows are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.palette.rows import paint_state
from app.theme.fonts import mono_font, text_font
from app.theme.icons import pixmap
from app.theme.swatches import swatch
from app.theme.tokens import GAP_SMALL_PX, SECONDARY_PX, family_colour
from app.windows.commands import Command

if TYPE_CHECKING:
    from app.theme.applying import Appearance

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_PX, ICON_PX, SQUARE_PX, INSET_PX = 30, 16, 8, 8
COMMAND_ROLE = Qt.ItemDataRole.UserRole
Align = Qt.AlignmentFlag


class CommandList(QAbstractListModel):
    """The commands that are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Command] = ()

    def show_commands(self, commands: Sequence[Command]) -> None:
        """List these."""
        self.beginResetModel()
        self._rows = commands
        self.endResetModel()

    def command(self, row: int) -> Command:
        """The command of a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many commands there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, for its painter and for who does not see it."""
        row = self._rows[index.row()]
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.ToolTipRole: row.tip,
            Qt.ItemDataRole.AccessibleDescriptionRole: row.why_not or row.tip,
            COMMAND_ROLE: row,
        }
        return values.get(role)


class CommandRow(QStyledItemDelegate):
    """Paints icon, title, menu or reason, and keys, in the theme that is on."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        command: Command = index.data(COMMAND_ROLE)
        theme = self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_state(painter, option, theme)
        room: QRect = option.rect.adjusted(INSET_PX, 0, -2 * INSET_PX, 0)
        self._paint_sign(painter, room, command)
        room.setLeft(room.left() + ICON_PX + GAP_SMALL_PX)
        keys = _Words(command.keys, mono_font(SECONDARY_PX), theme.secondary)
        keys.paint(painter, room, Align.AlignRight)
        room.setRight(room.right() - keys.width - GAP_SMALL_PX)
        colour = theme.text if command.is_possible else theme.disabled
        title = _Words(command.title, text_font(), colour)
        title.paint(painter, room)
        room.setLeft(room.left() + title.width + GAP_SMALL_PX)
        _Words(command.beside, text_font(SECONDARY_PX), theme.secondary).paint(painter, room)
        painter.restore()

    def _paint_sign(self, painter: QPainter, room: QRect, command: Command) -> None:
        """The family of a block, or the icon of an action."""
        theme, middle = self._appearance.theme, room.center().y()
        if command.family:
            inset = (ICON_PX - SQUARE_PX) // 2
            square = QRect(room.left() + inset, middle - SQUARE_PX // 2 + 1, SQUARE_PX, SQUARE_PX)
            swatch(family_colour(command.family), SQUARE_PX).paint(painter, square)
        elif command.icon:
            colour = theme.secondary if command.is_possible else theme.disabled
            ratio = painter.device().devicePixelRatioF()
            picture = pixmap(command.icon, colour, ICON_PX, ratio)
            painter.drawPixmap(room.left(), middle - ICON_PX // 2 + 1, picture)


class _Words:
    """Words of one font and colour, and how wide they are."""

    def __init__(self, words: str, font: QFont, colour: str) -> None:
        self._words, self._font, self._colour = words, font, colour
        self._metrics = QFontMetrics(font)
        self.width = self._metrics.horizontalAdvance(words)

    def paint(self, painter: QPainter, room: QRect, align: Align = Align.AlignLeft) -> None:
        """Draw them in the middle of the height, cut where there is no room."""
        painter.setFont(self._font)
        painter.setPen(QColor(self._colour))
        shown = self._metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, align | Align.AlignVCenter, shown)
