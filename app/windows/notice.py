"""One calm sentence above the tabs, instead of a box in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.choices import Choice
from app.theme.applying import Appearance
from app.theme.icons import icon, pixmap
from app.theme.marks import Surface, set_surface
from app.windows.passing import Passing
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

ICON_PX = 16


class NoticeBar(QFrame):
    """Hidden until there is something to say; the newest sentence replaces the one before."""

    dismissed = Signal()
    """The person closed it, by its cross or by a choice."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icon_name, self._is_passing = "info", False
        set_surface(self, Surface.PANEL)
        self.setStyleSheet("NoticeBar { border-top: 1px solid palette(mid); }")
        self._icon, self._sentence, self._close = QLabel(), QLabel(), QToolButton()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons: list[QPushButton] = []
        self._close.setToolTip(tr("Close this notice"))
        self._close.setAccessibleName(tr("Close this notice"))
        self._close.clicked.connect(self._dismiss)
        self._passing = Passing(self)
        self._passing.over.connect(self.hide)
        self._lay_out()
        appearance.changed.connect(self._dress)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said, or was said last."""
        return self._sentence.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of the choices, in their order."""
        return tuple(self._buttons)

    def tell(self, sentence: str, choices: Sequence[Choice] = ()) -> None:
        """Say something that went well, or that is good to know; each choice is a button.

        It goes by itself, unless it leaves a choice.
        """
        self._show("info", sentence, choices)
        self._is_passing = not choices
        self._begin_to_pass()

    def warn(self, sentence: str, choices: Sequence[Choice] = ()) -> None:
        """Say something that went wrong; each choice is a button."""
        self._show("triangle-alert", sentence, choices)

    def showEvent(self, event: QShowEvent) -> None:
        """What was said while its document was out of sight is there to be read now."""
        super().showEvent(event)
        self._begin_to_pass()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing any more."""
        super().hideEvent(event)
        self._passing.end()

    def _begin_to_pass(self) -> None:
        if self._is_passing and self.isVisible():
            self._passing.begin()

    def _show(self, icon_name: str, sentence: str, choices: Sequence[Choice] = ()) -> None:
        self._is_passing = False
        self._passing.end()
        self._icon_name = icon_name
        self._sentence.setText(sentence)
        self._offer(choices)
        self.setAccessibleName(sentence)
        self._dress()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _offer(self, choices: Sequence[Choice]) -> None:
        for button in self._buttons:
            self._choices.removeWidget(button)
            button.hide()  # now, for deleting waits
            button.deleteLater()
        self._buttons = [self._button(choice) for choice in choices]

    def _button(self, choice: Choice) -> QPushButton:
        button = QPushButton(choice.title, self)
        button.clicked.connect(lambda: self._choose(choice))
        self._choices.addWidget(button)
        button.show()  # now, for the layout waits
        return button

    def _choose(self, choice: Choice) -> None:
        self._dismiss()
        choice.does()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _lay_out(self) -> None:
        layout, self._choices = QHBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(20, 6, 8, 6)
        layout.setSpacing(12)
        self._choices.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._sentence, 1)
        layout.addLayout(self._choices)
        layout.addWidget(self._close)

    def _dress(self) -> None:
        theme = self._appearance.theme
        colour = theme.warning_text if self._icon_name == "triangle-alert" else theme.secondary
        self._icon.setPixmap(pixmap(self._icon_name, colour, ICON_PX, self.devicePixelRatioF()))
        self._close.setIcon(icon("x", theme, colour=theme.secondary))


class Questions(NoticeBar):
    """Questions, each with a name, that stay until they are answered; the newest is seen first.

    Closing it by the cross leaves a question unanswered, which is an answer too.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._open: dict[str, tuple[str, Sequence[Choice]]] = {}
        self.dismissed.connect(self._on_dismissed)

    def ask(self, name: str, sentence: str, choices: Sequence[Choice]) -> None:
        """Ask; an earlier question of that name is forgotten."""
        self._open.pop(name, None)
        self._open[name] = (sentence, choices)
        self._show_newest()

    def withdraw(self, name: str) -> None:
        """A question needs no answer any more."""
        if self._open.pop(name, None):
            self._show_newest()

    def hand_over(self, name: str, other: Questions) -> None:
        """Let another bar ask a question that is still open here."""
        if found := self._open.get(name):
            self.withdraw(name)
            other.ask(name, *found)

    def _on_dismissed(self) -> None:
        self._open.popitem()
        self._show_newest()

    def _show_newest(self) -> None:
        if not self._open:
            self.hide()
            return
        sentence, choices = next(reversed(self._open.values()))
        self._show("circle-help", sentence, choices)


def stacked(*bars: NoticeBar) -> QWidget:
    """Bars above one another, which take no room while they are hidden."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for bar in bars:
        layout.addWidget(bar)
    return whole
