"""What the inspector shows of one node."""

from __future__ import annotations

from app.inspector.about_block import AboutBlock
from app.inspector.fact_table import FactTable
from app.inspector.facts import node_facts
from app.inspector.form import Form
from app.inspector.heading import Heading
from app.inspector.link_row import LinkRow
from app.inspector.page import Page, candidates, changed_parameters, made_label, reset_of, set_of
from app.inspector.problem_line import ProblemLines
from app.inspector.start_row import StartRow
from app.inspector.states import StateSwitches, states_of, with_state
from app.session import Session
from app.theme.applying import Appearance
from app.theme.marks import Role
from app.words import tr
from engine.document.edits import link, rename, reset_parameter, take_weights
from engine.document.values import KeptWeights, Node
from engine.language import Block, Ports, Value, registry


class NodePage(Page):
    """The form of one node."""

    def __init__(self, node: str, session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.node = node
        block = self._block
        self.heading = Heading(block, session.graph.nodes[node].block, appearance)
        self.help = tr(block.help) if block else ""
        self.formula = made_label(tr(block.formula) if block and block.formula else "", Role.MONO)
        if not self.formula.text():
            self.formula.hide()
        self.form = Form(block.parameters if block else (), appearance, has_sliders=True)
        if not self.form.rows:
            self.form.hide()
        self.remark = made_label("", Role.SECONDARY)
        self.link, self.start, self.facts = LinkRow(), StartRow(), FactTable()
        self.problems = ProblemLines(session, appearance)
        self.states = StateSwitches()
        self.about = AboutBlock(block, appearance) if block else None
        self.heading.title.retitled.connect(self._retitle)
        self.form.edited.connect(self._set)
        self.form.reset_asked.connect(self._reset)
        self.heading.reset_asked.connect(self._reset_all)
        self.link.chosen.connect(self._link)
        self.start.chosen.connect(self._start_with)
        self.states.switched.connect(self._switch)
        parts = (self.heading, self.formula, self.remark, self.form, self.link, self.start)
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
            self.heading.show_reset(bool(changed_parameters(block, node)))
        self._show_remark()
        if self.about:
            self.about.show_ports(checked.ports.get(self.node, Ports()))
        self.link.show_twins(node, self.session.graph, checked)
        has_weights = bool(checked.weights.get(self.node)) and not self.session.inside
        self.start.show_start(
            node, self.session.document, self.session.path, has_weights=has_weights
        )
        self.show_numbers()
        self.problems.show_problems(self.session.known.of_node(self.node))
        states = states_of([node])
        if self.session.inside:  # what a Part gives is watched where it is placed
            states = tuple(state for state in states if state.name != "watched")
        self.states.show_states(states)

    def show_numbers(self) -> None:
        """Show what is known of the node beside what can be changed."""
        session = self.session
        self.facts.show_facts(
            node_facts(self._node, session.graph, session.checked, session.run_here)
        )

    def _show_remark(self) -> None:
        """What the block says of these parameters, if it says anything."""
        block, parameters = self._block, self._node.parameters
        template, places = block.remark_of(block.fitting(parameters)) if block else ("", {})
        self.remark.setText(tr(template, **places) if template else "")
        self.remark.setVisible(bool(template))

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

    def _start_with(self, weights: KeptWeights | None) -> None:
        graph = take_weights(self.session.graph, self.node, weights)
        self.session.edit(tr("Change first weights"), graph)

    def _switch(self, name: str, is_on: bool) -> None:
        session = self.session
        session.edit(*with_state(session.graph, session.checked, [self.node], name, is_on))
