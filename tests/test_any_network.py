"""Whatever the check passes can be trained, kept, taken up again and exported."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from itertools import islice
from pathlib import Path
from random import Random
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
import torch
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some
from safetensors.torch import load, save

from engine.document.schema import from_json, to_json
from engine.document.values import Document
from engine.language import Block, registry
from engine.program.write import write
from engine.shapes.check import check
from engine.training.loop import Failure
from engine.training.run import Run
from tests.any_network import any_network
from tests.engine.document.any_document import in_peace
from tests.engine.drawn import run_of
from tests.engine.program.test_exported_script import numbers, printed_by, recorded, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn

STEPS = 3
FEW_STEPS = 40
"""Runs of so many steps are made from the first to the last."""

MOST_WEIGHTS = 1_000_000
"""A network with more is compiled and not trained, for the sake of time."""

Losses = list[tuple[float, ...]]
BLOCKS = tuple(registry().values())


@some.composite
def networks(draw: DrawFn, wanted: Block | None = None) -> Document:
    """Documents that are grown at random."""
    return any_network(draw(some.randoms(use_true_random=False)), wanted)


def hold(document: Document) -> bool:
    """Hold a document to what the check says of it; whether it was trained."""
    checked = check(document)
    if checked.problems or not document.graph.nodes:
        for problem in checked.problems:
            assert problem.nodes or problem.code == "no-optimizer"
            assert problem.sentence.endswith(".")
        return False
    if checked.weight_count > MOST_WEIGHTS:
        compile(write(document).text, "exported.py", "exec")
        return False
    run = run_of(document)
    told = list(trained(run))
    assert repr(exported(run, len(told))) == repr(told)
    assert_kept(document, run)
    if run.all_steps <= FEW_STEPS:
        assert_printed(document, run)
    return True


def trained(run: Run) -> Iterator[tuple[float, ...]]:
    """The losses of the first steps of the engine."""
    try:
        for step in (run.step() for _ in range(min(STEPS, run.all_steps))):
            assert step is not None
            yield tuple(value.item() for value in step.values.values())
    except RuntimeError:
        assert not run.is_finite, "torch refuses numbers, not what is none"


def exported(run: Run, count: int) -> Losses:
    """The losses of so many steps of the exported text, which is walked by itself."""
    module: Any = ModuleType("exported")
    exec(compile(run.program.text, "exported.py", "exec"), vars(module))  # noqa: S102 - our own text
    seed = run.document.settings.seed
    torch.manual_seed(module.stream(seed, 0))
    random = [torch.Generator().manual_seed(module.stream(seed, 1))]
    network = module.Network(*(random if run.program.network_draws else ()))
    loaders = (getattr(module, f"data_of_{name}") for name in run.program.plan.data_names.values())
    training = module.Training(network, *(loader()[0] for loader in loaders), seed)
    steps = (values for _ in range(training.turns) for _, values in training.turn())
    return [tuple(v.item() for v in values.values()) for values in islice(steps, count)]


def assert_kept(document: Document, run: Run) -> None:
    """Document and weights go into files and come back, and say the same there."""
    again = from_json(to_json(document), "any.loom")
    assert to_json(again) == to_json(document)
    other = run_of(again)
    other.take_weights(load(save(run.weights())))
    assert save(other.weights()) == save(run.weights())
    before, after = (each.evaluate("validation") for each in (run_of_weights(run), other))
    assert repr(before) == repr(after)


def run_of_weights(run: Run) -> Run:
    """A new run of a document with the weights of another, whose random numbers are new too."""
    other = run_of(run.document)
    other.take_weights(run.weights())
    return other


def assert_printed(document: Document, run: Run) -> None:
    """The script prints what the application records; or the run says that a loss is no number."""
    try:
        expected = recorded(document)
    except Failure as fault:
        if "expected a finite loss" in str(fault) or "no numbers any more" in str(fault):
            return
        raise
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(run.program.text, "exported.py", "exec"), {"__name__": "__main__"})  # noqa: S102 - our own text
    assert numbers(printed.getvalue().splitlines()) == numbers(expected)


@pytest.mark.parametrize("count", [15, pytest.param(300, marks=pytest.mark.slow)])
def test_whatever_the_check_passes_is_trained_kept_and_exported(count: int) -> None:
    shown = 0

    @hypothesis_settings(in_peace, max_examples=count)
    @given(networks())
    def grown(document: Document) -> None:
        nonlocal shown
        shown += hold(document)

    grown()
    assert shown, "none of them could be trained, so nothing was shown"


@pytest.mark.slow
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.id)
def test_every_block_is_trained_among_others(block: Block) -> None:
    shown = 0

    @hypothesis_settings(in_peace, max_examples=15)
    @given(networks(block))
    def grown(document: Document) -> None:
        nonlocal shown
        graphs = (document.graph, *document.parts.values())
        shown += hold(document) and any(
            node.block == block.id for graph in graphs for node in graph.nodes.values()
        )

    grown()

    assert shown


@pytest.mark.slow
def test_a_script_of_any_network_prints_the_same_in_a_process_of_its_own(tmp_path: Path) -> None:
    ran = 0
    for seed in range(40):
        document = any_network(Random(seed))
        if ran == 3 or check(document).problems or run_of(document).all_steps > FEW_STEPS:
            continue
        assert numbers(printed_by(written(document, tmp_path))) == numbers(recorded(document))
        ran += 1
    assert ran == 3
