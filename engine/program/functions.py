"""One function of the text for one slice: losses, measures, decoders and Parts alike."""

from __future__ import annotations

from dataclasses import dataclass

from engine.program.lines import Line, Writer, docstring, indented
from engine.program.scope import Scope
from engine.program.slices import Slice


@dataclass(frozen=True)
class Function:
    """A function to be written.

    name: as it is called. returns: 'values' for a dict of scalars by name, 'tensor' for the value
    itself (a tuple of several). help: its docstring; empty for none.
    """

    name: str
    part: Slice
    returns: str = "tensor"
    help: str = ""


def write_function(writer: Writer, function: Function) -> list[Line]:
    """The lines of a function, from `def` to `return`."""
    part = function.part
    body = [Line(docstring(function.help))] if function.help else []
    body += writer.gradient_lines(part.arguments)
    body += writer.lines(part, part.before)
    if part.untrained:
        body.append(Line("with torch.no_grad():  # not trained here"))
        body += indented(writer.lines(part, part.untrained))
    body += writer.lines(part, part.rest)
    body += _result(writer, function)
    arguments = ", ".join(
        [writer.itself, *(f"{writer.scope.values[end]}: Tensor" for end in part.arguments)]
    )
    head = f"def {function.name}({arguments}) -> {_annotation(function)}:"
    return [*_enabling(writer.scope, part), Line(head), *indented(body)]


def takes_derivative(scope: Scope, part: Slice) -> bool:
    """Whether a slice takes a derivative on the way, so that it needs gradients even to be seen."""
    return any(map(scope.takes_derivative, part.nodes))


def _enabling(scope: Scope, part: Slice) -> list[Line]:
    needed = takes_derivative(scope, part)
    return [Line("@torch.enable_grad()  # a derivative is taken on the way")] if needed else []


def call(function: Function, scope: Scope, itself: str) -> str:
    """The source of a call where the arguments have the names of their values."""
    arguments = ", ".join(scope.values[end] for end in function.part.arguments)
    return f"{itself}.{function.name}({arguments})"


def _result(writer: Writer, function: Function) -> list[Line]:
    names = [writer.value(function.part, end) for end in function.part.wanted]
    if function.returns == "tensor":
        return [Line(f"return {', '.join(names)}")]
    entries = ", ".join(f'"{name}": {name}' for name in names)
    return [Line(f"return {{{entries}}}")]


def _annotation(function: Function) -> str:
    if function.returns == "values":
        return "dict[str, Tensor]"
    count = len(function.part.wanted)
    return "Tensor" if count == 1 else f"tuple[{', '.join(['Tensor'] * count)}]"
