"""The classes of the text: Network, and one for each distinct use of a Part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from engine.document.values import End, Graph, Node
from engine.language import Map, Types
from engine.language.names import snake
from engine.program.functions import Function, write_function
from engine.program.lines import Line, Writer, docstring, indented, shape_of
from engine.program.naming import Namer
from engine.program.scope import Scope
from engine.program.slices import slice_of
from engine.shapes.interfaces import boundary


@dataclass
class Classes:
    """The classes written so far, in the order in which they must stand.

    known: the class of each distinct (Part, types on its inputs). paths: by class, the attribute
    of each node in it, with the class of the node where it is a Part.
    """

    namer: Namer = field(default_factory=Namer)
    known: dict[tuple[Graph, Types], str] = field(default_factory=dict)
    texts: list[list[Line]] = field(default_factory=list)
    scopes: dict[str, Scope] = field(default_factory=dict)
    inner: dict[str, Map[str, str]] = field(default_factory=dict)

    def of_parts(self, scope: Scope) -> Map[str, str]:
        """By node, the class of each Part that a scope places; writes those that are new.

        A linked one has the class of the node whose weights it uses.
        """
        names: dict[str, str] = {}
        for node in scope.order:
            if scope.block(node).role == "part":
                owner = scope.owner(node)
                title = str(scope.node(owner).parameters["part"])
                inner, inputs = scope.inside(owner), scope.checked.inputs[owner]
                names[node] = self._class_of(title, inner, inputs)
        return Map(names)

    def _class_of(self, title: str, scope: Scope, inputs: Types) -> str:
        key = scope.graph, inputs
        if key not in self.known:
            inner = self.of_parts(scope)
            name = self.namer.class_name(title)
            self.known[key], self.scopes[name], self.inner[name] = name, scope, inner
            lines = _part_class(name, scope, inner)
            self.texts.append([replace(line, part=title) for line in lines])
        return self.known[key]


def network_class(
    scope: Scope, inner: Map[str, str], functions: Sequence[Function], help_text: str
) -> list[Line]:
    """The class Network: all modules of the canvas, and a function for each slice."""
    return _class("Network", help_text, Writer(scope, inner), functions)


def _part_class(name: str, scope: Scope, inner: Map[str, str]) -> list[Line]:
    writer = Writer(scope, inner)
    ends = tuple(
        end for node in boundary(scope.graph, "output") for end in scope.sources(node.id).values()
    )
    given = tuple(end for node in boundary(scope.graph, "input") for end in scope.outputs(node.id))
    part = slice_of(scope, ends, given)
    every = type(part)(given, part.before, part.untrained, part.rest, part.wanted)
    return _class(name, _part_words(scope), writer, [Function("forward", every)])


def _part_words(scope: Scope) -> str:
    """What a Part takes and gives: From picture (batch 8 × 8) to logit (batch 1)."""
    inputs, outputs = (boundary(scope.graph, side) for side in ("input", "output"))
    taken = [_port_words(scope, node, end) for node in inputs for end in scope.outputs(node.id)]
    given = [
        _port_words(scope, node, end) for node in outputs for end in scope.sources(node.id).values()
    ]
    return f"From {' and '.join(taken)} to {' and '.join(given)}."


def _port_words(scope: Scope, node: Node, end: End) -> str:
    return f"{snake(node.title)} ({shape_of(scope.type(end))})"


def _class(name: str, help_text: str, writer: Writer, functions: Sequence[Function]) -> list[Line]:
    methods = [_init(writer), *_frozen(writer)]
    methods += [write_function(_method_writer(writer), function) for function in functions]
    lines = [Line(f"class {name}(nn.Module):")]
    lines += [Line(docstring(help_text)).indented(), Line("")] if help_text else []
    for method in methods:
        lines += [*indented(method), Line("")]
    return lines[:-1]


def _method_writer(writer: Writer) -> Writer:
    return Writer(writer.scope, writer.classes, "self", "self.random")


def _init(writer: Writer) -> list[Line]:
    scope = writer.scope
    needs_random = any(scope.draws(node) for node in scope.order)
    argument = ", random: torch.Generator" if needs_random else ""
    body = [Line("super().__init__()")]
    for node in filter(scope.leads, scope.attributes):
        body += writer.module_lines(node)
    body += [
        Line(f"self.{scope.attributes[node]}.requires_grad_(False).eval()  # frozen", node)
        for node in _frozen_nodes(scope)
    ]
    return [Line(f"def __init__(self{argument}) -> None:"), *indented(body)]


def _frozen(writer: Writer) -> list[list[Line]]:
    """Frozen nodes stay in evaluation mode, whatever mode the network is in."""
    nodes = _frozen_nodes(writer.scope)
    if not nodes:
        return []
    body = [Line("super().train(mode)")]
    body += [Line(f"self.{writer.scope.attributes[node]}.eval()  # frozen", node) for node in nodes]
    body.append(Line("return self"))
    return [[Line("def train(self, mode: bool = True) -> Self:"), *indented(body)]]


def _frozen_nodes(scope: Scope) -> list[str]:
    return [node for node in scope.attributes if scope.node(node).is_frozen and scope.leads(node)]
