"""What is known of nodes and of the document beside what can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.inspector.figures import bytes_words, duration_words, share_words
from app.run_view import RunView
from app.type_words import type_label
from app.words import tr
from engine.datasets import datasets
from engine.document.values import End, Graph, Node
from engine.language import Map, Ports, Type, registry
from engine.shapes.checked import Checked

UNKNOWN = "?"
BETWEEN = " · "
BYTES_EACH_WEIGHT = 4
"""Weights are numbers of 32 bits."""
A_LINE = 4
"""So many weights stand beside each other."""
IN_A_STEP = frozenset({"data", "noise", "layer", "part", "loss", "optimizer"})
"""The roles of nodes that a training step works through."""


@dataclass(frozen=True)
class Fact:
    """A label, its value in figures, and what it means for who does not know."""

    label: str
    value: str
    tip: str = ""


def node_facts(node: Node, graph: Graph, checked: Checked, run: RunView) -> tuple[Fact, ...]:
    """The numbers of a node: shapes, rows, weights, and its share of the time of a step."""
    found = [*_shape_facts(node, checked), *_row_facts([node])]
    found += _weight_facts(node, graph, checked)
    found += _learned_facts(node, run)
    return (*found, *_time_facts([node], run))


def several_facts(nodes: Sequence[Node], checked: Checked, run: RunView) -> tuple[Fact, ...]:
    """The numbers of several nodes, added up."""
    count = sum(checked.weights.get(node.id, 0) for node in nodes)
    return (*_own_weights(count, checked), *_time_facts(nodes, run))


def document_facts(graph: Graph, checked: Checked, run: RunView) -> tuple[Fact, ...]:
    """The numbers of the document: all weights, what a step takes, the rows of each set."""
    count = checked.weight_count
    size = bytes_words(count * BYTES_EACH_WEIGHT)
    weights = Fact(tr("Weights"), f"{count:,}{BETWEEN}{size}", tr("What is learned, and its size"))
    sets = [node for node in graph.nodes.values() if _held_out(node)]
    return (*([weights] if count else []), _step_fact(run), *_row_facts(sets, is_named=True))


def _shape_facts(node: Node, checked: Checked) -> Iterator[Fact]:
    ports = checked.ports.get(node.id, Ports())
    inputs = checked.inputs.get(node.id, Map[str, Type]())
    into = [(port, inputs.get(port.name)) for port in ports.inputs]
    out = [(port, checked.types.get(End(node.id, port.name))) for port in ports.outputs]
    tip = tr("The shape of one sample that comes in")
    for port, kind in into:
        label = tr("In") if len(into) == 1 else tr("In {port}", port=port.name)
        yield Fact(label, _shape(kind), tip)
    tip = tr("The shape of one sample that goes out")
    for port, kind in out:
        label = tr("Out") if len(out) == 1 else tr("Out {port}", port=port.name)
        yield Fact(label, _shape(kind), tip)


def _shape(kind: Type | None) -> str:
    return type_label(kind) if kind else UNKNOWN


def _row_facts(nodes: Iterable[Node], is_named: bool = False) -> Iterator[Fact]:
    for node in nodes:
        if rows := _held_out(node):
            tip = tr("Samples to train on, for validation, and for the test at the end")
            words = tr("{training} training\n{validation} validation\n{test} test", **rows)
            yield Fact(node.title if is_named else tr("Rows"), words, tip)


def _held_out(node: Node) -> dict[str, str]:
    """How many rows of a set are in each split; empty where that is not known."""
    block = registry().get(node.block)
    filled = block.filled(node.parameters) if block and block.role == "data" else Map()
    found = datasets().get(str(filled.get("data")))
    if found is None:
        return {}
    rows = int(str(filled["rows"])) if found.is_generated else found.rows
    test, validation = found.held_out(rows)
    counts = {"training": found.training_rows(filled), "validation": validation, "test": test}
    return {name: f"{count:,}" for name, count in counts.items()}


def _weight_facts(node: Node, graph: Graph, checked: Checked) -> tuple[Fact, ...]:
    if node.linked_to in graph.nodes:
        twin = graph.nodes[node.linked_to].title
        tip = tr("It has no weights of its own, but uses those of another block")
        return (Fact(tr("Weights"), tr("Those of {title}", title=twin), tip),)
    return _own_weights(checked.weights.get(node.id, 0), checked)


def _own_weights(count: int, checked: Checked) -> tuple[Fact, ...]:
    if not count:
        return ()
    share = share_words(count / checked.weight_count)
    tip = tr("How many numbers are learned here, and their share of the network's")
    return (Fact(tr("Weights"), f"{count:,}{BETWEEN}{share}", tip),)


def _learned_facts(node: Node, run: RunView) -> Iterator[Fact]:
    """The weights themselves, where there are few and the run has told them."""
    told = run.weights
    if told is None or told.node != node.id:
        return
    tip = tr("As they are after step {step} of the run", step=f"{told.step:,}")
    for name, numbers in told.values.items():
        rows = (numbers[first : first + A_LINE] for first in range(0, len(numbers), A_LINE))
        yield Fact(_learned_label(name), "\n".join(map(_numbers, rows)), tip)


def _learned_label(name: str) -> str:
    known = {"weight": tr("Learned weights"), "bias": tr("Learned bias")}
    return tr("Learned threshold") if name == "threshold" else known.get(name, name)


def _numbers(row: Iterable[float]) -> str:
    return ", ".join(f"{number:.4g}".replace("-", "−") for number in row)


def _time_facts(nodes: Sequence[Node], run: RunView) -> tuple[Fact, ...]:
    blocks = (registry().get(node.block) for node in nodes)
    if not any(block and block.role in IN_A_STEP for block in blocks):
        return ()
    tip = tr("The share of a training step that is spent here, forward and backward")
    return (Fact(tr("Step time"), _time_words(nodes, run), tip),)


def _time_words(nodes: Sequence[Node], run: RunView) -> str:
    if run.time is None:
        return tr("Measuring") if run.is_active else tr("Train to measure")
    shares = [run.time.shares[node.id] for node in nodes if node.id in run.time.shares]
    if not shares:
        return tr("Not in this run")
    words = f"{share_words(sum(shares))}{BETWEEN}{duration_words(sum(shares) * run.time.seconds)}"
    return words if all(_is_as_trained(node, run) for node in nodes) else _older(words)


def _is_as_trained(node: Node, run: RunView) -> bool:
    trained = run.graph.nodes.get(node.id)
    return trained is not None and trained.parameters == node.parameters


def _older(words: str) -> str:
    return tr("{share}, before the change", share=words)


def _step_fact(run: RunView) -> Fact:
    tip = tr("How long one training step takes")
    if run.time is not None:
        return Fact(tr("Step time"), duration_words(run.time.seconds), tip)
    return Fact(tr("Step time"), tr("Measuring") if run.is_active else tr("Train to measure"), tip)
