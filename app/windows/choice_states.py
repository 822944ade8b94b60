"""Keeps the actions on chosen blocks true: what can be done with them, and what is on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.canvas.editing.arranging import LEAST_APART, LEAST_IN_LINE
from app.canvas.editing.choice import Choice
from app.canvas.editing.clipboard import clip_on_clipboard
from app.canvas.editing.main_values import main_parameters
from app.inside import can_enter
from app.inspector.states import states_of
from app.session import Session
from app.widgets.action_face import allow
from app.widgets.ties import Ties
from app.windows.frame_states import show_frames
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

COPIES = ("cut", "copy", "duplicate")
NEEDS_NODES = (
    "duplicate_linked",
    "select_upstream",
    "select_downstream",
    "select_connected",
)
ALIGNS = tuple(f"align_{edge}" for edge in ("left", "centre", "right", "top", "middle", "bottom"))
DISTRIBUTES = ("distribute_across", "distribute_down")
SWITCHES = {"freeze": "frozen", "mute": "muted", "watch": "watched"}
"""For each action the state that it switches."""
REASONS = {
    "freeze": "Only blocks with weights can be frozen",
    "mute": "Only layers can be muted",
    "watch": "Only data, noise, layers and Parts can be watched",
}
"""For each action why a state cannot be switched that a block does not have."""


class ChoiceStates(QObject):
    """Follows what is chosen on the canvas that is shown, and the clipboard."""

    def __init__(
        self, actions: Mapping[str, QAction], session: Session, choice: Choice, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions, self._ties = actions, Ties()
        QGuiApplication.clipboard().dataChanged.connect(self._show_clipboard)
        self.follow(session, choice)
        self._show_clipboard()

    def follow(self, session: Session, choice: Choice) -> None:
        """Another document is shown."""
        self._session, self._choice = session, choice
        self._ties.loosen()
        self._ties.tie(self._show_choice, choice.changed, session.document_changed)
        self._show_choice()

    def _show_choice(self) -> None:
        nodes, actions = self._choice.nodes, self._actions
        for name in NEEDS_NODES:
            allow(actions[name], bool(nodes), tr("Select a block first"))
        can_copy = bool(nodes) or not self._choice.around.is_empty
        for name in COPIES:
            allow(actions[name], can_copy, tr("Select a block, a frame or a note first"))
        for name in ALIGNS:
            allow(actions[name], len(nodes) >= LEAST_IN_LINE, tr("Select two blocks or more first"))
        for name in DISTRIBUTES:
            allow(actions[name], len(nodes) >= LEAST_APART, tr("Select three blocks or more first"))
        choice = self._choice
        can_rename = choice.is_one_node or choice.is_one_frame or choice.is_one_note
        allow(actions["rename"], can_rename, tr("Select one block, frame or note first"))
        self._show_values(nodes)
        self._show_structure(nodes)
        show_frames(actions, self._session.graph, self._choice)
        has_wires = bool(self._session.graph.wires_of(nodes))
        allow(actions["take_out"], has_wires, tr("Select a block with wires first"))
        allow(actions["straighten"], bool(self._choice.bent), tr("Select a wire with dots first"))
        nothing = tr("Select a block, a wire, a frame or a note first")
        allow(actions["delete"], not self._choice.is_empty, nothing)
        has_blocks = bool(self._session.graph.nodes)
        for name in ("select_all", "tidy_up"):
            allow(actions[name], has_blocks, tr("There are no blocks yet"))
        has_any = bool(self._session.document.graph.nodes)
        allow(actions["find"], has_any, tr("There are no blocks yet"))
        self._show_switches(nodes)

    def _show_values(self, nodes: tuple[str, ...]) -> None:
        graph = self._session.graph
        placed = graph.nodes.get(nodes[0]) if self._choice.is_one_node else None
        has_some = placed is not None and bool(main_parameters(placed))
        why_not = tr("The block has no parameters") if placed else tr("Select one block first")
        allow(self._actions["change_values"], has_some, why_not)

    def _show_structure(self, nodes: tuple[str, ...]) -> None:
        """What can be done with Parts; whether blocks can be one is told when it is tried."""
        graph, document = self._session.graph, self._session.document
        placed = graph.nodes.get(nodes[0]) if len(nodes) == 1 else None
        is_part = can_enter(document, placed)
        can_collapse = bool(nodes or self._choice.around.frames)
        allow(self._actions["collapse"], can_collapse, tr("Select a block or a frame first"))
        for name in ("expand", "repeat", "enter_part"):
            allow(self._actions[name], is_part, tr("Select one placed Part first"))
        is_inside = bool(self._session.inside)
        allow(self._actions["leave_part"], is_inside, tr("No Part was entered"))

    def _show_switches(self, nodes: tuple[str, ...]) -> None:
        graph = self._session.graph
        there = [graph.nodes[node] for node in nodes if node in graph.nodes]
        found = {state.name: state for state in states_of(there)}
        for name, state_name in SWITCHES.items():
            state = found.get(state_name)
            self._actions[name].setChecked(state is not None and state.is_on)
            why_not = state.tip if state else tr(REASONS[name])
            reason = why_not if there else tr("Select a block first")
            allow(self._actions[name], state is not None and not state.is_fixed, reason)
        if self._session.inside:
            outside = tr("What a Part gives is watched where it is placed")
            allow(self._actions["watch"], False, outside)

    def _show_clipboard(self) -> None:
        has_blocks = bool(clip_on_clipboard())
        for name in ("paste", "paste_wired"):
            allow(self._actions[name], has_blocks, tr("The clipboard holds no blocks"))
