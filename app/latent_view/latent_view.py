"""The panel of the latent space: which one, its cloud, its classes, and what is decoded."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.latent_view.asking import Asking
from app.latent_view.cloud_widget import CloudWidget
from app.latent_view.decoded_panel import DecodedPanel
from app.latent_view.legend import Legend
from app.latent_view.neighbours import vote
from app.latent_view.watching import (
    PLANE_DIMENSIONS,
    Space,
    dimensions_of,
    dimensions_words,
    has_decoder,
    proposal,
    spaces,
)
from app.session import Session
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_SMALL_PX
from app.widgets.elided import ElidedLabel
from app.words import tr
from engine.document.edits import watch, with_graph
from engine.observations.records import Cloud, Decoded

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent


NO_SPACE = "Select a block and press W to see its values here, or add a Latent block."
BEFORE = "Press Train: the code of every sample appears here, coloured by its class."
WAITING = "The codes of the samples appear here in a moment."
PLANE = "Seen on the plane of the first two principal components, where the codes differ most."
WATCH_PX = 220
"""How wide the words of the button may be that watches a block."""
ON_PLANE = "Decoded from a code that lies on the shown plane: what lies off this plane is left out."


class LatentView(QWidget):
    """Shows the cloud of one watched port, and asks for what lies under the pointer.

    A request is asked under a rising number, one at a time; while training goes on the point under
    the pointer is asked for again with every cloud.
    """

    decode_requested = Signal(str, str, int, float, float)
    """Node, port, number of the request, and the point of the plane."""
    space_found = Signal()
    """The document has a latent space to show, and had none before."""
    watch_changed = Signal(tuple)
    """What `watched` says from now on."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._spaces: tuple[Space, ...] = ()
        self._told: tuple[tuple[str, str], ...] = ()
        self._asking = Asking()
        self._is_refused = False
        theme = appearance.theme
        self.cloud = CloudWidget(theme)
        self.legend = Legend(theme)
        self.decoded = DecodedPanel(theme)
        self.subject = ElidedLabel()
        self.choice = QComboBox()
        self.fit = QToolButton()
        self.watch_button = QPushButton()
        self._lay_out()
        self._connect()
        self._dress()
        self._find_spaces()

    def watched(self) -> tuple[tuple[str, str], ...]:
        """The ports whose clouds are wanted, (node, port) each: the one that is seen, if any."""
        space = self._space
        return (space.place,) if space and self.isVisible() else ()

    @property
    def _space(self) -> Space | None:
        place = self.choice.currentIndex()
        return self._spaces[place] if 0 <= place < len(self._spaces) else None

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
        if self._space is None:
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
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL_PX)
        for part in (title, self.choice, self.subject):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.fit)
        return row

    def _connect(self) -> None:
        run = self._session.run
        self._session.document_changed.connect(self._find_spaces)
        run.started.connect(self._show_cloud)
        run.progress_changed.connect(self._show_hint)
        run.cloud_changed.connect(self._show_cloud)
        run.decoded.connect(self._take)
        run.refused.connect(self._take_refusal)
        self._appearance.changed.connect(self._dress)
        self.choice.currentIndexChanged.connect(self._change_space)
        self.cloud.point_chosen.connect(self._point)
        self.cloud.follow_changed.connect(lambda follows: self.fit.setVisible(not follows))
        self.fit.clicked.connect(self.cloud.fit)
        self.watch_button.clicked.connect(self._watch_proposal)
        self.legend.emphasis_changed.connect(self.cloud.set_emphasis)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.fit.setIcon(icon("maximize", theme, colour=theme.secondary))
        for part in (self.cloud, self.legend, self.decoded):
            part.set_theme(theme)

    # ---------------------------------------------------------------------------------- choosing

    def _find_spaces(self) -> None:
        """The document changed: what can be shown may be another."""
        before, found = self._space, spaces(self._session.document.graph, self._session.whole)
        if found != self._spaces:
            self._spaces = found
            with QSignalBlocker(self.choice):
                self.choice.clear()
                self.choice.addItems([space.title for space in found])
                places = [space.place for space in found]
                kept = places.index(before.place) if before and before.place in places else 0
                self.choice.setCurrentIndex(kept if found else -1)
        self._change_space()
        if before is None and self._space is not None:
            self.space_found.emit()

    def _change_space(self) -> None:
        space = self._space
        self.choice.setVisible(len(self._spaces) > 1)
        can_decode = space is not None and self._can_decode(space.node)
        self.decoded.setVisible(can_decode)
        self._propose(space)
        self._keep_square()
        self._show_cloud()
        self._tell_watched()

    def _can_decode(self, node: str) -> bool:
        document = self._session.document
        return has_decoder(self._session.document.graph, node, document.parts)

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

    def _tell_watched(self) -> None:
        wanted = self.watched()
        if wanted != self._told:
            self._told = wanted
            self.watch_changed.emit(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Clouds are wanted from now on."""
        super().showEvent(event)
        self._tell_watched()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the column, never higher than that."""
        super().resizeEvent(event)
        self._keep_square()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: no clouds are wanted."""
        super().hideEvent(event)
        self._tell_watched()

    # ----------------------------------------------------------------------------------- showing

    def _show_hint(self) -> None:
        self.cloud.show_hint(self._hint())
        if self._session.run.cloud is None and self.cloud.cloud is not None:
            self._show_cloud()

    def _hint(self) -> str:
        if self._space is None:
            return tr(NO_SPACE)
        return tr(WAITING) if self._session.run.is_active else tr(BEFORE)

    def _show_cloud(self) -> None:
        before, cloud = self.cloud.cloud, self._current_cloud()
        is_new = cloud is None or before is None or _plane(before) != _plane(cloud)
        if is_new:
            self._forget()
        self._show_subject(cloud)
        self.cloud.show_cloud(cloud)
        self.cloud.show_hint(self._hint())
        self.legend.show_classes(_classes(cloud))
        self.legend.setVisible(bool(self.legend.keys))
        if cloud is not None and is_new:
            self._point_by_itself(cloud)
        elif cloud is not None and not self._is_refused:
            self._ask()
        self._show_place()

    def _show_subject(self, cloud: Cloud | None) -> None:
        """Which space it is, of how many dimensions: those of the run, or of the document."""
        space = self._space
        titles = [space.title] if space and len(self._spaces) == 1 else []
        checked = self._session.whole
        count = cloud.dimensions if cloud else dimensions_of(space, checked) if space else 0
        run = self._session.run
        shown = [run.name] if cloud and run.is_reopened else []
        words = " · ".join(filter(None, [*titles, dimensions_words(count), *shown]))
        is_cut = count > PLANE_DIMENSIONS
        self.subject.setText(words)
        self.subject.tip = f"{words}\n{tr(PLANE)}" if is_cut else ""
        self.decoded.setToolTip(tr(ON_PLANE) if is_cut else "")

    def _current_cloud(self) -> Cloud | None:
        cloud, space = self._session.run.cloud, self._space
        return cloud if cloud and space and space.place == (cloud.node, cloud.port) else None

    def _forget(self) -> None:
        self._asking.forget()
        self._is_refused = False
        self.cloud.set_marker(None)
        self.decoded.show_decoded(None)

    def _point_by_itself(self, cloud: Cloud) -> None:
        """Point at a sample in the middle, where something can be decoded at all."""
        if len(cloud.points) and self._can_decode(cloud.node):
            far = np.abs(cloud.points - np.median(cloud.points, axis=0)).sum(axis=1)
            x, y = cloud.points[int(np.argmin(far))].tolist()
            self.cloud.set_marker(QPointF(x, y))
            self._ask()

    def _show_place(self) -> None:
        cloud, point = self.cloud.cloud, self.cloud.marker
        near = vote(cloud.points, cloud.labels, point.toTuple()) if cloud and point else None
        self.decoded.show_place(point if cloud else None, near)

    # ------------------------------------------------------------------------------------ asking

    def _point(self, node: str, port: str, point: QPointF) -> None:
        self._is_refused = False
        self._ask()
        self._show_place()

    def _ask(self) -> None:
        space, point = self._space, self.cloud.marker
        if space is None or point is None:
            return
        request = self._asking.want(monotonic())
        if request is not None:
            self.decode_requested.emit(*space.place, request, point.x(), point.y())

    def _take(self, decoded: Decoded) -> None:
        space = self._space
        if space is None or decoded.node != space.node:
            return
        if self._asking.take(decoded.request):
            self.decoded.show_decoded(decoded, self._title_of(decoded.head))
        if self._asking.is_wanted:
            self._ask()

    def _title_of(self, head: str) -> str:
        """The title that a head had when the run began, or has now."""
        graph = self._session.run.graph
        return graph.nodes[head].title if head in graph.nodes else ""

    def _take_refusal(self) -> None:
        """Do not ask for the same again and again; a person who points asks anew."""
        if self._asking.under_way is not None:
            self._asking.forget()
            self._is_refused = True


def _plane(cloud: Cloud) -> tuple[str, str, str]:
    return cloud.run, cloud.node, cloud.port


def _classes(cloud: Cloud | None) -> int:
    """How many classes the legend names: none where no sample has a label."""
    return cloud.classes if cloud is not None and bool((cloud.labels >= 0).any()) else 0
