"""Probes: the loss functions once more, telling after each node that it is done.

They are compiled beside the text and exist only while somebody looks, so that the text itself stays
what is trained and exported.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from engine.program.lines import Line, Writer, indented
from engine.program.naming import Namer
from engine.program.plan import Learner
from engine.program.views import View
from engine.program.write import Program

ASSIGNED = re.compile(r"(\w+(?:, \w+)*) = ")


def probe(program: Program, learner: Learner) -> View:
    """The loss function of an optimizer as `name(network, tick, *arguments)`; gives the total.

    After the lines of each node it calls `tick(node, *values)` with what they computed.
    """
    scope, part = program.plan.scope, learner.loss.part
    writer = Writer(scope, program.classes, "network", "network.random")
    names = [scope.values[end] for end in part.arguments]
    tick = Namer({*scope.values.values(), *scope.logits.values()}).name("tick")
    body = writer.gradient_lines(part.arguments)
    body += _ticked(writer, learner, part.before, tick)
    if part.untrained:
        body.append(Line("with torch.no_grad():"))
        body += indented(_ticked(writer, learner, part.untrained, tick))
    body += _ticked(writer, learner, part.rest, tick)
    body.append(Line(f"return {writer.value(part, learner.total)}"))
    name = f"probe_of_{learner.name}"
    lines = [Line(f"def {name}({', '.join(['network', tick, *names])}):"), *indented(body)]
    return View(name, part, "\n".join(line.text for line in lines) + "\n")


def _ticked(writer: Writer, learner: Learner, nodes: Collection[str], tick: str) -> list[Line]:
    lines: list[Line] = []
    for node in nodes:
        own = writer.lines(learner.loss.part, [node])
        found = (ASSIGNED.match(line.text) for line in own)
        values = dict.fromkeys(match[1] for match in found if match)
        lines += [*own, Line(f"{tick}({', '.join([repr(node), *values])})", node)]
    return lines
