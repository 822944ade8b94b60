"""The source of one node: the line that makes its module, and the lines that compute its values."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from engine.document.values import End
from engine.language import Map, Site, Type, Types, axes_of, shape_words
from engine.language.block import Template
from engine.program.fusing import Layer
from engine.program.scope import Scope
from engine.program.slices import Slice

INDENT = "    "


@dataclass(frozen=True)
class Line:
    """A line of the text, and the id of the node that it speaks of, if any.

    part: the Part that the node stands in; empty for the canvas.
    """

    text: str
    node: str = ""
    part: str = ""

    def indented(self, depth: int = 1) -> Line:
        """The line further in; empty lines stay empty."""
        return replace(self, text=INDENT * depth + self.text) if self.text else self


def indented(lines: Collection[Line], depth: int = 1) -> list[Line]:
    """All of the lines further in."""
    return [line.indented(depth) for line in lines]


def docstring(words: str) -> str:
    """The source of a docstring on one line that says `words`, whatever a person wrote there."""
    plain = "".join(letter if letter.isprintable() else " " for letter in words)
    escaped = " ".join(plain.split()).replace("\\", "\\\\")
    return '"""' + re.sub('"(?="|$)', r"\"", escaped) + '"""'


@dataclass(frozen=True)
class Writer:
    """Writes the nodes of one scope. itself: the name of the object that holds the modules.

    random: the expression of the random generator. classes: by node, the name of its Part's class.
    """

    scope: Scope
    classes: Map[str, str] = Map()
    itself: str = "self"
    random: str = "random"

    def module_lines(self, node: str) -> list[Line]:
        """The lines that make a node's module, or the layer that it is the first row of."""
        target = f"self.{self.scope.attributes[node]}"
        layer = self.scope.layers.get(node)
        if layer is None:
            return [Line(f"{target} = {self._module(node)}", node)]
        rows = [Line(f"{self._module(row)},", row) for row in layer.members.values()]
        return [Line(f"{target} = one_layer(", node), *indented(rows), Line(")", node)]

    def _module(self, node: str) -> str:
        if node in self.classes:
            return self._part_module(node)
        return self._filled(self.scope.block(node).module, node, {})

    def lines(self, part: Slice, names: Collection[str]) -> list[Line]:
        """The lines that compute these nodes of a slice."""
        lines: list[Line] = []
        for name in names:
            lines += [*self._node_lines(part, name), *self.gradient_lines(self.scope.outputs(name))]
        return lines

    def gradient_lines(self, ends: Collection[End]) -> list[Line]:
        """The lines that let those of some values carry a gradient which a derivative needs."""
        wanted = [end for end in ends if end in self.scope.differentiated]
        names = [(self.scope.values[end], end.node) for end in wanted]
        why = "a derivative is taken with respect to it"
        return [Line(f"{name} = with_gradient({name})  # {why}", node) for name, node in names]

    def site(self, node: str, names: Mapping[str, str]) -> Site:
        """A node as its templates see it; names: by input, the value's name."""
        scope, block = self.scope, self.scope.block(node)
        outputs = {end.port: scope.type(end) for end in scope.outputs(node)}
        return Site(
            block.filled(scope.node(node).parameters),
            scope.checked.inputs[node],
            Map(outputs),
            f"{self.itself}.{scope.attributes[node]}" if node in scope.attributes else "",
            Map(names),
            self.random,
        )

    def value(self, part: Slice, end: End, taker: tuple[str, str] | None = None) -> str:
        """The name of a value, for a taker (node, port) or for the end of the slice."""
        if taker and self._takes_logits(part, end, taker):
            return self.scope.logits[end]
        return self.scope.values[end]

    def _takes_logits(self, part: Slice, end: End, taker: tuple[str, str]) -> bool:
        return end not in part.arguments and self.scope.takes_unfinished(end, taker)

    def _part_module(self, node: str) -> str:
        made = f"{self.classes[node]}({self.random if self.scope.draws(node) else ''})"
        times = self.scope.times(node)
        return f"nn.ModuleList({made} for _ in range({times}))" if times else made

    def _node_lines(self, part: Slice, node: str) -> list[Line]:
        scope, block = self.scope, self.scope.block(node)
        if node in scope.layers:
            return self._row_lines(part, node, scope.layers[node])
        sources = scope.sources(node)
        names = {port: self.value(part, end, (node, port)) for port, end in sources.items()}
        if block.role == "part" and not block.forward:
            return self._part_lines(node, names)
        if block.joins:
            names = self._joined(part, node, names)
            if list(names.values()) == [self._targets(node)]:
                return []
        unfinished = any(
            self._takes_logits(part, end, (node, port)) for port, end in sources.items()
        )
        template = (block.stable or block.surrogate) if unfinished else block.forward
        expression = self._filled(template, node, names)
        if scope.finish(node):
            return self._head_lines(part, node, expression)
        return [self._line(node, self._targets(node), expression)]

    def _head_lines(self, part: Slice, node: str, expression: str) -> list[Line]:
        """A head: its logits where a loss takes them, its finished value where others do."""
        scope = self.scope
        (end,) = scope.outputs(node)
        unfinished = [self._takes_logits(part, end, taker) for taker in _takers(scope, part, end)]
        name, finish = scope.values[end], scope.finish(node)
        if not any(unfinished):
            return [self._line(node, name, finish.format(x=expression))]
        logits = scope.logits[end]
        lines = [self._line(node, logits, expression)]
        if end in part.wanted or not all(unfinished):
            lines.append(self._line(node, name, finish.format(x=logits)))
        return lines

    def _row_lines(self, part: Slice, node: str, layer: Layer) -> list[Line]:
        """A row of a layer: the first one in the slice computes it, and each takes its own numbers
        out where they are wanted alone.
        """
        scope, (end,), lines = self.scope, self.scope.outputs(node), list[Line]()
        width, target = scope.type(end).shape[-1], self._layer_value(part, layer)
        rows = layer.members.values()
        if node == next(name for name in part.nodes if name in rows):
            (source,) = scope.sources(node).items()
            names = {source[0]: self.value(part, source[1], (node, source[0]))}
            made = self._filled(scope.block(node).forward, node, names)
            made = scope.finish(node).format(x=made) if scope.finish(node) else made
            shape = (*scope.type(end).shape[:-1], width * len(rows))
            lines.append(Line(f"{target} = {made}  # {shape_of(Type(shape))}", node))
        takers = [taker for taker, _ in _takers(scope, part, end) if taker != layer.taker]
        if takers or end in part.wanted or not self._is_joined(part, layer):
            first = width * layer.place(node)
            own = f"{target}[..., {first}:{first + width}]"
            lines.append(self._line(node, scope.values[end], own))
        return lines

    def _joined(self, part: Slice, node: str, names: Mapping[str, str]) -> dict[str, str]:
        """The values that a node puts side by side, by input; those of a layer are one."""
        found = dict(names)
        for layer in dict.fromkeys(self.scope.layers.values()):
            if layer.taker == node and self._is_joined(part, layer):
                first, *rest = layer.members
                found[first] = self._layer_value(part, layer)
                found = {port: name for port, name in found.items() if port not in rest}
        return found

    def _layer_value(self, part: Slice, layer: Layer) -> str:
        """The name of a layer's value: that of the node which takes nothing else."""
        if layer.is_whole and self._is_joined(part, layer):
            return self.scope.values[self.scope.outputs(layer.taker)[0]]
        return self.scope.layer_values[layer]

    def _is_joined(self, part: Slice, layer: Layer) -> bool:
        """Whether a slice computes all rows of a layer, and puts them side by side."""
        return {layer.taker, *layer.members.values()} <= set(part.nodes)

    def _part_lines(self, node: str, names: Mapping[str, str]) -> list[Line]:
        targets, itself = self._targets(node), f"{self.itself}.{self.scope.attributes[node]}"
        given = ", ".join(names.values())
        if not self.scope.times(node):
            return [self._line(node, targets, f"{itself}({given})")]
        if not self.scope.is_chain(node):
            return self._member_lines(node, targets, f"member({given}) for member in {itself}")
        (before,) = names.values()
        return [
            Line(f"{targets} = {before}", node),
            Line(f"for link in {itself}:", node),
            self._line(node, targets, f"link({targets})").indented(),
        ]

    def _member_lines(self, node: str, targets: str, made: str) -> list[Line]:
        """What the copies of a Part give side by side, each of its outputs stacked."""
        if len(self.scope.outputs(node)) == 1:
            return [self._line(node, targets, f"torch.stack([{made}], dim=1)")]
        each = f"torch.stack(each, dim=1) for each in zip(*({made}), strict=True)"
        return [self._line(node, targets, f"({each})")]

    def _targets(self, node: str) -> str:
        return ", ".join(self.scope.values[end] for end in self.scope.outputs(node))

    def _line(self, node: str, target: str, expression: str) -> Line:
        return Line(f"{target} = {expression}{self._shapes_behind(node)}", node)

    def _shapes_behind(self, node: str) -> str:
        """The comment that says the shapes of a node's values."""
        shapes = [shape_of(self.scope.type(end)) for end in self.scope.outputs(node)]
        return f"  # {'; '.join(shapes)}"

    def _filled(self, template: Template, node: str, names: Mapping[str, str]) -> str:
        site = self.site(node, names)
        return template(site) if callable(template) else filled(template, site, self._axes(node))

    def _axes(self, node: str) -> Map[str, object]:
        block = self.scope.block(node)
        inputs: Types = self.scope.checked.inputs[node]
        return Map(axes_of(block, inputs, self.scope.node(node).parameters).items())


def filled(template: Template, site: Site, axes: Mapping[str, object]) -> str:
    """A template with its places filled."""
    if callable(template):
        return template(site)
    places = {**site.parameters, **axes, **site.names, "self": site.itself, "random": site.random}
    return template.format_map(places)


def _takers(scope: Scope, part: Slice, end: End) -> list[tuple[str, str]]:
    """The inputs that an output feeds in a slice."""
    return [taker for taker in scope.takers(end) if taker[0] in part.nodes]


def shape_of(found: Type) -> str:
    """The shape of a value as a comment has it: batch 8 × 8."""
    if not found.is_batched:
        return shape_words(found.shape) or "scalar"
    return f"batch {shape_words(found.shape)}".rstrip()
