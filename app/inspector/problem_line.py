"""A problem of a node: an icon, a sentence, and buttons that repair it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.problems.problem_delegate import sign_of
from app.problems.repair_buttons import RepairButtons
from app.session import Session
from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.icons import pixmap
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_SMALL_PX, SECONDARY_PX
from engine.shapes.problems import Problem

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

ICON_PX = 14
MOST_REPAIRS = 2
REST_MS = 80
"""How long nothing must have changed before repairs are worked out."""


class ProblemLines(QWidget):
    """The problems of a node, one below the other; nothing where there are none."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._problems: tuple[Problem, ...] = ()
        self.repairs: list[RepairButtons] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._offer)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_SMALL_PX)
        appearance.changed.connect(self._fill)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said."""
        return tuple(problem.sentence for problem in self._problems)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say these from now on; what repairs them follows as soon as nothing changes any more."""
        if tuple(problems) != self._problems:
            self._problems = tuple(problems)
            self._fill()
        self._wait()

    def showEvent(self, event: QShowEvent) -> None:
        """Work out what was not while nobody looked."""
        super().showEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        """Work out nothing that nobody sees."""
        super().hideEvent(event)
        self._rest.stop()

    def _wait(self) -> None:
        if self._problems and self.isVisible():
            self._rest.start(REST_MS)

    def _fill(self) -> None:
        self.repairs.clear()
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for problem in self._problems:
            self._layout.addWidget(self._line(problem))
            self._layout.addWidget(self._buttons(problem))
        self.setVisible(bool(self._problems))

    def _offer(self) -> None:
        for buttons in self.repairs:
            found = self._session.repairs_of(buttons.problem)[:MOST_REPAIRS]
            buttons.offer([repair.title for repair in found])
            buttons.setVisible(bool(found))

    def _buttons(self, problem: Problem) -> RepairButtons:
        made = RepairButtons(problem)
        made.setContentsMargins(ICON_PX + GAP_SMALL_PX, 0, 0, 0)
        made.asked.connect(lambda title: self._session.repair(problem, title))
        made.hide()
        self.repairs.append(made)
        return made

    def _line(self, problem: Problem) -> QWidget:
        mark, words = QLabel(), QLabel(problem.sentence)
        name, colour = sign_of(problem, self._appearance.theme)
        mark.setPixmap(pixmap(name, colour, ICON_PX, self.devicePixelRatioF()))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setFont(text_font(SECONDARY_PX))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(words, Role.WARNING if problem.is_warning else Role.ERROR)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL_PX)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line
