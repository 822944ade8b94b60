"""What the inspector shows: one node, several nodes, or the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.inspector.facts import flow_words, weight_words
from app.inspector.form import Form
from app.inspector.heading import Heading
from app.inspector.paths_field import Candidate
from app.inspector.problem_line import ProblemLines
from app.inspector.settings_form import HAS_DATA, SETTINGS, setting_values, with_setting
from app.inspector.states import StateSwitches, states_of, with_state
from app.session import Session
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_PX, GAP_SMALL_PX
from engine.document.edits import remove, rename, reset_parameter, set_parameter, with_settings
from engine.document.values import Node
from engine.language import Block, Map, Parameter, Value, registry

CHOOSE = "Select a block to change it."


class Page(QWidget):
    """One thing to look at and change. `follow` shows it as it stands after every edit."""

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


class NodePage(Page):
    """The form of one node."""

    def __init__(self, node: str, session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.node = node
        block = self._block
        self.heading = Heading(block, session.graph.nodes[node].block, appearance)
        self.formula = _label(block.formula if block else "", Role.MONO)
        self.form = Form(block.parameters if block else (), appearance)
        self.facts = _label("", Role.MONO)
        self.problems = ProblemLines(session, appearance)
        self.states = StateSwitches()
        self.heading.title.retitled.connect(self._retitle)
        self.form.edited.connect(self._set)
        self.form.reset_asked.connect(self._reset)
        self.states.switched.connect(self._switch)
        parts = (self.heading, self.formula, self.form, self.facts, self.problems, self.states)
        self.add(parts)
        self.formula.setVisible(bool(self.formula.text()))
        self.form.setVisible(bool(self.form.rows))
        self.follow()

    @property
    def _block(self) -> Block | None:
        return registry().get(self._node.block)

    @property
    def _node(self) -> Node:
        return self.session.graph.nodes[self.node]

    def follow(self) -> None:
        """Show what the document says now."""
        node, checked = self._node, self.session.checked
        self.heading.title.show_title(node.title)
        if block := self._block:
            self.form.show_values(block.filled(node.parameters), candidates(self.session))
        weights = weight_words(node, self.session.graph, checked)
        words = [words for words in (flow_words(self.node, checked), weights) if words]
        self.facts.setText("     ".join(words))
        self.facts.setVisible(bool(words))
        self.problems.show_problems(checked.of_node(self.node))
        self.states.show_states(states_of([node]))

    def _retitle(self, title: str) -> None:
        graph = rename(self.session.graph, self.node, title)
        self.session.edit("Rename", graph, merge=f"{self.node}.title")

    def _set(self, name: str, value: Value) -> None:
        set_of(self.session, (self.node,), self._block, name, value)

    def _reset(self, name: str) -> None:
        reset_of(self.session, (self.node,), self._block, name)

    def _switch(self, name: str, is_on: bool) -> None:
        session = self.session
        session.edit(*with_state(session.graph, session.checked, [self.node], name, is_on))


class SeveralPage(Page):
    """What several nodes have in common: their block's parameters, their states, their end."""

    def __init__(self, nodes: tuple[str, ...], session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.nodes = nodes
        self.heading = _label(f"{len(nodes)} nodes selected", Role.TITLE)
        block = self._block
        words = f"All are {block.title} blocks: what you change, changes in all." if block else ""
        self.hint = _label(words, Role.SECONDARY)
        self.form = Form(block.parameters if block else (), appearance)
        self.states = StateSwitches()
        self.delete = QPushButton("Delete")
        self.form.edited.connect(self._set)
        self.form.reset_asked.connect(self._reset)
        self.states.switched.connect(self._switch)
        self.delete.clicked.connect(self._delete)
        appearance.changed.connect(self._dress)
        self._dress()
        self.add((self.heading, self.hint, self.form, self.states, _left(self.delete)))
        self.hint.setVisible(bool(words))
        self.form.setVisible(bool(self.form.rows))
        self.follow()

    @property
    def _block(self) -> Block | None:
        """The block of all of them; None where they are of several."""
        names = {self.session.graph.nodes[node].block for node in self.nodes}
        return registry().get(names.pop()) if len(names) == 1 else None

    def follow(self) -> None:
        """Show what the document says now."""
        nodes = [self.session.graph.nodes[node] for node in self.nodes]
        if block := self._block:
            filled = [block.filled(node.parameters) for node in nodes]
            values = {p.name: _common([one[p.name] for one in filled]) for p in block.parameters}
            self.form.show_values(values, candidates(self.session))
        self.states.show_states(states_of(nodes))

    def _dress(self) -> None:
        self.delete.setIcon(icon("trash-2", self.appearance.theme))

    def _set(self, name: str, value: Value) -> None:
        set_of(self.session, self.nodes, self._block, name, value)

    def _reset(self, name: str) -> None:
        reset_of(self.session, self.nodes, self._block, name)

    def _switch(self, name: str, is_on: bool) -> None:
        session = self.session
        session.edit(*with_state(session.graph, session.checked, self.nodes, name, is_on))

    def _delete(self) -> None:
        self.session.edit(f"Delete {len(self.nodes)} nodes", remove(self.session.graph, self.nodes))


class DocumentPage(Page):
    """The settings of the document."""

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.heading = _label("", Role.TITLE)
        self.hint = _label(CHOOSE, Role.SECONDARY)
        self.form = Form(SETTINGS, appearance)
        self.form.edited.connect(self._set)
        self.form.reset_asked.connect(self._reset)
        self.add((self.heading, self.hint, self.form))
        session.file_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what the document says now."""
        self.heading.setText(self.session.name)
        values = setting_values(self.session.document.settings)
        self.form.show_values(values.put(HAS_DATA, self._has_data))

    @property
    def _has_data(self) -> bool:
        blocks = (registry().get(node.block) for node in self.session.graph.nodes.values())
        return any(block is not None and block.role == "data" for block in blocks)

    def _set(self, name: str, value: Value) -> None:
        document = self.session.document
        settings = with_setting(document.settings, name, value)
        words = f"Change {_title(SETTINGS, name)}"
        self.session.edit_document(words, with_settings(document, settings), f"settings.{name}")

    def _reset(self, name: str) -> None:
        default = next(entry.default for entry in SETTINGS if entry.name == name)
        document = self.session.document
        settings = with_setting(document.settings, name, default)
        words = f"Reset {_title(SETTINGS, name)}"
        self.session.edit_document(words, with_settings(document, settings))


def candidates(session: Session) -> tuple[Candidate, ...]:
    """The nodes that an optimizer can be told to train: those with weights, along the flow."""
    graph, checked = session.graph, session.checked
    return tuple(
        Candidate(name, graph.nodes[name].title)
        for name in checked.order
        if name in graph.nodes and checked.weights.get(name)
    )


def set_of(
    session: Session, nodes: Sequence[str], block: Block | None, name: str, value: Value
) -> None:
    """Give a parameter of nodes a value; typing on in one field is one step of the history."""
    words = f"Change {_title(block.parameters if block else (), name)}"
    graph = set_parameter(session.graph, nodes, name, value)
    session.edit(words, graph, merge=f"{','.join(nodes)}.{name}")


def reset_of(session: Session, nodes: Sequence[str], block: Block | None, name: str) -> None:
    """Let a parameter of nodes have its default again."""
    words = f"Reset {_title(block.parameters if block else (), name)}"
    session.edit(words, reset_parameter(session.graph, nodes, name))


def _title(parameters: Sequence[Parameter], name: str) -> str:
    """A parameter as it stands in the name of an edit."""
    titles = Map((entry.name, entry.title.lower()) for entry in parameters)
    return titles.get(name) or name


def _common(values: list[Value]) -> Value | None:
    return values[0] if all(value == values[0] for value in values) else None


def _label(text: str, role: Role) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_role(label, role)
    return label


def _left(widget: QWidget) -> QWidget:
    """A widget at its own width, at the left."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
