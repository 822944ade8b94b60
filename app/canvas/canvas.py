"""The canvas: shows the session's graph and turns what a person does there into edits."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPixmapCache,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from app.canvas.drawing.camera import Camera
from app.canvas.drawing.dots import paint_ground
from app.canvas.drawing.glide import Glide
from app.canvas.drawing.grid import Grid
from app.canvas.drawing.look import WORDLESS_BELOW, look
from app.canvas.drawing.picking import DotHit, NodeHit, WireHit, tip_at
from app.canvas.drawing.scene import GraphScene
from app.canvas.drawing.wire_item import leg_at
from app.canvas.editing.arranging import Arranging
from app.canvas.editing.choice import Choice
from app.canvas.editing.editor import Editor
from app.canvas.editing.framing import Framing
from app.canvas.editing.stage import Stage
from app.canvas.editing.structure import Structure
from app.canvas.editing.tidying import Tidying
from app.canvas.gestures.drops import DropPlace, block_of
from app.canvas.gestures.pointer import Asks, Pointer
from app.canvas.keyboard.announcer import Announcer
from app.canvas.keyboard.walk import Walk
from app.canvas.keyboard.walking import wires_at
from app.canvas.keys import act_on_key
from app.canvas.menu_asking import chosen_place, take_up
from app.canvas.noting import Noting
from app.canvas.overlays import Overlays
from app.canvas.popups.changing_values import ChangingValues
from app.canvas.popups.finder import Finder
from app.canvas.quick_add import QuickAdd
from app.canvas.titling import Titling
from app.canvas.visits import Visits
from app.counting import count_words
from app.palette.here import blocks_here
from app.preferences import Handling
from app.session import Session
from app.theme.applying import Appearance
from app.words import tr
from engine.document.values import End, Wire

PICTURES_KB = 128 * 1024
"""Room for the pictures of all nodes that fit on a large screen."""


class Canvas(QGraphicsView):
    """Draws the document and sends edits; what is true stands in the session."""

    refused = Signal(str)
    """Why something could not be done: one sentence for the person."""
    menu_asked = Signal(str, QPoint)
    """A right click: on a "node", "wire", "frame", "note" or the "ground"; where on the screen."""
    repairs_asked = Signal(str)
    """The id of a node whose number of problems was clicked."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._menu_place: QPoint | None = None
        self._scene = GraphScene(look(appearance.theme), self)
        self.setScene(self._scene)
        self.camera = Camera(self)
        self.choice = Choice(session, self)
        self.handling = Handling()
        grid = Grid(self.handling)
        stage = Stage(session, self._scene, self.choice, self.camera, self.handling, grid)
        self.editor: Editor = Editor(stage, self)
        self.structure = Structure(session, self.choice, self._scene, self)
        self.framing = Framing(session, self.choice, self._scene, self)
        self.arranging = Arranging(session, self.choice, self._scene, self)
        self.glide = Glide(self._scene, self.handling, self)
        self.tidying = Tidying(session, self.choice, self._scene, self.camera, self.glide)
        self.walk = Walk(stage, self)
        self.overlays = Overlays(self._scene, self.camera, appearance, self)
        self.values = ChangingValues(stage, self.overlays.values, self.node_rect)
        self.finder = Finder(session, self.choice, self.camera, self.overlays.find, self.centre_on)
        self.quick_add = QuickAdd(self, self.overlays, self.editor, self.walk, stage)
        asks = Asks(
            self.quick_add.at_end, self.repairs_asked.emit, self._ask_menu, self.refused.emit
        )
        self._pointer = Pointer(stage, self, asks)
        self._drop_place = DropPlace(stage)
        self._set_up()
        self._follow()
        self._visits = Visits(session, self.camera, self.fit, self)
        self._show_document()
        self.announcer = Announcer(session, self.walk, self._scene, self)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), PICTURES_KB))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Canvas"))

    def _follow(self) -> None:
        self._session.document_changed.connect(self._show_document)
        self._session.failure_changed.connect(self._show_failure)
        self.choice.changed.connect(self._show_choice)
        self._appearance.changed.connect(self._show_theme)
        self.camera.changed.connect(self._show_distance)
        self.editor.refused.connect(self.refused)
        self.structure.refused.connect(self.refused)
        self.titling = Titling(self, self._session, self._scene)
        self.noting = Noting(self, self._session, self._scene)
        self.overlays.search.closed.connect(self._show_beginning)

    # What the window asks for

    @property
    def zoom(self) -> float:
        """How many pixels of the view a scene pixel takes, from 0.1 to 3."""
        return self.camera.scale

    def fit(self) -> None:
        """Show the whole graph."""
        self.camera.fit(self._scene.extent)

    def fit_selection(self) -> None:
        """Show what is chosen as large as it can be read."""
        around = self._scene.words.rect_of(self.choice.around)
        for node in self.choice.nodes:
            around |= self._scene.rect_of(node)
        if not around.isEmpty():
            self.camera.fit(around)
            self.camera.is_fitted = False

    def centre_on(self, node: str) -> None:
        """Show a node in the middle, large enough to read. Raises KeyError for one not there."""
        place = self._scene.rect_of(node).center()
        if self.camera.scale < WORDLESS_BELOW:
            self.camera.zoom_to_actual()
        self.camera.centre(place)

    def delete_selection(self) -> None:
        """Take away the chosen nodes and wires; at a port, its wires."""
        if self.walk.port:
            self.editor.cut_off(wires_at(self._session.graph, self.walk.port))
        else:
            self.editor.delete()

    def add_block(self, block_id: str, scene_pos: QPointF | None = None) -> str:
        """Place a block and give the new node's id.

        scene_pos: the middle of the node, in scene pixels; without one it is the middle of what is
        seen, or the next free place. Raises KeyError for a block that is not there.
        """
        return self.editor.add(block_id, scene_pos)

    def open_search(self, at: QPoint | None = None) -> None:
        """Let the person search for a block to place at `at`, in pixels of the viewport.

        Without a place it is where the menu was opened, else beside the port where the keys are,
        or where there is room.
        """
        self.quick_add.open(at or self._menu_place)

    def open_selected(self) -> None:
        """Connect a port, enter the one chosen Part, or let the parameters of the block be changed,
        or its title where it has none.
        """
        if self.walk.port:
            self.quick_add.connect_port(self.walk.port)
        elif self.structure.can_enter:
            self.structure.enter()
        elif not self.values.open_chosen():
            self.titling.selected()

    def leave(self) -> None:
        """Let the next part of the window have the keys."""
        super().focusNextPrevChild(True)

    def escape(self) -> None:
        """Give up what is going on; else leave a port, choose nothing, or leave the Part."""
        if self._pointer.is_busy:
            self._pointer.cancel()
        elif self.choice.is_empty:
            self.structure.leave()
        elif not self.walk.leave_port():
            self.choice.choose()

    # Where things are, in pixels of the viewport

    def node_rect(self, node: str) -> QRect:
        """Where a node is seen."""
        return self.mapFromScene(self._scene.rect_of(node)).boundingRect()

    def port_position(self, end: End) -> QPoint:
        """Where the middle of a port is seen; an output where both sides have that name."""
        item = self._scene.nodes[end.node]
        is_output = item.face.port(end, is_input=False) is not None
        return self.mapFromScene(QPointF(*item.place_of(end, is_input=not is_output)))

    def wire_point(self, wire: Wire, share: float = 0.5) -> QPoint:
        """Where a wire is seen, so far along it."""
        return self.mapFromScene(self._scene.wiring.items[wire.ends].path().pointAtPercent(share))

    # What Qt calls

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw the ground."""
        paint_ground(painter, QRectF(rect), self._scene.look, self.camera.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the graph in sight as long as nobody moved it."""
        super().resizeEvent(event)
        self.overlays.arrange(self.size())
        self.camera.fit_to_room(self._scene.extent)
        self.overlays.minimap.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self.glide.end()
        self.overlays.finish()
        self.overlays.close()
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change words or parameters in place, search on the empty canvas, enter a Part, put a dot
        on a wire.
        """
        hit = self._pointer.hit(event.position())
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if self._pointer.is_busy or not is_plain:
            self.mousePressEvent(event)
        elif hit is None:
            self.open_search(event.position().toPoint())
        elif isinstance(hit, DotHit):
            self.editor.take_off(hit.dot)
        elif isinstance(hit, WireHit):
            self._put_dot(hit.wire, self.mapToScene(event.position().toPoint()))
        elif isinstance(hit, NodeHit) and not hit.is_title and self.structure.places(hit.node):
            self._session.enter(hit.node)
        elif not (self.titling.open_at(hit) or self.values.open_at(hit)):
            self.mousePressEvent(event)

    def _put_dot(self, wire: Wire, at: QPointF) -> None:
        place = at.x(), at.y()
        route = self._scene.wiring.items[wire.ends].route
        self.editor.put_dot(wire, place, leg_at(route, place))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or pan."""
        self._pointer.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the key."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._pointer.press_space(monotonic(), is_repeated=event.isAutoRepeat())
        elif not act_on_key(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of what Space grasped; a tap on it, which grasped nothing, opens the search."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._pointer.release_space(monotonic()):
                self.open_search()
        else:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight a gesture is given up: the button is let go elsewhere."""
        super().hideEvent(event)
        self._pointer.cancel()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is let go elsewhere counts as let go."""
        super().focusOutEvent(event)
        self._pointer.release_space(monotonic())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Choose what is under the pointer, and ask for the menu of it."""
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = chosen_place(self._scene, self.choice)
            at = self.mapFromScene(place) if place else self.rect().center()
        elif self._pointer.shuts_menu:
            return
        self._ask_menu(at)

    def _ask_menu(self, at: QPoint) -> None:
        self._menu_place = at
        what = take_up(self.choice, self._pointer.hit(at.toPointF()))
        self.menu_asked.emit(what, self.viewport().mapToGlobal(at))

    @property
    def menu_place(self) -> QPoint | None:
        """Where the menu was opened whose action is being done, in pixels of the viewport."""
        return self._menu_place

    def forget_menu(self) -> None:
        """The menu is gone, and what it was to do is done."""
        self._menu_place = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take blocks and nothing else."""
        self.overlays.beginning.hide()
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the block would be placed."""
        if block := block_of(event):
            self._drop_place.follow(block, self.mapToScene(event.position().toPoint()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        self._drop_place.clear()
        self._show_beginning()

    def dropEvent(self, event: QDropEvent) -> None:
        """Place the block."""
        way = self._drop_place.clear()
        if block := block_of(event):
            self.editor.add(block, self.mapToScene(event.position().toPoint()), way=way)
            event.acceptProposedAction()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what the pointer rests on; zoom with two fingers."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.mapToScene(event.pos())
            words = tip_at(self._scene, place, self.camera.scale)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        return super().viewportEvent(event)

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        is_zoom = event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        if is_zoom:
            self.camera.zoom(1 + event.value(), event.position())
        return is_zoom

    # What the session says

    def _show_document(self) -> None:
        self.glide.end()
        self._pointer.cancel()
        if not self.finder.is_going:
            self.overlays.close()
        self.overlays.search.blocks.more = blocks_here(self._session)
        graph = self._session.graph
        self._scene.show_graph(graph, self._session.known)
        self._show_choice()
        self._show_beginning()
        blocks, wires = (
            count_words(len(graph.nodes), "block"),
            count_words(len(graph.wires), "wire"),
        )
        self.setAccessibleDescription(f"{blocks}, {wires}")

    def _show_beginning(self) -> None:
        is_empty, is_document = not self._session.graph.nodes, not self._session.inside
        self.overlays.beginning.show_where(is_empty=is_empty, is_document=is_document)

    def _show_failure(self) -> None:
        self._scene.show_graph(self._session.graph, self._session.known)

    def _show_choice(self) -> None:
        chosen = self.choice
        self._scene.show_selection(set(chosen.nodes), set(chosen.wires), chosen.around)
        self._scene.show_dot(chosen.dot)

    def _show_theme(self) -> None:
        self._scene.show_look(look(self._appearance.theme))
        self.viewport().update()
        self.overlays.minimap.forget_picture()

    def _show_distance(self) -> None:
        self._scene.show_far(self.camera.scale < WORDLESS_BELOW)
