"""The whole text of a document, and which lines speak of which node."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from engine.datasets import few_of_each_class, split
from engine.document.values import Document
from engine.language import Map
from engine.language.emitted import emitted
from engine.language.names import snake
from engine.program import pieces
from engine.program.classes import Classes, network_class
from engine.program.data import data_of
from engine.program.fusing import one_layer
from engine.program.lines import Line, docstring
from engine.program.naming import defined
from engine.program.plan import Plan, plan_of
from engine.program.scope import Scope
from engine.program.training_text import (
    evaluate_function,
    main_lines,
    training_class,
)
from engine.program.wrapping import wrapped
from engine.shapes.check import starting

if TYPE_CHECKING:
    from torch import Tensor

PIECES = (
    one_layer,
    pieces.Batches,
    pieces.with_gradient,
    pieces.detached,
    pieces.propagate,
    pieces.update,
    pieces.update_together,
    pieces.set_step_size,
    pieces.Averages,
    pieces.placed,
    pieces.second_view,
    pieces.averaged,
    pieces.stream,
    pieces.report,
)


@dataclass(frozen=True)
class Program:
    """A document as source. `plan` says what is in it; the text is made of `lines`.

    attributes: by attribute path in the network, the id path of the node that it belongs to.
    rows: by attribute path of a layer of single nodes, their id paths, row under row.
    """

    plan: Plan
    lines: tuple[Line, ...]
    classes: Map[str, str]
    attributes: Map[str, str]
    rows: Map[str, tuple[str, ...]]

    @cached_property
    def text(self) -> str:
        """The source."""
        return "\n".join(line.text for line in self.lines) + "\n"

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """For each line, the node on the canvas that it speaks of; empty for none.

        The lines of a Part's class speak of the node that places it, where one alone has weights
        of its own.
        """
        placing = [self.plan.document.graph.nodes[node] for node in self.classes]
        titles = {node.id: str(node.parameters["part"]) for node in placing if not node.linked_to}
        count = Counter(titles.values())
        placed = {title: node for node, title in titles.items() if count[title] == 1}
        return tuple(placed.get(line.part, "") if line.part else line.node for line in self.lines)

    def of_nodes(self, name: str, tensor: Tensor) -> dict[str, Tensor]:
        """A weight that the network calls `name`, or its gradient, by node id path: of a layer of
        single nodes, each node's rows.
        """
        steps = name.split(".")
        known = max(n for n in range(1, len(steps) + 1) if ".".join(steps[:n]) in self.attributes)
        attribute, rest = ".".join(steps[:known]), steps[known:]
        owners = self.rows.get(attribute, (self.attributes[attribute],))
        parts = tensor.chunk(len(owners)) if owners[1:] else (tensor,)
        return {".".join([owner, *rest]): part for owner, part in zip(owners, parts, strict=True)}

    def as_in_text(
        self, state: Mapping[str, Tensor], weights: Mapping[str, Tensor]
    ) -> dict[str, Tensor]:
        """Weights by node id path as the network calls them, whose `state` this is; of a layer of
        single nodes joined. What is not among the weights is left out.
        """
        import torch

        paths = {name: [*self.of_nodes(name, tensor)] for name, tensor in state.items()}
        rows = {
            name: [weights[path] for path in found]
            for name, found in paths.items()
            if weights.keys() >= set(found)
        }
        return {name: torch.cat(found) if found[1:] else found[0] for name, found in rows.items()}

    @property
    def network_draws(self) -> bool:
        """Whether Network takes a random generator."""
        return self.plan.network_draws


def write(document: Document, source_name: str = "") -> Program:
    """Write a document as source. Raises NotTrainable where it has problems.

    source_name: the file that the document stands in, for the first line; may be empty.
    """
    plan = plan_of(document)
    classes = Classes()
    inner = classes.of_parts(plan.scope)
    functions = [learner.loss for learner in plan.learners]
    functions += [plan.measures] if plan.measures else []
    network = network_class(plan.scope, inner, functions, f"{document.title}.")
    written = [
        *(_data_function(plan, node, name) for node, name in plan.data_names.items()),
        *classes.texts,
        network,
        training_class(plan),
        evaluate_function(plan),
        main_lines(plan),
    ]
    chunks = [*_needed(_code(plan, classes), written), *written]
    body = [line for chunk in chunks for line in (*chunk, Line(""), Line(""))][:-2]
    header = _header(document, source_name, "\n".join(line.text for line in body))
    lines = (*header, *(short for line in body for short in wrapped(line)))
    paths = dict(_paths(classes, plan.scope, inner))
    rows = {name: found for name, found in paths.items() if len(found) > 1}
    return Program(
        plan, lines, inner, Map((name, found[0]) for name, found in paths.items()), Map(rows)
    )


def _header(document: Document, source_name: str, body: str) -> list[Line]:
    script = f"{snake(document.title)}.py"
    source = f" from {source_name}" if source_name else ""
    words = f"Written by Neuroloom{source}; runs by itself:"
    imports = ["from __future__ import annotations", "", "import copy"]
    if re.search(r"\bmath\.", body):
        imports.append("import math")
    is_started = any(starting(document.graph))
    callables = "Callable, " if "Callable[" in body else ""
    imports.append(f"from collections.abc import {callables}Iterator")
    if is_started:
        imports.append("from pathlib import Path")
    if "-> Self" in body:
        imports.append("from typing import Self")
    libraries = ["import numpy as np"] if re.search(r"\bnp\.", body) else []
    libraries.append("import torch")
    libraries += ["from safetensors.torch import load_file"] if is_started else []
    libraries.append("from torch import Tensor, nn")
    alias = (
        ["", "Rows = tuple[Tensor, ...]  # the columns of a data set"]
        if re.search(r"\bRows\b", body)
        else []
    )
    title, words = (docstring(line).removesuffix('"""') for line in (f"{document.title}.", words))
    told = [title, "", words.removeprefix('"""'), f"    python {script}", '"""']
    texts = [*told, "", *imports, "", *libraries, *alias, "", ""]
    return [Line(text) for text in texts]


