"""The outline: the graph as a tree, for who reads with the keys or with the ears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QStackedLayout, QTreeView, QWidget

from app.around import Around
from app.canvas.keyboard.outline_entries import Entry, entries
from app.canvas.keyboard.walking import AtPort, Spot
from app.canvas.keys import ENTER
from app.outline.outline_model import ENTRY, OutlineModel
from app.theme.icons import pixmap
from app.words import tr
from engine.document.values import Wire

if TYPE_CHECKING:
    from app.canvas.canvas import Canvas
    from app.session import Session
    from app.theme.applying import Appearance

EMPTY = "The blocks will be listed here in the order of the flow, with their wires and problems."
KEYS = "F2 renames a block, Delete takes away, Enter goes to the canvas"
SIGN_PX, WORDS_PX = 14, 260
Flag = QItemSelectionModel.SelectionFlag


class Tree(QTreeView):
    """The tree itself."""

    delete_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take away; Enter is used up, so that nothing around takes it too."""
        is_delete = event.matches(QKeySequence.StandardKey.Delete)
        if is_delete or event.key() == Qt.Key.Key_Backspace:
            self.delete_asked.emit()
        elif event.key() in ENTER and self.state() != Tree.State.EditingState:
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Outline(QWidget):
    """Follows session and canvas while it is seen; what is chosen is the same on both."""

    def __init__(
        self,
        session: Session,
        canvas: Canvas,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._canvas, self._appearance = session, canvas, appearance
        self._is_following = False
        self.model = OutlineModel(self)
        self.model.rename_asked.connect(
            canvas.titling.retitle_at, Qt.ConnectionType.QueuedConnection
        )  # listed anew only when Qt is done with the field
        self.tree = self._made_tree()
        empty = QLabel(tr(EMPTY))
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        empty.setForegroundRole(empty.palette().ColorRole.PlaceholderText)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.tree)
        session.document_changed.connect(self._refresh)
        session.failure_changed.connect(self._refresh)
        canvas.choice.changed.connect(self._follow)
        canvas.walk.moved.connect(self._follow)
        appearance.changed.connect(self._show_theme)
        self._show_theme()

    def showEvent(self, event: QShowEvent) -> None:
        """List what changed while nobody looked."""
        super().showEvent(event)
        self._refresh()

    def _made_tree(self) -> Tree:
        tree = Tree()
        tree.setModel(self.model)
        tree.setAccessibleName(tr("Outline"))
        tree.setAccessibleDescription(tr(KEYS))
        tree.setSelectionMode(Tree.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(Tree.EditTrigger.EditKeyPressed)
        tree.setUniformRowHeights(True)
        tree.setHeaderHidden(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        tree.header().resizeSection(0, WORDS_PX)
        tree.header().setStretchLastSection(True)
        tree.selectionModel().selectionChanged.connect(self._lead)
        tree.activated.connect(self._go_to_canvas)
        tree.delete_asked.connect(self._canvas.delete_selection)
        return tree

    def _refresh(self) -> None:
        """List the graph as it is; what was open stays so."""
        if not self.isVisible():
            return
        found = entries(self._session.graph, self._session.known)
        if found != self.model.entries:
            opened = {_key(index) for index in self.model.indexes() if self.tree.isExpanded(index)}
            self._is_following = True
            self.model.show_entries(found)
            for index in self.model.indexes():
                if _key(index) in opened:
                    self.tree.setExpanded(index, True)
            self._is_following = False
        self._stack.setCurrentIndex(1 if found else 0)
        self._follow()

    def _follow(self) -> None:
        """Choose in the tree what is chosen on the canvas."""
        if self._is_following or not self.isVisible():
            return
        choice, port = self._canvas.choice, self._canvas.walk.port
        here: list[Spot] = [*choice.nodes, *choice.wires, *_each(choice.around)]
        wanted: list[Spot] = [port] if port else here
        found = [index for spot in wanted if (index := self.model.of_spot(spot)).isValid()]
        chosen = QItemSelection()
        for index in found:
            chosen.select(index, index)
        self._is_following = True
        selection = self.tree.selectionModel()
        selection.select(chosen, Flag.ClearAndSelect | Flag.Rows)
        if found and selection.currentIndex() not in found:
            selection.setCurrentIndex(found[-1], Flag.NoUpdate)
            self.tree.scrollTo(found[-1])
        self._is_following = False

    def _lead(self) -> None:
        """Choose on the canvas what is chosen in the tree."""
        if self._is_following:
            return
        self._is_following = True
        spots = [_entry(index).spot for index in self.tree.selectionModel().selectedRows()]
        if len(spots) == 1:
            self._canvas.walk.to(spots[0])
        else:
            nodes = [_node_of(spot) for spot in spots if isinstance(spot, AtPort | str)]
            around = [spot for spot in spots if isinstance(spot, Around)]
            chosen = Around(
                tuple(name for one in around for name in one.frames),
                tuple(name for one in around for name in one.notes),
            )
            wires = [spot for spot in spots if isinstance(spot, Wire)]
            self._canvas.choice.choose(nodes, wires, chosen)
        self._is_following = False

    def _go_to_canvas(self) -> None:
        self._canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_theme(self) -> None:
        theme = self._appearance.theme
        ratio = self.devicePixelRatioF()
        self.model.sign = QIcon(pixmap("circle-alert", theme.error, SIGN_PX, ratio))
        warning = pixmap("triangle-alert", theme.warning_text, SIGN_PX, ratio)
        self.model.warning_sign = QIcon(warning)
        self.model.quiet = QColor(theme.secondary)
        self.tree.viewport().update()


def _entry(index: QModelIndex) -> Entry:
    entry: Entry = index.data(ENTRY)
    return entry


def _key(index: QModelIndex) -> tuple[Spot, bool, Spot | None]:
    """What an entry is told by from document to document: a wire is listed at both its ends."""
    entry, around = _entry(index), index.parent()
    return entry.spot, entry.is_problem, _entry(around).spot if around.isValid() else None


def _each(around: Around) -> list[Around]:
    """Each of some frames and notes by itself."""
    frames = [Around(frames=(name,)) for name in around.frames]
    return [*frames, *(Around(notes=(name,)) for name in around.notes)]


def _node_of(spot: AtPort | str) -> str:
    return spot.end.node if isinstance(spot, AtPort) else spot
