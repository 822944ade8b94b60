"""The line below: what runs, how far, how fast, how long, and its end; weights and problems.

Whatever lasts is shown here in one way: words, a thin bar, and a cross that ends it.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from app.counting import count_words, told_words
from app.runs.run_words import fraction_done, run_words
from app.session import Session
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.tokens import STATUS_BAR_PX
from app.widgets.elided import ElidedLabel
from app.words import tr

PROGRESS_PX = 160
PARTS = 1000
"""Into how many parts the progress is divided."""
PROBLEMS_RULES = """
QToolButton { padding: 1px 4px 0 4px; font-size: 11px; color: palette(placeholder-text); }
QToolButton { min-height: 16px; max-height: 16px; }
QToolButton:hover { color: palette(text); }
"""
"""The button is as quiet as the words beside it."""
CROSS_RULES = "padding: 0; min-height: 16px; max-height: 16px;"
CROSS_PX = 12
BETWEEN = "   "


class StatusBar(QStatusBar):
    """Follows the session and its run."""

    problems_asked = Signal()
    """The person wants to see the problems."""
    summary_asked = Signal()
    """The person wants to see what the run came to."""
    cancel_asked = Signal()
    """The person wants what lasts to end."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._is_opening = False
        self._words, self._tip, self._verdict = "", "", ""
        self.setFixedHeight(STATUS_BAR_PX)
        self.setSizeGripEnabled(False)
        self._run, self._weights, self._problems = QLabel(), QLabel(), QToolButton()
        self._progress, self._cross, self._summary = QProgressBar(), QToolButton(), QToolButton()
        self._said = ElidedLabel()
        self._make_progress()
        self._make_summary()
        self._problems.setAutoRaise(True)
        self._problems.setStyleSheet(PROBLEMS_RULES)
        self._problems.setToolTip(tr("Show the problems"))
        self._problems.clicked.connect(self.problems_asked)
        self._lay_out()
        self._follow()

    @property
    def run_text(self) -> str:
        """What is said of the run."""
        return self._run.text()

    @property
    def problems_button(self) -> QToolButton:
        """Says how many problems there are; a click asks to see them."""
        return self._problems

    @property
    def cancel_button(self) -> QToolButton:
        """A cross beside the progress, which ends what lasts."""
        return self._cross

    @property
    def summary_button(self) -> QToolButton:
        """Is there when a run is over; a click asks for its summary."""
        return self._summary

    @property
    def said(self) -> str:
        """The quiet words that were told last."""
        return self._said.text()

    def say(self, words: str) -> None:
        """Show a few quiet words, or none."""
        self._words = words
        self._show_said()

    def judge(self, verdict: str) -> None:
        """Show what is to be said of the run's values, or nothing; quiet words go before it."""
        self._verdict = verdict
        self._show_said()

    def show_tip(self, tip: str) -> None:
        """Show what a menu entry does, beside what runs; none brings the quiet words back."""
        self._tip = tip
        self._show_said()

    def show_opening(self, is_opening: bool) -> None:
        """Show that a kept run is being opened, or that it is no longer."""
        self._is_opening = is_opening
        self._show_run()

    def _show_said(self) -> None:
        self._said.setText(self._tip or self._words or self._verdict)

    def _make_summary(self) -> None:
        self._summary.setText(tr("Summary"))
        self._summary.setToolTip(tr("Show what the run came to"))
        self._summary.setAutoRaise(True)
        self._summary.setStyleSheet(PROBLEMS_RULES)
        self._summary.clicked.connect(self.summary_asked)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _make_progress(self) -> None:
        self._progress.setRange(0, PARTS)
        self._progress.setFixedWidth(PROGRESS_PX)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(tr("How much of the run is done"))
        self._cross.setIconSize(QSize(CROSS_PX, CROSS_PX))
        self._cross.setFixedSize(CROSS_PX + 6, CROSS_PX + 6)
        self._cross.setStyleSheet(CROSS_RULES)
        self._cross.clicked.connect(self.cancel_asked)

    def _lay_out(self) -> None:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(6, 0, 4, 0)
        layout.setSpacing(16)
        layout.addWidget(self._run)
        layout.addWidget(self._progress)
        layout.addWidget(self._cross)
        layout.addWidget(self._summary)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._weights)
        layout.addWidget(self._problems)
        self.addWidget(line, 1)

    def _follow(self) -> None:
        run = self._session.run
        for signal in (run.started, run.progress_changed, run.ended):
            signal.connect(self._show_run)
        self._session.document_changed.connect(self._show_document)
        self._session.failure_changed.connect(self._show_document)
        self._appearance.changed.connect(self._dress)
        self._dress()
        self._show_run()
        self._show_document()

    def _show_run(self) -> None:
        run = self._session.run
        is_saving = run.state == "saving"
        words = (tr("Opening the run"),) if self._is_opening else run_words(run)
        self._write(BETWEEN.join(words))
        self._show_progress(is_busy=self._is_opening or run.is_starting or is_saving)
        self._progress.setVisible(self._lasts)
        self._cross.setVisible(self._lasts and not is_saving)
        tip = tr("Give up opening the run") if self._is_opening else tr("Stop the run")
        self._cross.setToolTip(tip)
        self._cross.setAccessibleName(tip)
        self._summary.setVisible(run.end is not None and not self._is_opening)

    @property
    def _lasts(self) -> bool:
        return self._is_opening or self._session.run.is_active

    def _show_progress(self, *, is_busy: bool) -> None:
        """How much is done; a bar that runs to and fro where nobody knows."""
        self._progress.setRange(0, 0 if is_busy else PARTS)
        if not is_busy:
            self._progress.setValue(round(PARTS * fraction_done(self._session.run)))

    def _dress(self) -> None:
        theme = self._appearance.theme
        self._cross.setIcon(icon("x", theme, colour=theme.secondary, size_px=CROSS_PX))

    def _write(self, words: str) -> None:
        """Let the progress stand still while the numbers before it grow and shrink."""
        if not self._lasts:
            self._run.setMinimumWidth(0)  # before the text: Qt keeps what it measured with it
        self._run.setText(words)
        if self._lasts:
            least = max(self._run.minimumWidth(), self._run.sizeHint().width())
            self._run.setMinimumWidth(least)

    def _show_document(self) -> None:
        checked = self._session.whole
        # Where problems keep every shape from being known, no weight can be counted.
        is_known = bool(checked.weight_count) or not checked.problems
        self._weights.setText(count_words(checked.weight_count, "weight") if is_known else "")
        told = (*self._session.lost, *checked.told)
        self._problems.setText(told_words(told) or count_words(0, "problem"))
