"""What the inspector shows: a page, and the page of one node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.inspector.about_block import AboutBlock
from app.inspector.fact_table import FactTable
from app.inspector.facts import node_facts
from app.inspector.form import Form
from app.inspector.heading import Heading
from app.inspector.link_row import LinkRow
from app.inspector.paths_field import Candidate
from app.inspector.problem_line import ProblemLines
from app.inspector.states import StateSwitches, states_of, with_state
from app.session import Session
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_PX, GAP_SMALL_PX
from app.words import tr
from engine.document.edits import link, rename, reset_parameter, set_parameter
from engine.document.values import Node
from engine.language import Block, Parameter, Ports, Value, registry


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


class NodePage(Page):
    """The form of one node."""

    def __init__(self, node: str, session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.node = node
        block = self._block
        self.heading = Heading(block, session.graph.nodes[node].block, appearance)
        self.help = tr(block.help) if block else ""
        self.formula = made_label(block.formula if block else "", Role.MONO)
        self.formula.setVisible(bool(self.formula.text()))
        self.form = Form(block.parameters if block else (), appearance, has_sliders=True)
        self.form.setVisible(bool(self.form.rows))
        self.link, self.facts = LinkRow(), FactTable()
        self.problems = ProblemLines(appearance)
        self.states = StateSwitches()
        self.about = AboutBlock(block, appearance) if block else None
        self.heading.title.retitled.connect(self._retitle)
        self.form.edited.connect(self._set)
        self.form.reset_asked.connect(self._reset)
        self.heading.reset_asked.connect(self._reset_all)
        self.link.chosen.connect(self._link)
        self.states.switched.connect(self._switch)
        parts = (self.heading, self.formula, self.form, self.link)
        rest = (self.facts, self.problems, self.states, self.about)
        self.add(part for part in (*parts, *rest) if part)
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
            self.heading.show_reset(self._can_reset(block))
        if self.about:
            self.about.show_ports(checked.ports.get(self.node, Ports()))
        self.link.show_twins(node, self.session.graph, checked)
        self.show_numbers()
        found = checked.of_node(self.node)
        self.problems.show_problems([problem.sentence for problem in found])
        self.states.show_states(states_of([node]))

    def show_numbers(self) -> None:
        """Show what is known of the node beside what can be changed."""
        session = self.session
        self.facts.show_facts(node_facts(self._node, session.graph, session.checked, session.run))

    def _can_reset(self, block: Block) -> bool:
        filled = block.filled(self._node.parameters)
        return any(filled[entry.name] != entry.default for entry in block.parameters)

    def _retitle(self, title: str) -> None:
        graph = rename(self.session.graph, self.node, title)
        self.session.edit(tr("Rename"), graph, merge=f"{self.node}.title")

    def _set(self, name: str, value: Value) -> None:
        set_of(self.session, (self.node,), self.form.rows[name].parameter, value)

    def _reset(self, name: str) -> None:
        reset_of(self.session, (self.node,), self.form.rows[name].parameter)

    def _reset_all(self) -> None:
        graph = self.session.graph
        for name in self.form.rows:
            graph = reset_parameter(graph, [self.node], name)
        self.session.edit(tr("Reset all parameters"), graph)

    def _link(self, twin: str) -> None:
        words = tr("Link") if twin else tr("Unlink")
        self.session.edit(words, link(self.session.graph, self.node, twin))

    def _switch(self, name: str, is_on: bool) -> None:
        session = self.session
        session.edit(*with_state(session.graph, session.checked, [self.node], name, is_on))


def candidates(session: Session) -> tuple[Candidate, ...]:
    """The nodes that an optimizer can be told to train: those with weights, along the flow."""
    graph, checked = session.graph, session.checked
    return tuple(
        Candidate(name, graph.nodes[name].title)
        for name in checked.order
        if name in graph.nodes and checked.weights.get(name)
    )


def set_of(session: Session, nodes: Sequence[str], parameter: Parameter, value: Value) -> None:
    """Give a parameter of nodes a value; typing on in one field is one step of the history."""
    words = tr("Change {parameter}", parameter=title_in_words(parameter))
    graph = set_parameter(session.graph, nodes, parameter.name, value)
    session.edit(words, graph, merge=f"{','.join(nodes)}.{parameter.name}")


def reset_of(session: Session, nodes: Sequence[str], parameter: Parameter) -> None:
    """Let a parameter of nodes have its default again."""
    words = tr("Reset {parameter}", parameter=title_in_words(parameter))
    session.edit(words, reset_parameter(session.graph, nodes, parameter.name))


def title_in_words(parameter: Parameter) -> str:
    """A parameter as it stands in the name of an edit."""
    return tr(parameter.title).lower() if parameter.title else parameter.name


def made_label(text: str, role: Role) -> QLabel:
    """A label that wraps, and says what it is given as it stands."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_role(label, role)
    return label
