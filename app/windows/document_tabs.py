"""The tabs of the open documents: what each is called, whether it is saved, and if it trains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.swatches import swatch
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QMouseEvent

RIGHT = QTabBar.ButtonPosition.RightSide
SIGN_PX, CROSS_PX, END_PX, MARGIN_PX = 12, 12, 18, 4
LEAST_PX, MOST_PX = 128, 240
"""How narrow a long name may become where there are many, and how wide."""
MORE_PX = 8
"""What Qt forgets when it measures a tab with a button at its end."""
RULES = """
DocumentTabs { border-bottom: 1px solid palette(mid); font-weight: 400; }
DocumentTabs::tab {
    margin: 0; padding: 8px 4px 6px 12px; min-width: 72px; border-right: 1px solid palette(mid);
    font-weight: 400;
}
DocumentTabs::tab:selected:focus { margin: 0; padding: 6px 2px 6px 10px; }
"""
"""All tabs have one weight, so that none moves when another is chosen."""
RunSign = Literal["", "training", "paused", "ended", "failed"]
"""How the run of a document stands; that it is over is told until it was looked at."""
SIGNS = {"training": "play", "paused": "pause", "ended": "check", "failed": "triangle-alert"}
FILLED = frozenset({"training", "paused"})


@dataclass(frozen=True)
class TabFace:
    """What a tab says of its document. place: where that is kept, in words."""

    name: str
    place: str
    is_dirty: bool = False
    run: RunSign = ""


class DocumentTabs(QTabBar):
    """A tab for each document; there is nothing to be seen of them where there is only one."""

    close_asked = Signal(int)
    """The document at this place shall close."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._pressed = appearance, -1
        self.setAccessibleName(tr("Documents"))
        self.setStyleSheet(RULES)
        self.setAutoHide(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(SIGN_PX, SIGN_PX))
        appearance.changed.connect(self._dress)

    def add(self, face: TabFace) -> None:
        """Put a tab at the end."""
        index = self.addTab("")
        self.setTabButton(index, RIGHT, self._made_end())
        self._write(index, face)

    def show_face(self, index: int, face: TabFace) -> None:
        """Say this of the document at a place from now on."""
        if self.tabData(index) != face:
            self._write(index, face)

    def end_of(self, index: int) -> TabEnd:
        """The button at the end of a tab, which closes its document."""
        found = self.tabButton(index, RIGHT)
        assert isinstance(found, TabEnd)  # noqa: S101 # nothing else is put there
        return found

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the whole name, within reason."""
        hint = super().tabSizeHint(index)
        return QSize(min(MOST_PX, hint.width() + MORE_PX), hint.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Enough to tell names apart; the rest of the tabs is scrolled to."""
        hint = self.tabSizeHint(index)
        return QSize(min(LEAST_PX, hint.width()), hint.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the middle button went down."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click with the middle button closes."""
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)
        elif self._pressed >= 0 and self.tabAt(event.position().toPoint()) == self._pressed:
            self.close_asked.emit(self._pressed)

    def _made_end(self) -> TabEnd:
        end = TabEnd(self._appearance)
        end.clicked.connect(lambda: self._ask_to_close(end))
        return end

    def _ask_to_close(self, end: TabEnd) -> None:
        places = (index for index in range(self.count()) if self.tabButton(index, RIGHT) is end)
        self.close_asked.emit(next(places))

    def _write(self, index: int, face: TabFace) -> None:
        self.setTabData(index, face)
        self.setTabText(index, face.name.replace("&", "&&"))
        self.setTabToolTip(index, "\n".join([face.place, *_states(face)]))
        self.setAccessibleTabName(index, ", ".join([face.name, *_states(face)]))
        self.setTabIcon(index, self._sign(face))
        self.end_of(index).show_face(face)

    def _sign(self, face: TabFace) -> QIcon:
        if not face.run:
            return QIcon()
        theme, run = self._appearance.theme, face.run
        colour = theme.good if run in ("training", "ended") else theme.warning
        return icon(SIGNS[run], theme, colour=colour, size_px=SIGN_PX, filled=run in FILLED)

    def _dress(self) -> None:
        for index in range(self.count()):
            self.setTabIcon(index, self._sign(self.tabData(index)))


class TabEnd(QToolButton):
    """A cross; while nobody points at it and there are unsaved changes, a dot."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance, self._is_dirty = appearance, False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRaise(True)
        self.setFixedSize(END_PX + MARGIN_PX, END_PX)
        self.setIconSize(QSize(CROSS_PX, CROSS_PX))
        room = f"margin-right: {MARGIN_PX}px; padding: 0;"
        self.setStyleSheet(f"{room} min-height: {END_PX}px; max-height: {END_PX}px;")
        appearance.changed.connect(self._dress)

    def show_face(self, face: TabFace) -> None:
        """Be the end of the tab of this document."""
        self._is_dirty = face.is_dirty
        words = tr("Close “{name}”", name=face.name)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._dress()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say what a click would do."""
        super().enterEvent(event)
        self._dress()

    def leaveEvent(self, event: QEvent) -> None:
        """Say again whether there are changes."""
        super().leaveEvent(event)
        self._dress()

    def _dress(self) -> None:
        theme = self._appearance.theme
        if self._is_dirty and not self.underMouse():
            self.setIcon(swatch(theme.accent, 6, disc=True))
        else:
            self.setIcon(icon("x", theme, colour=theme.secondary, size_px=CROSS_PX))


def _states(face: TabFace) -> list[str]:
    """In words what the signs of a tab say."""
    runs: dict[RunSign, str] = {
        "": "",
        "training": tr("Training"),
        "paused": tr("Paused"),
        "ended": tr("The run has ended"),
        "failed": tr("The run failed"),
    }
    return [words for words in (face.is_dirty and tr("Unsaved changes"), runs[face.run]) if words]
