"""Views: slices that are looked at, written by the same function and loaded beside the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.document.values import End
from engine.program.functions import Function, write_function
from engine.program.lines import Writer
from engine.program.scope import Scope
from engine.program.slices import Slice, slice_of
from engine.program.write import Program
from engine.shapes.interfaces import boundary


@dataclass(frozen=True)
class View:
    """A function `name(network, *arguments)` over the weights of a program."""

    name: str
    part: Slice
    text: str


def view(program: Program, name: str, wanted: End, given: tuple[End, ...] = ()) -> View:
    """The view that computes one output from given ones and the sources it needs beside them.

    A value that is wanted and given at once is passed through.
    """
    scope = program.plan.scope
    part = slice_of(scope, (wanted,), given)
    writer = Writer(scope, program.classes, "network", "network.random")
    lines = write_function(writer, Function(name, part))
    return View(name, part, "\n".join(line.text for line in lines) + "\n")


def decoder_output(program: Program, latent: End) -> End | None:
    """The output of the head nearest downstream of a latent port; None where there is none."""
    return next(heads_behind(program, latent), None)


def heads_behind(program: Program, latent: End) -> Iterator[End]:
    """The outputs of the heads downstream of a latent port, the nearest first."""
    scope = program.plan.scope
    reached, waiting = {latent.node}, [latent.node]
    while waiting:
        current = waiting.pop(0)
        if current != latent.node and is_head(scope, current):
            yield scope.outputs(current)[0]
        after = [
            name
            for name in scope.order
            if name not in reached
            and any(end.node == current for end in scope.sources(name).values())
        ]
        reached |= set(after)
        waiting.extend(after)


def is_head(scope: Scope, node: str) -> bool:
    """Whether a node is a head, or a Part whose first output comes from one."""
    if scope.block(node).role != "part":
        return scope.block(node).family == "heads"
    inner = scope.inside(node)
    first = boundary(inner.graph, "output")[0]
    return any(is_head(inner, end.node) for end in inner.sources(first.id).values())
