"""What is switched of a whole node: frozen, muted, watched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.counting import titles
from app.theme.marks import set_mark
from app.theme.tokens import GAP_SMALL_PX
from app.words import tr
from engine.document.edits import freeze, mute, watch
from engine.document.values import Graph, Node
from engine.language import Block, registry
from engine.shapes.checked import Checked

LATENT = "latent"
WATCHABLE = ("layer", "part", "data")
"""The roles of blocks that give values worth looking at; and noise does, where it is of numbers."""
TITLES = {"frozen": "Frozen", "muted": "Muted", "watched": "Watched"}
TIPS = {
    "frozen": "Keep its weights as they are: no optimizer changes them",
    "muted": "Bypass it: what comes in goes out",
    "watched": "Show what comes out, as a cloud or as pictures",
}
ALWAYS_WATCHED = "A Latent block is always shown as a latent space"


@dataclass(frozen=True)
class State:
    """One switch: its name, whether it is on, and whether a person may change it."""

    name: str
    is_on: bool
    is_fixed: bool = False

    @property
    def tip(self) -> str:
        """What it does, or why it cannot be changed."""
        return tr(ALWAYS_WATCHED if self.is_fixed else TIPS[self.name])


def states_of(nodes: Sequence[Node]) -> tuple[State, ...]:
    """The switches that make sense for all of these nodes; on where all have it on."""
    blocks = [registry().get(node.block) for node in nodes]
    known = [block for block in blocks if block is not None]
    found = []
    if known and len(known) == len(nodes):
        if all(block.weights or block.role == "part" for block in known):
            found.append(State("frozen", all(node.is_frozen for node in nodes)))
        if all(block.role == "layer" for block in known):
            found.append(State("muted", all(node.is_muted for node in nodes)))
        if all(_is_watchable(block) for block in known):
            is_latent = all(node.block == LATENT for node in nodes)
            is_watched = is_latent or all(node.watched for node in nodes)
            found.append(State("watched", is_watched, is_fixed=is_latent))
    return tuple(found)


def _is_watchable(block: Block) -> bool:
    gives = block.ports_of(block.filled({})).outputs
    is_noise = block.role == "noise" and any(port.kind != "category" for port in gives)
    return is_noise or block.role in WATCHABLE


def with_state(
    graph: Graph, checked: Checked, nodes: Sequence[str], name: str, is_on: bool
) -> tuple[str, Graph]:
    """The name of the edit and the graph with a switch of these nodes changed."""
    what = titles(graph, nodes)
    match name:
        case "frozen":
            words = tr("Freeze {what}", what=what) if is_on else tr("Unfreeze {what}", what=what)
            return words, freeze(graph, nodes, is_on)
        case "muted":
            words = tr("Mute {what}", what=what) if is_on else tr("Unmute {what}", what=what)
            return words, mute(graph, nodes, is_on)
        case _:
            for node in nodes:
                outputs = tuple(port.name for port in checked.ports[node].outputs)
                graph = watch(graph, node, outputs if is_on else ())
            words = (
                tr("Watch {what}", what=what) if is_on else tr("Stop watching {what}", what=what)
            )
            return words, graph


class StateSwitches(QWidget):
    """A button for each state, pressed in while it is on."""

    switched = Signal(str, bool)
    """The name of a state, and whether it should be on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {name: self._button(name) for name in TIPS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL_PX)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(tr(TITLES[name]))
        button.setCheckable(True)
        set_mark(button, "chip", True)
        button.clicked.connect(lambda is_on: self.switched.emit(name, is_on))
        return button

    def show_states(self, states: Sequence[State]) -> None:
        """Show these states; the buttons of others are hidden."""
        found = {state.name: state for state in states}
        for name, button in self.buttons.items():
            state = found.get(name)
            button.setVisible(state is not None)
            if state:
                button.setChecked(state.is_on)
                button.setEnabled(not state.is_fixed)
                button.setToolTip(state.tip)
        self.setVisible(bool(found))
