"""The losses of the current run, as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.plots.axis import figure
from app.plots.chart import Chart, Shown
from app.plots.lines import Drawing, drawing
from app.plots.series import (
    last_step,
    measures_of,
    series_of,
    shown_steps,
    steps_per_epoch,
)
from app.session import Session
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.widgets.delay import delayed
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent


BEFORE = "Press Train: the loss of every step appears here, beside the loss on validation rows."
WAITING = "The first losses appear here in a moment."
NOTHING = "This run ended before its first step: there are no losses to show."
INTERVAL_MS = 33
"""Curves are drawn anew at most this often, however fast losses come."""
TICK_ROOM_PX, HINT_MARGIN_PX = 34, 32


class LossPlot(QWidget):
    """Training and validation losses over the steps of the run; drawn only while it is seen."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._is_stale = True
        self.chart = Chart(appearance.theme, self)
        self.hint = QLabel(tr(BEFORE), self)
        self._timer = delayed(self, INTERVAL_MS, self._draw)
        self._lay_out()
        self._connect()

    def prepare(self) -> None:
        """Load what draws curves before there are any, so that the first one comes at once."""
        import app.plots.curves  # noqa: F401 - loading it is all that is wanted

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Loss"))
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
        for signal in (run.started, run.losses_changed, run.progress_changed, run.ended):
            signal.connect(self._expect)
        self._session.saved.connect(self._expect)  # under another name, it may be
        self.chart.laid_out.connect(self._expect)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        self.chart.set_theme(self._appearance.theme)
        self._expect()

    def _expect(self) -> None:
        """Something to draw came: draw it soon, or when the plot is seen again."""
        self._is_stale = True
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()

    def _draw(self) -> None:
        self._is_stale = False
        before = self.chart.plot_rect
        found = self._show_lines()
        if self.chart.plot_rect != before:  # the names at the ends of the lines took their room
            found = self._show_lines()
        self.hint.setVisible(found is None)
        self.hint.setText(self._hint())
        self.setAccessibleDescription(self._spoken(found))

    def _show_lines(self) -> Drawing | None:
        """Draw the curves with a column for each pixel there is."""
        run, area = self._session.run, self.chart.plot_rect
        found = drawing(
            series_of(run, run.graph),
            self._appearance.theme,
            max(1, int(area.width())),
            max(3, int(area.height() // TICK_ROOM_PX) + 1),
        )
        span, epoch_steps = shown_steps(run), steps_per_epoch(run)
        shown = Shown(found, span, epoch_steps, self._note()) if found else None
        self.chart.show_drawing(shown)
        return found

    def _hint(self) -> str:
        run = self._session.run
        if not run.expected:
            return tr(BEFORE)
        return tr(NOTHING) if run.end else tr(WAITING)

    def _note(self) -> str:
        """Which run is shown, and what was measured last."""
        run = self._session.run
        measured = measures_of(run, run.graph)
        words = [f"{one.name} {figure(one.last)}" for one in measured]
        words[:0] = [tr("On validation rows:")] if words else []
        return "   ".join([*words, *([self._session.name, run.name] if run.start else [])])

    def _spoken(self, found: Drawing | None) -> str:
        if found is None:
            return self.hint.text()
        step = tr("step {step}", step=f"{round(last_step(self._session.run)):,}")
        run = self._session.run
        return ", ".join([*filter(None, [run.name]), step, *(line.label for line in found.lines)])
