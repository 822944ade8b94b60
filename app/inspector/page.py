"""A page of the inspector, and what pages have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.inspector.frame_edits import learned
from app.inspector.paths_field import Candidate
from app.session import Session
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_PX, GAP_SMALL_PX
from app.words import tr
from engine.document.edits import reset_parameter, set_parameter
from engine.document.values import Node
from engine.language import Block, Parameter, Value
from engine.shapes.titles import retitled


class Page(QWidget):
    """One thing to look at and change. `follow` shows it as it stands after every edit.

    help: what is said of it while no field has the focus.
    """

    help: str = ""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.appearance = session, appearance
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP_LARGE_PX, GAP_SMALL_PX, GAP_LARGE_PX, GAP_LARGE_PX)
        self.column.setSpacing(GAP_PX)

    def add(self, parts: Iterable[QWidget]) -> None:
        """Put parts below each other; what is left below them stays free."""
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)

    def follow(self) -> None:
        """Show what the document says now."""

    def show_numbers(self) -> None:
        """Show what is known beside what can be changed; a run may have told more."""


def candidates(session: Session) -> tuple[Candidate, ...]:
    """What an optimizer can be told to train: nodes with weights, along the flow, and frames."""
    graph, checked = session.graph, session.checked
    nodes = (
        Candidate(name, graph.nodes[name].title)
        for name in checked.order
        if name in graph.nodes and checked.weights.get(name)
    )
    frames = (
        Candidate(frame.id, tr("{title} (frame)", title=frame.title), members)
        for frame in graph.frames
        if (members := learned(graph, checked, frame))
    )
    return (*nodes, *frames)


def changed_parameters(block: Block, node: Node) -> set[str]:
    """The parameters of a node that are not at their default."""
    filled = block.filled(node.parameters)
    return {entry.name for entry in block.parameters if filled[entry.name] != entry.default}


def set_of(session: Session, nodes: Sequence[str], parameter: Parameter, value: Value) -> None:
    """Give a parameter of nodes a value; typing on in one field is one step of the history."""
    graph = set_parameter(session.graph, nodes, parameter.name, value)
    graph = retitled(session.graph, graph, nodes)
    session.edit(change_words(parameter), graph, merge=f"{','.join(nodes)}.{parameter.name}")


def reset_of(session: Session, nodes: Sequence[str], parameter: Parameter) -> None:
    """Let a parameter of nodes have its default again."""
    graph = reset_parameter(session.graph, nodes, parameter.name)
    session.edit(reset_words(parameter), retitled(session.graph, graph, nodes))


def change_words(parameter: Parameter) -> str:
    """The name of an edit that gives a parameter a value: 'Change step size'."""
    return tr("Change {parameter}", **_titles(parameter))


def reset_words(parameter: Parameter) -> str:
    """The name of an edit that gives a parameter its default again."""
    return tr("Reset {parameter}", **_titles(parameter))


def _titles(parameter: Parameter) -> dict[str, str]:
    """A parameter as English has it within a phrase; `title` is for languages with capitals."""
    title = tr(parameter.title or parameter.name)
    return {"parameter": title.lower(), "title": title}


def made_label(text: str, role: Role) -> QLabel:
    """A label that wraps, and says what it is given as it stands."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_role(label, role)
    return label
