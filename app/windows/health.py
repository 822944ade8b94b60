"""What the values of a run mean in words, while it trains and when it is over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.run_view import RunView
from app.verdicts import sentence_of
from engine.shapes.verdicts import verdicts


class Health(QObject):
    """Follows the values of a run that goes on."""

    told = Signal(str)
    """A few quiet words for the status bar; empty when they no longer hold."""

    def __init__(self, run: RunView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._count = 0
        """How many values were judged so far."""
        run.started.connect(self._begin)
        run.losses_changed.connect(self._follow)
        run.ended.connect(self._begin)

    @property
    def sentence(self) -> str:
        """What is to be said of the latest values, on the test rows once there are some."""
        run = self._run
        told = {node: list(curve.values) for node, curve in run.validation.items()}
        for node, value in run.test.values.items() if run.test else ():
            told.setdefault(node, []).append(value)
        first = {
            optimizer: float(curve.values[0])
            for (optimizer, term), curve in run.training.items()
            if term == "loss"
        }
        return sentence_of(verdicts(run.document, told, first))

    def _begin(self) -> None:
        self._count = 0
        self.told.emit("")

    def _follow(self) -> None:
        count = sum(map(len, self._run.validation.values()))
        if self._run.is_active and count > self._count:
            self._count = count
            self.told.emit(self.sentence)
