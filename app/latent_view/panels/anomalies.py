"""Anomalies: how unlike the others each sample is, from which score on, and how well that tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.space.judging import Judgement, judged
from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.latent import Latent
from app.latent_view.space.pace import Pace
from app.latent_view.values.roc_plot import RocPlot
from app.latent_view.values.sample_table import number_words
from app.latent_view.values.threshold_slider import ThresholdSlider
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GAP_SMALL_PX
from app.words import tr
from engine.questions.anomalies import Scores, ScoreSamples, Way
from engine.questions.question import Value

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QShowEvent

AGAIN_MS = 1_000
"""How often scores are asked for again while training goes on."""
USUAL = 0.95
"""The threshold lies so that this part of the training samples is below, until it is moved."""
ALL_BUT = -1
"""All classes but class k are named by this number less k."""
WAYS: dict[Way, str] = {
    "error": "Score by reconstruction error",
    "density": "Score by density of the codes",
}
MEANS: dict[Way, str] = {
    "error": "Mean square of what is lost of a sample on its way through the space and back.",
    "density": "−ln p of the code; p from Gaussian kernels about the codes of training samples.",
}
EMPTY = "Scores of all samples appear here once there are codes; press Train."
ONE_KIND = "All of these samples are of one kind, so there is nothing to tell apart; choose others."
UNKNOWN = (
    "Choose which samples are anomalies in truth, a class or a kept column: then hits and false "
    "alarms are counted."
)


class AnomaliesPanel(QWidget):
    """Asks for scores, and parts the samples at a threshold."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self._latent, self._appearance = latent, appearance
        self._kept = KeptColumns.of(latent)
        self._scores: Scores | None = None
        self._subject: tuple[str, str, str] | None = None
        self._request: int | None = None
        self._is_late = False
        """Whether the scores that are under way are of weights that are others by now."""
        self._threshold: float | None = None
        """As a person set it; None while it follows the scores."""
        self._pace = Pace(self, AGAIN_MS, self._ask)
        self.ways, self.truth = QComboBox(), QComboBox()
        self.said, self.above, self.verdict = QLabel(), QLabel(), QLabel()
        self.area, self.rows = QLabel(), QLabel()
        self.slider, self.plot = ThresholdSlider(appearance.theme), RocPlot(appearance.theme)
        self.select = QPushButton(tr("Select them"))
        self._lay_out()
        self._connect()
        self._offer_truths()
        self._show_scores(None)
        self._follow()

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        part: QWidget
        for label, role in (
            (self.said, Role.SECONDARY),
            (self.above, Role.STRONG),
            (self.area, Role.STRONG),
            (self.verdict, Role.SECONDARY),
            (self.rows, Role.SECONDARY),
        ):
            set_role(label, role)
            label.setWordWrap(True)
        for way, words in WAYS.items():
            self.ways.addItem(tr(words), way)
        self.ways.setAccessibleName(tr("Score"))
        self.truth.setAccessibleName(tr("What is an anomaly in truth"))
        self.select.setToolTip(tr("Select the samples above the threshold"))
        below = QHBoxLayout()
        below.setSpacing(GAP_SMALL_PX)
        below.addWidget(self.above, 1)
        below.addWidget(self.select)
        beside = QVBoxLayout()
        for label in (self.area, self.verdict, self.rows):
            beside.addWidget(label)
        beside.addStretch(1)
        curve = QHBoxLayout()
        curve.setSpacing(GAP_PX)
        curve.addWidget(self.plot)
        curve.addLayout(beside, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL_PX)
        for part in (self.ways, self.said, self.slider):
            layout.addWidget(part)
        layout.addLayout(below)
        layout.addSpacing(GAP_PX)
        layout.addWidget(self.truth)
        layout.addLayout(curve)
        layout.addStretch(1)

    def _connect(self) -> None:
        self._latent.cloud_changed.connect(self._follow)
        self._latent.session.run.ended.connect(self._ask)
        self._kept.changed.connect(self._offer_truths)
        self.ways.currentIndexChanged.connect(self._change_way)
        self.truth.currentIndexChanged.connect(self._judge)
        self.slider.value_changed.connect(self._move)
        self.select.clicked.connect(lambda: self._latent.select(self._rows_above()))
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.slider.set_theme(theme)
        self.plot.set_theme(theme)

    # ------------------------------------------------------------------------------------ asking

    def showEvent(self, event: QShowEvent) -> None:
        """What happened meanwhile is caught up with."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is asked."""
        super().hideEvent(event)
        self._pace.stop()
        self._give_up()

    @property
    def way(self) -> Way:
        """What is scored by."""
        way: Way = self.ways.currentData()
        return way

    def _follow(self) -> None:
        """Another run or space has other scores; the same one has new ones soon."""
        cloud = self._latent.cloud
        subject = (cloud.run, cloud.node, cloud.port) if cloud else None
        if subject != self._subject:
            self._subject = subject
            self._change_way()
            self._offer_truths()
        elif self.isVisible():
            self._pace.expect()

    def _change_way(self) -> None:
        self._threshold = None
        self._give_up()
        self._show_scores(None)
        self._ask()

    def _ask(self) -> None:
        self._is_late = self._request is not None
        if self.isVisible() and self._latent.cloud is not None and not self._is_late:
            self._pace.begin()
            question = ScoreSamples(self.way)
            self._request = self._latent.ask(question, self._take, self._refuse, self._tell)

    def _give_up(self) -> None:
        self._latent.give_up(self._request)
        self._request, self._is_late = None, False

    def _take(self, value: Value) -> None:
        self._request = None
        if isinstance(value, Scores) and value.way == self.way:
            self._pace.end()
            self._show_scores(value)
            self._catch_up()

    def _catch_up(self) -> None:
        """The run went on meanwhile, or is over: then the scores that stay are those of its end."""
        if self._is_late and self._latent.session.run.is_active:
            self._pace.expect()
        elif self._is_late:
            self._ask()

    def _refuse(self, sentence: str) -> None:
        self._request = None
        self._show_scores(None)
        self._say(sentence)

    def _tell(self, part: float) -> None:
        if self._scores is None:
            self._say(tr("Working out scores: {part}", part=f"{part:.0%}"))

    # ----------------------------------------------------------------------------------- showing

    def _show_scores(self, scores: Scores | None) -> None:
        self._scores = scores
        for part in (self.slider, self.above, self.select, self.truth):
            part.setVisible(scores is not None)
        self._say(tr(EMPTY) if self._latent.cloud is None else tr(MEANS[self.way]))
        if scores is not None:
            self.slider.show_scores(scores.values)
            if self._threshold is None:
                self.slider.set_value(usual_threshold(scores))
        self._part()

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _move(self, value: float) -> None:
        self._threshold = value
        self._part()

    def _rows_above(self) -> NDArray[np.int64]:
        found = self._scores
        none = np.empty(0, np.int64)
        return none if found is None else np.flatnonzero(found.values >= self.slider.value)

    def _part(self) -> None:
        """The threshold is another, or the scores are."""
        count = len(self._rows_above())
        self.above.setText(above_words(count, self.slider.value))
        self.select.setEnabled(count > 0)
        self._judge()

    # ----------------------------------------------------------------------------------- judging

    def _offer_truths(self) -> None:
        """Classes and kept columns; what was chosen stays so, if it is still there."""
        before, cloud = self.truth.currentText(), self._latent.cloud
        with QSignalBlocker(self.truth):
            self.truth.clear()
            self.truth.addItem(tr("Anomalies in truth: not known"), None)
            labels = cloud.labels if cloud else np.empty(0, np.int64)
            found = np.unique(labels[labels >= 0]).tolist()
            for label in found:
                self.truth.addItem(tr("Anomalies in truth: class {label}", label=label), label)
            for label in found:
                words = tr("Anomalies in truth: all but class {label}", label=label)
                self.truth.addItem(words, ALL_BUT - label)
            for column in self._kept.columns:
                words = tr("Anomalies in truth: {name}", name=column.name)
                self.truth.addItem(words, column.name)
            self.truth.setCurrentIndex(max(0, self.truth.findText(before)))
        self._judge()

    def _truth(self) -> NDArray[np.bool_] | None:
        """Which samples are anomalies, as far as that is known."""
        chosen, cloud = self.truth.currentData(), self._latent.cloud
        if chosen is None or cloud is None:
            return None
        if isinstance(chosen, int):
            is_all_but = chosen < 0
            label = ALL_BUT - chosen if is_all_but else chosen
            return np.asarray((cloud.labels == label) != is_all_but)
        found = np.zeros(len(cloud.labels), np.bool_)
        found[self._kept.rows(chosen)] = True
        return found

    def _judge(self) -> None:
        scores, truth = self._scores, self._truth()
        judgement = None
        if scores is not None and truth is not None and len(truth) == len(scores.values):
            judgement = judged(scores.values, truth, scores.splits, self.slider.value)
        self.plot.setVisible(judgement is not None)
        self.plot.show_roc(*((judgement.roc, judgement.place) if judgement else (None,)))
        for label, words in zip(
            (self.area, self.verdict, self.rows),
            judgement_words(judgement) if judgement else ("", self._reason(), ""),
            strict=True,
        ):
            label.setText(words)
            label.setVisible(bool(words))

    def _reason(self) -> str:
        """Why nothing is counted."""
        if self._scores is None:
            return ""
        return tr(UNKNOWN) if self._truth() is None else tr(ONE_KIND)


