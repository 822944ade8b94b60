"""The panel of the latent space: which one, its cloud, its classes, and what is decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.latent_view.cloud.legend import Legend, classes_of
from app.latent_view.cloud.selecting import add_kind
from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.space.latent import Latent
from app.latent_view.space.view_words import seen_tip
from app.latent_view.space.watching import (
    PLANE_DIMENSIONS,
    Space,
    dimensions_words,
    proposal,
)
from app.latent_view.values.decoded_here import DecodedHere
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_SMALL_PX
from app.widgets.elided import ElidedLabel
from app.words import tr
from engine.document.edits import watch, with_graph
from engine.questions.projecting import PRINCIPAL

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


PLANE = "Seen on the plane of the first two principal components, where the codes differ most."
WATCH_PX = 220
"""How wide the words of the button may be that watches a block."""


class LatentView(QWidget):
    """Shows the cloud of the chosen port and what is decoded where a person points."""

    enlarge_asked = Signal()
    """The whole instrument is wanted."""

    def __init__(
        self, latent: Latent, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._latent, self._session, self._appearance = latent, latent.session, appearance
        theme = appearance.theme
        self.cloud = ShownCloud(latent, theme)
        self.legend = Legend(theme)
        self.decoded = DecodedHere(latent, theme)
        self.subject = ElidedLabel()
        self.choice = QComboBox()
        self.fit, self.enlarge = QToolButton(), QToolButton()
        self.watch_button = QPushButton()
        self._lay_out()
        self._connect()
        self._dress()
        self._show_spaces()

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Latent space"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE_PX, GAP_SMALL_PX, GAP_LARGE_PX, GAP_LARGE_PX)
        layout.setSpacing(GAP_SMALL_PX)
        layout.addLayout(self._header())
        layout.addWidget(self.cloud, 1)
        layout.addWidget(self.watch_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.legend)
        layout.addSpacing(GAP_SMALL_PX // 2)
        layout.addWidget(self.decoded)
        for part in (self.legend, self.fit):
            kept = part.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            part.setSizePolicy(kept)

    def _keep_square(self) -> None:
        """The cloud is never higher than wide, and low while there is no space; the rest of the
        column goes to others.
        """
        if self._latent.space is None:
            self.setMaximumHeight(self.minimumSizeHint().height())
            return
        others = self.sizeHint().height() - self.cloud.sizeHint().height()
        self.setMaximumHeight(others + self.width() - 2 * GAP_LARGE_PX)

    def _header(self) -> QHBoxLayout:
        title = QLabel(tr("Latent space"))
        set_role(title, Role.STRONG)
        set_role(self.subject, Role.SECONDARY)
        self.choice.setAccessibleName(tr("Shown latent space"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.fit.setToolTip(tr("Fit the cloud (Home)"))
        self.fit.setAccessibleName(tr("Fit the cloud"))
        self.fit.hide()
        self.enlarge.setToolTip(tr("Open the latent space (F9)"))
        self.enlarge.setAccessibleName(tr("Open the latent space"))
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL_PX)
        for part in (title, self.choice, self.subject):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.fit)
        row.addWidget(self.enlarge)
        return row

    def _connect(self) -> None:
        latent = self._latent
        latent.subject_changed.connect(self._show_spaces)
        latent.cloud_changed.connect(self._show_cloud)
        self._appearance.changed.connect(self._dress)
        self.choice.currentIndexChanged.connect(latent.choose)
        self.cloud.follow_changed.connect(lambda follows: self.fit.setVisible(not follows))
        self.fit.clicked.connect(self.cloud.fit)
        self.enlarge.clicked.connect(self.enlarge_asked)
        self.watch_button.clicked.connect(self._watch_proposal)
        self.legend.emphasis_changed.connect(self.cloud.set_emphasis)
        self.legend.class_selected.connect(lambda kind: add_kind(self._latent, self.cloud, kind))

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.fit.setIcon(icon("maximize", theme, colour=theme.secondary))
        self.enlarge.setIcon(icon("maximize-2", theme, colour=theme.secondary))
        for part in (self.cloud, self.legend, self.decoded):
            part.set_theme(theme)

    # ---------------------------------------------------------------------------------- choosing

    def _show_spaces(self) -> None:
        """Which spaces there are to choose from, and which is chosen."""
        latent = self._latent
        with QSignalBlocker(self.choice):
            fill_choice(self.choice, latent)
        self.choice.setVisible(len(latent.spaces) > 1)
        self.enlarge.setVisible(latent.space is not None)
        self.decoded.setVisible(latent.can_decode)
        self._propose(latent.space)
        self._keep_square()
        self._show_cloud()

    def _propose(self, shown: Space | None) -> None:
        """Where nothing is shown, offer the block that is worth watching first."""
        session, button = self._session, self.watch_button
        proposed = None if shown else proposal(session.document.graph, session.whole)
        button.setVisible(proposed is not None)
        if proposed is not None:
            words, side = tr("Watch {what}", what=proposed.title), Qt.TextElideMode.ElideRight
            button.setText(button.fontMetrics().elidedText(words, side, WATCH_PX))
            button.setAccessibleName(words)

    def _watch_proposal(self) -> None:
        session = self._session
        if proposed := proposal(session.document.graph, session.whole):
            words = tr("Watch {what}", what=proposed.title)
            graph = watch(session.document.graph, proposed.node, (proposed.port,))
            session.edit_document(words, with_graph(session.document, graph))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the column, never higher than that."""
        super().resizeEvent(event)
        self._keep_square()

    # ----------------------------------------------------------------------------------- showing

    def _show_cloud(self) -> None:
        words, is_cut = subject_words(self._latent)
        self.subject.setText(words)
        view = self._latent.cloud.view if self._latent.cloud else None
        self.subject.tip = f"{words}\n{seen_tip(view) if view else tr(PLANE)}" if is_cut else ""
        self.legend.show_classes(classes_of(self._latent.cloud))
        self.legend.setVisible(bool(self.legend.keys))


def fill_choice(choice: QComboBox, latent: Latent) -> None:
    """Offer the spaces to choose from, if they are others than before."""
    titles = [space.title for space in latent.spaces]
    if titles != [choice.itemText(place) for place in range(choice.count())]:
        choice.clear()
        choice.addItems(titles)
    choice.setCurrentIndex(latent.spaces.index(latent.space) if latent.space else -1)


def subject_words(latent: Latent) -> tuple[str, bool]:
    """Which space it is, of how many dimensions, in which run; whether some are left out."""
    space, run, count = latent.space, latent.session.run, latent.dimensions
    how = latent.cloud.view.how if latent.cloud and latent.cloud.view else PRINCIPAL
    titles = [space.title] if space and len(latent.spaces) == 1 else []
    shown = [run.name] if latent.cloud and run.is_reopened else []
    words = " · ".join(filter(None, [*titles, dimensions_words(count, how), *shown]))
    return words, count > PLANE_DIMENSIONS or how != PRINCIPAL
