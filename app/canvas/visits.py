"""What was seen of a graph when a Part in it was entered, so that leaving it shows that again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF

from app.canvas.drawing.camera import Camera
from app.inside import Inside
from app.session import Session


@dataclass(frozen=True)
class View:
    """How large a scene was seen, and the place of it in the middle."""

    scale: float
    middle: QPointF
    is_fitted: bool


def view_of(camera: Camera) -> View:
    """What a camera shows now."""
    return View(camera.scale, camera.seen.center(), camera.is_fitted)


def show_view(camera: Camera, view: View) -> None:
    """Let a camera show that again."""
    camera.set_scale(view.scale, QPointF())
    camera.centre(view.middle)
    camera.is_fitted = view.is_fitted


class Visits(QObject):
    """Lets the camera see the whole of a Part that is entered, and what it saw before afterwards.

    It must follow the session after the canvas does, for the camera looks at what is shown then.
    """

    def __init__(
        self, session: Session, camera: Camera, fit: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._camera, self._fit = session, camera, fit
        self._seen: dict[Inside, View] = {}
        self._here: Inside = session.inside
        self._has_moved = False
        session.place_changed.connect(self._keep)
        session.document_changed.connect(self._look)

    def _keep(self) -> None:
        self._seen[self._here] = view_of(self._camera)
        self._has_moved = True

    def _look(self) -> None:
        if not self._has_moved:
            return
        before, self._here = self._here, self._session.inside
        self._has_moved = False
        view = self._seen.get(self._here) if before[: len(self._here)] == self._here else None
        if view is None or view.is_fitted:
            self._fit()
        else:
            show_view(self._camera, view)