def usual_threshold(scores: Scores) -> float:
    """The score below which almost all training samples lie."""
    trained = scores.values[slice(*scores.splits.get("training", (0, len(scores.values))))]
    finite = trained[np.isfinite(trained)]
    return float(np.quantile(finite, USUAL)) if len(finite) else 0.0


def above_words(count: int, threshold: float) -> str:
    """How many samples lie above a threshold."""
    level = number_words(float(f"{threshold:.3g}"))
    if count == 1:
        return tr("1 sample above {threshold}", threshold=level)
    return tr("{count} samples above {threshold}", count=f"{count:,}", threshold=level)


def judgement_words(found: Judgement) -> tuple[str, str, str]:
    """The area under the curve, what the threshold finds, and by which samples that is judged."""
    others = found.asked - found.anomalies
    area = tr("AUROC {area}", area=f"{found.roc.area:.3f}")
    verdict = tr(
        "The threshold finds {found} of {anomalies} anomalies, with {alarms} false alarms among "
        "{others} others.",
        found=f"{found.found:,}",
        anomalies=f"{found.anomalies:,}",
        alarms=f"{found.alarms:,}",
        others=f"{others:,}",
    )
    count = f"{found.asked:,}"
    if found.are_held_out:
        return area, verdict, tr("Judged by {count} samples that were not trained on.", count=count)
    return area, verdict, tr("Judged by all {count} samples, those of training too.", count=count)
