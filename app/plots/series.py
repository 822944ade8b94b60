"""Which curves a run has, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.run_view import Curve, RunView
from app.words import tr
from engine.document.values import Graph
from engine.language import registry

TOTAL = "loss"
"""The term of an optimizer's whole loss."""
EARLY = 3.0
"""A run that has just begun is shown as wide as if it were a third done."""


@dataclass(frozen=True)
class Series:
    """One curve. `is_noisy` where each step has a value, so that a smoothed line says more."""

    name: str
    curve: Curve
    is_noisy: bool

    @property
    def last(self) -> float:
        """The newest value."""
        return float(self.curve.values[-1])


def series_of(run: RunView, graph: Graph) -> tuple[Series, ...]:
    """The losses of a run that have values: the totals, their terms, then validation."""
    found = (*_totals(run), *_terms(run, graph), *_validation(run, graph))
    return tuple(series for series in found if len(series.curve))


def measures_of(run: RunView, graph: Graph) -> tuple[Series, ...]:
    """What is measured on validation rows beside the losses, such as an accuracy."""
    return tuple(
        Series(_title(graph, node), curve, is_noisy=False)
        for node, curve in run.validation.items()
        if len(curve) and _role(graph, node) == "measure"
    )


def last_step(run: RunView) -> float:
    """The step that the curves have reached."""
    curves = (*run.training.values(), *run.validation.values())
    return max((float(curve.steps[-1]) for curve in curves if len(curve)), default=0.0)


def steps_per_epoch(run: RunView) -> float:
    """How many steps an epoch takes, which may be less than one; 0 before that is known."""
    if run.start is None or run.start.epochs < 1:
        return 0.0
    return run.start.steps / run.start.epochs


def shown_steps(run: RunView) -> float:
    """How many steps the plot is wide: the whole run, but never much more than was trained."""
    reached = max(1.0, last_step(run))
    if run.start is None or run.end is not None:
        return reached
    whole = steps_per_epoch(run) * run.start.epochs
    return max(reached, min(whole, EARLY * reached))


def _totals(run: RunView) -> Iterator[Series]:
    totals = {opt: curve for (opt, term), curve in run.training.items() if term == TOTAL}
    titles: Mapping[str, str] = run.start.optimizers if run.start else {}
    for optimizer, curve in totals.items():
        name = tr("training") if len(totals) == 1 else titles.get(optimizer, optimizer)
        yield Series(name, curve, is_noisy=True)


def _terms(run: RunView, graph: Graph) -> Iterator[Series]:
    for (_, term), curve in run.training.items():
        if term != TOTAL:
            yield Series(_title(graph, term), curve, is_noisy=True)


def _validation(run: RunView, graph: Graph) -> Iterator[Series]:
    losses = {
        node: curve for node, curve in run.validation.items() if _role(graph, node) != "measure"
    }
    for node, curve in losses.items():
        title = _title(graph, node)
        name = tr("validation") if len(losses) == 1 else tr("{title}, validation", title=title)
        yield Series(name, curve, is_noisy=False)


def _title(graph: Graph, node: str) -> str:
    return graph.nodes[node].title if node in graph.nodes else node


def _role(graph: Graph, node: str) -> str:
    block = registry().get(graph.nodes[node].block) if node in graph.nodes else None
    return block.role if block else ""
