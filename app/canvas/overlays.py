"""What lies over the canvas: map, search, fields for titles and notes, first words, focus ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from app.canvas.beginning import Beginning
from app.canvas.drawing.camera import Camera
from app.canvas.drawing.scene import GraphScene
from app.canvas.minimap import Minimap
from app.canvas.popups.connect_popup import ConnectPopup
from app.canvas.popups.find_popup import FindPopup
from app.canvas.popups.note_editor import NoteEditor
from app.canvas.popups.search_popup import SearchPopup
from app.canvas.popups.title_editor import TitleEditor
from app.canvas.popups.values_editor import ValuesEditor
from app.theme.applying import Appearance
from app.theme.focus import FocusRing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MARGIN_PX = 12


class Overlays:
    """Children of the canvas, which stay where they are while the scene moves below."""

    def __init__(
        self, scene: GraphScene, camera: Camera, appearance: Appearance, parent: QWidget
    ) -> None:
        self.minimap = Minimap(scene, camera, parent)
        self.search = SearchPopup(appearance, parent)
        self.ports = ConnectPopup(appearance, parent)
        self.find = FindPopup(appearance, parent)
        self.title, self.note = TitleEditor(parent), NoteEditor(parent)
        self.values = ValuesEditor(appearance, parent)
        self.ring = FocusRing(parent, appearance)
        self.beginning = Beginning(parent)
        self.search.opened.connect(self.beginning.hide)
        fields = (self.search, self.ports, self.find, self.title, self.note, self.values)
        for part in fields:
            part.closed.connect(parent.setFocus)
        for over in (*fields, self.minimap):
            over.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        camera.changed.connect(self.finish)

    def arrange(self, size: QSize) -> None:
        """Find their places on a canvas of this size."""
        corner = size - self.minimap.size() - QSize(MARGIN_PX, MARGIN_PX)
        self.minimap.move(corner.width(), corner.height())
        self.beginning.arrange()

    def finish(self) -> None:
        """Keep what was being typed."""
        self.title.finish()
        self.note.finish()
        self.values.finish()

    def close(self) -> None:
        """Close what is open; what was being typed is not kept."""
        self.search.shut()
        self.ports.shut()
        self.find.shut()
        self.title.leave()
        self.note.leave()
        self.values.leave()