def _code(plan: Plan, classes: Classes) -> list[Callable[..., object]]:
    """The functions and classes that the nodes and the loop may need, each once."""
    scopes = [plan.scope, *classes.scopes.values()]
    names = [(scope, name) for scope in scopes for name in scope.order]
    blocks = [scope.block(name) for scope, name in names]
    blocks += [plan.scope.block(learner.node.id) for learner in plan.learners]
    found = [code for block in blocks for code in block.code]
    data = [data_of(plan.scope, node).dataset.load for node in plan.data]
    return list(dict.fromkeys([*data, split, few_of_each_class, *found, *PIECES]))


def _needed(codes: list[Callable[..., object]], written: list[list[Line]]) -> list[list[Line]]:
    """The source of those functions and classes that are mentioned in what stands below them."""
    called = set(_CALL.findall("\n".join(line.text for chunk in written for line in chunk)))
    kept: list[str] = []
    for source in map(emitted, reversed(codes)):
        if defined(source) in called:
            kept.append(source)
            called.update(_CALL.findall(source))
    return [[Line(line) for line in source.splitlines()] for source in reversed(kept)]


_CALL = re.compile(r"\b\w+(?=\()|(?<=\()\w+(?=, )")
"""A name that is called, or handed over as the first of several arguments."""


def _data_function(plan: Plan, node: str, name: str) -> list[Line]:
    data = data_of(plan.scope, node)
    few = f"({data.rows_a_class} of each class) " if data.few else ""
    words = f"{data.dataset.title}: rows {few}for training, validation and test."
    lines = [
        f"def data_of_{name}() -> tuple[Rows, ...]:",
        f"    {docstring(words)}",
        f"    return {data.source}",
    ]
    if data.few:
        lines[2:] = [f"    parts = {data.source}", f"    return {data.few}"]
    return [Line(text, node) for text in lines]


def _paths(
    classes: Classes, scope: Scope, inner: Map[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Attribute paths in the network, and the id paths of the nodes that they belong to."""
    for node, attribute in scope.attributes.items():
        owner, layer = scope.owner(node), scope.layers.get(node)
        yield attribute, tuple(layer.members.values()) if layer else (owner,)
        if node in inner:
            name = inner[node]
            inside = tuple(_paths(classes, classes.scopes[name], classes.inner[name]))
            for link in _links(scope, node):
                for path, found in inside:
                    yield f"{attribute}{link}.{path}", tuple(f"{owner}{link}.{n}" for n in found)


def _links(scope: Scope, node: str) -> Iterator[str]:
    """What stands in paths between a Part and its inside: of a Repeat, the number of the link."""
    times = scope.times(node)
    return (f".{number}" for number in range(times)) if times else iter(("",))
