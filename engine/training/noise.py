"""Noise as a node of the document draws it, for who looks at a run from beside it."""

from __future__ import annotations

import torch
from torch import Tensor

from engine.document.values import End
from engine.language import Map, Site
from engine.program.lines import filled
from engine.program.training_text import EVALUATION_STREAM
from engine.training.run import Run


def aside() -> torch.Generator:
    """A generator that starts alike each time, and is none of the run's."""
    return torch.Generator().manual_seed(EVALUATION_STREAM)


def noise(run: Run, end: End, count: int, random: torch.Generator) -> Tensor:
    """(count, ...) values of an output of a noise node, on the device of the run."""
    scope = run.program.plan.scope
    block, node = scope.block(end.node), scope.node(end.node)
    site = Site(block.filled(node.parameters), Map(), Map(), "", Map({"batch": str(count)}))
    names = {"torch": torch, "random": random}
    made: Tensor = eval(filled(block.forward, site, {}), names)  # noqa: S307 - the block's own template, not a document's text
    return made.to(run.device)
