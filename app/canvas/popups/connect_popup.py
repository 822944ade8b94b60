"""The list on the canvas of the ports that a wire could end at, with why it would not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QLabel, QListWidgetItem, QWidget

from app.canvas.keyboard.connecting import Candidate
from app.canvas.popups.search_card import ListCard
from app.theme.applying import Appearance
from app.theme.icons import pixmap
from app.theme.marks import Role, set_role
from app.words import tr
from engine.document.values import End

SIZE = QSize(272, 288)
MARGIN_PX, SIGN_PX = 8, 14
CANDIDATE = Qt.ItemDataRole.UserRole
FITS, FITS_NOT = "check", "circle-alert"

Take = Callable[[End], object]
Reason = Callable[[End], str]


class ConnectPopup(ListCard):
    """The ports, those that fit first, and why the current one does not."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(tr("Find a port to connect to"), tr("Ports"), SIZE, parent)
        self._appearance = appearance
        self._take: Take | None = None
        self._reason: Reason = lambda _: ""
        self._shown: Sequence[Candidate] = ()
        self.list.setIconSize(QSize(SIGN_PX, SIGN_PX))
        self.reason = QLabel(self)
        self.reason.setWordWrap(True)
        set_role(self.reason, Role.HINT)
        self.add(self.reason)
        self.list.currentItemChanged.connect(self._say_why_not)

    def open(self, at: QPoint, shown: Sequence[Candidate], take: Take, reason: Reason) -> None:
        """Open near a place of the parent. reason: why a wire to a port would not fit."""
        self._take, self._reason, self._shown = take, reason, shown
        self.open_at(at)

    def narrow(self, query: str) -> None:
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

    def take(self) -> None:
        """Connect the current port."""
        row = self.list.currentItem()
        if self._take is not None and row is not None:
            self.hide()
            self._take(row.data(CANDIDATE).end)
            self.closed.emit()
