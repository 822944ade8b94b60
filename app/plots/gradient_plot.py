"""The gradients of the current run, node by node, as they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.plots.gradient_chart import GradientChart
from app.plots.stems import Stems, stems
from app.session import Session
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.widgets.delay import delayed
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

BEFORE = "Press Train: how long the gradient is in each block appears here, on a log scale."
WAITING = "The first gradients appear here in a moment."
NOTHING = "No gradients of this run were measured."
INTERVAL_MS = 200
"""They are asked for at most this often."""
TICK_ROOM_PX, HINT_MARGIN_PX = 34, 32


class GradientPlot(QWidget):
    """The length of the gradient of each block; asked for and drawn only while it is seen."""

    wanted = Signal()
    """Gradients are to be shown, and the run has gone on since they were measured."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._asked: tuple[str, int] | None = None
        self.chart = GradientChart(appearance.theme, self)
        self.hint = QLabel(tr(BEFORE), self)
        self._timer = delayed(self, INTERVAL_MS, self._ask)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Gradients"))
        self.hint.setWordWrap(True)
        self.hint.setMargin(HINT_MARGIN_PX)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.hint, Role.HINT)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.chart, 0, 0)
        layout.addWidget(self.hint, 0, 0)

    def _connect(self) -> None:
        run = self._session.run
        for signal in (run.started, run.progress_changed, run.ended, run.gradients_changed):
            signal.connect(self._on_run)
        self._session.saved.connect(self._draw)  # under another name, it may be
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        self.chart.set_theme(self._appearance.theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        self._draw()
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other heights want other hairlines."""
        super().resizeEvent(event)
        self._draw()

    def _on_run(self) -> None:
        if self.isVisible():
            self._draw()
            if not self._timer.isActive():
                self._timer.start()

    def _ask(self) -> None:
        """Ask where the run has gone on; a question that waits is not asked twice."""
        run = self._session.run
        if run.start is None or run.progress is None or self._is_waiting:
            return
        place = run.expected, run.progress.step
        if place != self._asked:
            self._asked = place
            self.wanted.emit()

    @property
    def _is_waiting(self) -> bool:
        """Whether the last question about this run has no answer so far."""
        run = self._session.run
        if self._asked is None or self._asked[0] != run.expected:
            return False
        return run.gradients is None or run.gradients.step < self._asked[1]

    def _draw(self) -> None:
        if not self.isVisible():
            return
        found = self._stems()
        self.chart.show_stems(found, self._note() if found else "")
        self.hint.setVisible(found is None)
        self.hint.setText(self._hint())
        self.setAccessibleDescription(self._spoken(found))

    def _stems(self) -> Stems | None:
        run = self._session.run
        if run.gradients is None:
            return None
        room = max(3, int(self.chart.plot_rect.height() // TICK_ROOM_PX) + 1)
        return stems(run.gradients, run.graph, room)

    def _hint(self) -> str:
        run = self._session.run
        if not run.expected:
            return tr(BEFORE)
        return tr(NOTHING) if run.end and not run.end.steps else tr(WAITING)

    def _note(self) -> str:
        """After which step, and which run is shown."""
        run = self._session.run
        step = run.gradients.step if run.gradients else 0
        return "   ".join([tr("step {step}", step=f"{step:,}"), self._session.name, run.name])

    def _spoken(self, found: Stems | None) -> str:
        if found is None:
            return self.hint.text()
        return ", ".join([self._note(), *(stem.words for stem in found.stems)])
