"""Looks at the nodes that a person searches for, and goes back to what was seen before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF

from app.around import Around
from app.canvas.drawing.camera import Camera
from app.canvas.editing.choice import Choice
from app.canvas.popups.find_popup import FindPopup
from app.canvas.popups.finding import Found, all_nodes
from app.canvas.visits import View, show_view, view_of
from app.inside import Inside
from app.session import Session
from engine.document.values import Wire


@dataclass(frozen=True)
class Before:
    """What was on the canvas, seen and chosen when the search was opened."""

    inside: Inside
    view: View
    nodes: tuple[str, ...]
    wires: tuple[Wire, ...]
    around: Around


class Finder(QObject):
    """Opens the search, and shows what is looked at there."""

    def __init__(
        self,
        session: Session,
        choice: Choice,
        camera: Camera,
        popup: FindPopup,
        centre_on: Callable[[str], None],
    ) -> None:
        super().__init__(popup)
        self._session, self._choice, self._camera = session, choice, camera
        self._popup, self._centre_on = popup, centre_on
        self._before: Before | None = None
        self.is_going = False
        """Whether it shows another graph just now, which is no reason to close the search."""
        popup.looked_at.connect(self._look_at)
        popup.left.connect(self._show_before)
        popup.closed.connect(self._forget)

    def open(self) -> None:
        """Let the person search all nodes, also those inside Parts."""
        session, choice = self._session, self._choice
        view = view_of(self._camera)
        now = Before(session.inside, view, choice.nodes, choice.wires, choice.around)
        self._before = self._before or now
        self._popup.open(all_nodes(session.document, session.whole))

    def _look_at(self, found: Found | None) -> None:
        if found is None:
            self._show_before()
            return
        self._go(found.inside)
        self._choice.choose([found.node])
        self._centre_on(found.node)
        clear = self._popup.geometry().right()
        self._camera.pan(QPointF(clear / 2, 0))

    def _show_before(self) -> None:
        if before := self._before:
            self._go(before.inside)
            self._choice.choose(before.nodes, before.wires, before.around)
            show_view(self._camera, before.view)

    def _go(self, inside: Inside) -> None:
        if inside != self._session.inside:
            self.is_going = True
            self._session.go(inside)
            self.is_going = False

    def _forget(self) -> None:
        self._before = None
