"""The inspector: the form of what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.inspector.pages import DocumentPage, NodePage, Page, SeveralPage
from app.session import Session
from app.theme.applying import Appearance

LEAST_WIDTH_PX = 320


class Inspector(QScrollArea):
    """Shows one node, several nodes or the document, and follows the document while it does.

    A page is made anew only when something else is selected: who types keeps the field.
    """

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._subject: tuple[tuple[str, str], ...] | None = None
        self.setAccessibleName("Inspector")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        session.selection_changed.connect(self._follow)
        session.document_changed.connect(self._follow)
        self._follow()

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    def _follow(self) -> None:
        nodes = self._session.graph.nodes
        subject = tuple((name, nodes[name].block) for name in self._session.selection)
        if subject != self._subject:
            self._subject = subject
            self._put_away(self.takeWidget())
            self._page = self._new_page(tuple(name for name, _ in subject))
            self.setWidget(self._page)
        else:
            self._page.follow()

    def _put_away(self, page: QWidget | None) -> None:
        """Let go of a page, but not at once: the button that was clicked may be one of its own."""
        if page is not None:
            page.setParent(self)
            page.hide()
            page.deleteLater()

    def _new_page(self, nodes: tuple[str, ...]) -> Page:
        if not nodes:
            return DocumentPage(self._session, self._appearance)
        if len(nodes) == 1:
            return NodePage(nodes[0], self._session, self._appearance)
        return SeveralPage(nodes, self._session, self._appearance)
