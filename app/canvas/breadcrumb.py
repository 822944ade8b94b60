"""The way from the document to the Part that is on the canvas, above the canvas."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.session import Session
from app.theme.marks import Role, Surface, set_role, set_surface
from app.theme.tokens import GAP_LARGE_PX, GAP_SMALL_PX, GRID_PX
from app.widgets.elided import ElidedLabel
from app.words import tr
from engine.document.values import Document
from engine.shapes.interfaces import part_name
from engine.shapes.owners import role_of

HEIGHT_PX = 32
BETWEEN = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


class Breadcrumb(QWidget):
    """Shown while a Part is on the canvas; a click on a name before the last goes back there."""

    left = Signal()
    """A name was clicked: the keys belong to the canvas again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.places: list[QToolButton] = []
        """The graphs that one can go back to, the document first."""
        self.here, self.told = QLabel(), ElidedLabel()
        self._between: list[QLabel] = []
        set_role(self.here, Role.STRONG)
        set_role(self.told, Role.SECONDARY)
        set_surface(self, Surface.BAR)
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(tr("Way to this Part"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GAP_SMALL_PX, 0, GAP_LARGE_PX, 0)
        self._row.setSpacing(GRID_PX)
        self._row.addWidget(self.here)
        self._row.addStretch(1)
        self._row.addWidget(self.told)
        session.document_changed.connect(self._show)
        session.file_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        way = self._session.way
        self.setVisible(bool(way))
        names = [self._session.name, *(node.title for node in way)]
        self._make(len(way))
        for button, name in zip(self.places, names, strict=False):
            button.setText(name.replace("&", "&&"))
            button.setToolTip(tr("Back to {name}", name=name))
        self.here.setText(names[-1])
        self.told.setText(_told(self._session.document, part_name(way[-1])) if way else "")
        holder = self.parentWidget()
        if holder and (layout := holder.layout()):
            layout.activate()  # the canvas must have its height before it fits what it shows

    def _make(self, count: int) -> None:
        """Have so many buttons, each with a mark behind it."""
        while len(self.places) > count:
            for gone in (self.places.pop(), self._between.pop()):
                self._row.removeWidget(gone)
                gone.hide()
                gone.deleteLater()  # the button that was clicked may be it
        while len(self.places) < count:
            button, mark = QToolButton(), QLabel(BETWEEN)
            button.setAutoRaise(True)
            set_role(mark, Role.SECONDARY)
            mark.setContentsMargins(0, 0, GRID_PX, 0)  # as far from the next name as from the last
            button.clicked.connect(partial(self._go_back, len(self.places)))
            self._row.insertWidget(2 * len(self.places), button)
            self._row.insertWidget(2 * len(self.places) + 1, mark)
            self.places.append(button)
            self._between.append(mark)

    def _go_back(self, level: int) -> None:
        self._session.leave(len(self._session.inside) - level)
        self.left.emit()


def _told(document: Document, part: str) -> str:
    """How often a Part is placed, for what is changed in it is changed there too."""
    graphs = (document.graph, *document.parts.values())
    nodes = [node for graph in graphs for node in graph.nodes.values() if part_name(node) == part]
    count = sum(role_of(node) == "part" for node in nodes)
    if count == 1:
        return tr("Esc leaves this Part")
    return tr("Placed {count} times; what is changed here is changed in all of them", count=count)
