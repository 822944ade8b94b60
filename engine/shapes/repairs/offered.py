"""The repairs of a problem: proposals that were tried on a copy and found to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from engine.document.values import Document, Graph, Settings
from engine.shapes.check import check
from engine.shapes.checked import Checked
from engine.shapes.interfaces import Parts, part_name
from engine.shapes.problems import Problem
from engine.shapes.repairs import (
    batches,
    derivatives,
    knobs,
    learners,
    misfits,
    nodes,
    sharing,
    wires,
)
from engine.shapes.repairs.case import Case, Mender, Proposal
from engine.shapes.typing import typed_part

MOST = 3
"""How many repairs a problem is offered."""

TRIES = 24
"""How many proposals are tried for a problem; each costs a check of the whole document."""

MENDERS: MappingProxyType[str, Mender] = MappingProxyType(
    {
        "misfit": misfits.misfit,
        "missing-wire": wires.missing_wire,
        "second-wire": wires.second_wire,
        "missing-port": wires.missing_port,
        "cycle": wires.cycle,
        "parameter": knobs.parameter,
        "unknown-block": nodes.unknown_block,
        "missing-part": nodes.unplaceable_part,
        "endless-part": nodes.unplaceable_part,
        "muted": nodes.muted,
        "misplaced": nodes.misplaced,
        "twin-ports": nodes.twin_ports,
        "link": sharing.bad_link,
        "frozen": sharing.idle_freeze,
        "kept-weights": sharing.idle_weights,
        "owner": learners.owner,
        "untrained": learners.untrained,
        "rounds": learners.rounds,
        "stage": learners.stage,
        "derivative": derivatives.underived,
        "small-batch": batches.small_batch,
        "no-optimizer": learners.no_optimizer,
    }
)
"""Who makes proposals, by the code of a problem."""

Key = tuple[object, ...]


@dataclass(frozen=True)
class Repair:
    """What a button offers: a verb phrase, the document after it, and the nodes to look at then."""

    title: str
    document: Document
    nodes: tuple[str, ...]


def repairs_of(
    document: Document,
    checked: Checked,
    problem: Problem,
    check_drawn: Callable[[Document], Checked] = check,
) -> tuple[Repair, ...]:
    """A few repairs of a problem that `checked` found in a document, the best first.

    Each takes the problem away and makes no other. Only where there is no such repair, those are
    offered which bring to light what was hidden behind the problem: a node that had no values.
    """
    clean: list[Repair] = []
    uncovering: list[Repair] = []
    for repair in islice(_named_apart(document, checked, problem), TRIES):
        after = check_drawn(repair.document)
        if problem in after.told or not _is_gone(problem, checked, after):
            continue
        new = _new(checked, after)
        if not new:
            clean.append(repair)
        elif all(was_hidden(each, problem, checked) for each in new):
            uncovering.append(repair)
        if len(clean) == MOST:
            break
    return tuple(clean or uncovering[:MOST])


def was_hidden(problem: Problem, behind: Problem, before: Checked) -> bool:
    """Whether a problem could not be seen before, because its nodes had no values to judge."""
    if problem.code == "missing-wire":
        end = problem.end
        return end is not None and before.ports[end.node].input(end.port) is None
    if problem.code == "misfit" and problem.nodes[:1] == behind.nodes[:1]:
        return problem.end != behind.end
    return any(_is_waiting(name, before) for name in problem.nodes)


def _named_apart(document: Document, checked: Checked, problem: Problem) -> Iterator[Repair]:
    """The proposals as repairs; of two with one title, the first."""
    seen = set()
    drawn = document.graph, document.parts, checked, problem, document.settings
    for proposal, parts in _proposals(*drawn):
        settings = proposal.settings or document.settings
        after = replace(document, graph=proposal.graph, parts=parts, settings=settings)
        if proposal.title not in seen and after != document:
            seen.add(proposal.title)
            left = tuple(name for name in proposal.nodes if name in after.graph.nodes)
            yield Repair(proposal.title, after, left)


def _proposals(
    graph: Graph, parts: Parts, checked: Checked, problem: Problem, settings: Settings
) -> Iterator[tuple[Proposal, Parts]]:
    """What the mender of its kind proposes; for a problem inside a Part, what mends that one."""
    if mender := MENDERS.get(problem.code):
        for proposal in mender(Case(graph, parts, checked, problem, settings)):
            yield proposal, parts
    if problem.code != "misfit" or problem.end is None or problem.end.port != "part":
        return
    name = part_name(graph.nodes[problem.end.node])
    inside = typed_part(parts[name], parts, checked.inputs[problem.end.node]).checked
    for inner in inside.problems[:1]:
        for proposal, mended in _proposals(parts[name], parts, inside, inner, settings):
            outer = Proposal(proposal.title, graph, problem.nodes[:1])
            yield outer, mended.put(name, proposal.graph)


def _new(before: Checked, after: Checked) -> list[Problem]:
    """The problems that were not there before."""
    known = Counter(key_of(problem) for problem in before.problems)
    found = []
    for problem in after.problems:
        known[key_of(problem)] -= 1
        if known[key_of(problem)] < 0:
            found.append(problem)
    return found


def _is_gone(problem: Problem, before: Checked, after: Checked) -> bool:
    key = key_of(problem)
    left, first = (sum(key_of(each) == key for each in checked.told) for checked in (after, before))
    return left < first


def key_of(problem: Problem) -> Key:
    """What tells one problem from another, whatever its words are."""
    wires = tuple(wire.ends for wire in problem.wires)
    return problem.code, problem.nodes, problem.end, problem.parameter, wires


def _is_waiting(node: str, checked: Checked) -> bool:
    """Whether a node was not looked at, for want of a value on an input or of its own sense."""
    if node not in checked.ports:
        return False
    given = checked.inputs.get(node)
    ports = checked.ports[node].inputs
    return given is None or any(port.name not in given for port in ports if not port.is_optional)
