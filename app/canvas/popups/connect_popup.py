"""The list on the canvas of the ports that a wire could end at, with why it would not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.canvas.keyboard.connecting import Candidate
from app.palette.search_field import SearchField
from app.theme.applying import Appearance
from app.theme.icons import pixmap
from app.theme.marks import Role, Surface, set_role, set_surface
from app.words import tr
from engine.document.values import End

SIZE = QSize(272, 288)
MARGIN_PX, SIGN_PX = 8, 14
CANDIDATE = Qt.ItemDataRole.UserRole
FITS, FITS_NOT = "check", "circle-alert"

Take = Callable[[End], object]
Reason = Callable[[End], str]


class ConnectPopup(QFrame):
    """Choose with the arrows or by typing, take with Enter; Escape or a click elsewhere closes."""

    opened, closed = Signal(), Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance, self._around = appearance, parent
        self._take: Take | None = None
        self._reason: Reason = lambda _: ""
        self._shown: Sequence[Candidate] = ()
        self.field = SearchField(tr("Find a port to connect to"), "", self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Ports"))
        self.list.setFocusProxy(self.field)
        self.list.setIconSize(QSize(SIGN_PX, SIGN_PX))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reason = QLabel(self)
        self.reason.setWordWrap(True)
        set_role(self.reason, Role.HINT)
        set_surface(self, Surface.CARD)
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.reason)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.currentItemChanged.connect(self._say_why_not)
        self.list.itemClicked.connect(self._choose)
        self.hide()

    def open(self, at: QPoint, shown: Sequence[Candidate], take: Take, reason: Reason) -> None:
        """Open near a place of the parent. reason: why a wire to a port would not fit."""
        self._take, self._reason, self._shown = take, reason, shown
        room = self._around.size() - self.size()
        self.move(
            max(0, min(at.x(), room.width() - MARGIN_PX)),
            max(0, min(at.y(), room.height() - MARGIN_PX)),
        )
        self.field.clear()
        self._narrow("")
        self.opened.emit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_list(self) -> None:
        """Go away without connecting anything."""
        if self._take is not None:
            self._take = None
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that speak to the list, and leaving the field."""
        if watched is self.field and event.type() is QEvent.Type.FocusOut:
            self.close_list()
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Escape | Qt.Key.Key_Tab:
                self.close_list()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentItem())
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if key == Qt.Key.Key_Down else -1
                last = self.list.count() - 1
                self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
            case _:
                return False
        return True

    def _narrow(self, query: str) -> None:
        """List those whose words all hold what is typed."""
        words = query.lower().split()
        self.list.clear()
        for one in self._shown:
            if all(word in one.title.lower() for word in words):
                self.list.addItem(self._row(one))
        self.list.setCurrentRow(0)
        if self.list.count() == 0:
            self.reason.setText(tr("No port matches. Try another word."))
            self.reason.show()

    def _row(self, one: Candidate) -> QListWidgetItem:
        words = f"{one.title}   {one.label}" if one.label else one.title
        row = QListWidgetItem(words)
        row.setData(CANDIDATE, one)
        theme = self._appearance.theme
        name, colour = (FITS, theme.good) if one.fits else (FITS_NOT, theme.error)
        row.setIcon(QIcon(pixmap(name, colour, SIGN_PX, self.devicePixelRatioF())))
        if not one.fits:
            row.setForeground(QColor(theme.secondary))
        told = tr("It fits.") if one.fits else tr("It does not fit.")
        row.setData(Qt.ItemDataRole.AccessibleDescriptionRole, told)
        return row

    def _say_why_not(self) -> None:
        one: Candidate | None = self.list.currentIndex().data(CANDIDATE)
        words = "" if one is None or one.fits else self._reason(one.end)
        self.reason.setText(words)
        self.reason.setVisible(bool(words))

    def _choose(self, row: QListWidgetItem | None) -> None:
        take = self._take
        if take is not None and row is not None:
            self._take = None
            self.hide()
            take(row.data(CANDIDATE).end)
            self.closed.emit()
