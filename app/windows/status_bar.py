"""The line below: what runs, how far, how fast, how long; weights and problems."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from app.session import Session
from app.theme.tokens import STATUS_BAR_PX
from app.windows.run_words import count_words, fraction_done, run_words

PROGRESS_PX = 160
PARTS = 1000
"""Into how many parts the progress is divided."""
PROBLEMS_RULES = """
QToolButton { padding: 1px 4px 0 4px; font-size: 11px; color: palette(placeholder-text); }
QToolButton { min-height: 16px; max-height: 16px; }
QToolButton:hover { color: palette(text); }
"""
"""The button is as quiet as the words beside it."""
BETWEEN = "   "


class StatusBar(QStatusBar):
    """Follows the session and its run."""

    problems_asked = Signal()
    """The person wants to see the problems."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedHeight(STATUS_BAR_PX)
        self.setSizeGripEnabled(False)
        self._run, self._weights, self._problems = QLabel(), QLabel(), QToolButton()
        self._progress = QProgressBar()
        self._make_progress()
        self._problems.setAutoRaise(True)
        self._problems.setStyleSheet(PROBLEMS_RULES)
        self._problems.setToolTip("Show the problems")
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

    def _make_progress(self) -> None:
        self._progress.setRange(0, PARTS)
        self._progress.setFixedWidth(PROGRESS_PX)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("How much of the run is done")

    def _lay_out(self) -> None:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(6, 0, 4, 0)
        layout.setSpacing(16)
        layout.addWidget(self._run)
        layout.addWidget(self._progress)
        layout.addStretch(1)
        layout.addWidget(self._weights)
        layout.addWidget(self._problems)
        self.addWidget(line, 1)

    def _follow(self) -> None:
        run = self._session.run
        for signal in (run.started, run.progress_changed, run.ended):
            signal.connect(self._show_run)
        self._session.document_changed.connect(self._show_document)
        self._show_run()
        self._show_document()

    def _show_run(self) -> None:
        run = self._session.run
        self._run.setText(BETWEEN.join(run_words(run)))
        self._keep_place()
        self._progress.setValue(round(PARTS * fraction_done(run)))
        self._progress.setVisible(run.is_active and run.progress is not None)

    def _keep_place(self) -> None:
        """Let the progress stand still while the numbers before it grow and shrink."""
        least = max(self._run.minimumWidth(), self._run.sizeHint().width())
        self._run.setMinimumWidth(least if self._session.run.is_active else 0)

    def _show_document(self) -> None:
        checked = self._session.checked
        self._weights.setText(count_words(checked.weight_count, "weight"))
        self._problems.setText(count_words(len(checked.problems), "problem"))
