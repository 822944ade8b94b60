"""A hand with a mouse on the canvas of a window, which keeps pictures of what it is doing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsItem, QWidget

from tests.app.canvas import framed
from tests.app.canvas.hand import LEFT, Hand

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QPoint, QPointF, QRect

    from tests.journeys.person import Person

Item = TypeVar("Item", bound=QGraphicsItem)


class Mouse(Hand):
    """The hand of a person; places are pixels of the canvas."""

    def __init__(self, person: Person, pictures: Path | None) -> None:
        super().__init__(person.canvas, person.window.session)
        self.person, self.pictures = person, pictures

    def is_undone(self, name: str) -> None:
        """The last step is called so, and Ctrl+Z takes it back."""
        assert self.last_step == name, self.last_step
        self.person.keys("Ctrl+Z")
        assert self.session.history.redoText() == name

    def picture(self, name: str, shown: QWidget | None = None) -> None:
        """Keep what the window looks like, or something over it, where pictures are wanted."""
        if self.pictures:
            QTest.qWait(200)
            (shown or self.person.window).grab().save(str(self.pictures / f"{name}.png"))

    def find(self, words: str) -> None:
        """Type into the search that is open."""
        QTest.keyClicks(self.canvas.overlays.search.field, words)

    def click_first(self) -> None:
        """Click what the search found first."""
        view = self.canvas.overlays.search.view
        row = view.model().index(0, 0)
        QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(row).center())

    def seen(self, place: QPointF) -> QPoint:
        """A place of the scene, in pixels of the canvas."""
        return self.canvas.mapFromScene(place)

    def note_rect(self, note: str) -> QRect:
        """Where a note is seen."""
        rect = framed.scene_of(self).words.notes[note].rect
        return self.canvas.mapFromScene(rect).boundingRect()

    def item(self, kind: type[Item]) -> Item:
        """The one item of a kind that is drawn now."""
        (found,) = (item for item in self.canvas.scene().items() if isinstance(item, kind))
        return found
