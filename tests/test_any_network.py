"""Whatever the check passes can be trained, kept, taken up again and exported; the rest it names."""

from __future__ import annotations

import math
from random import Random
from types import ModuleType
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as some
from safetensors.torch import load, save

from engine.document.schema import from_json, to_json
from engine.document.values import Document
from engine.language import Block, registry
from engine.observations.records import Record
from engine.shapes.check import check
from engine.training.loop import Failure, Loop
from engine.training.run import Run
from tests.any_network import any_network
from tests.engine.document.any_document import in_peace
from tests.engine.drawn import run_of

STEPS = 3
seeds = some.integers(0, 2**32 - 1)


def hold(document: Document) -> bool:
    """Hold a document to all promises; whether it could be trained."""
    checked = check(document)
    if checked.problems or not document.graph.nodes:
        for problem in checked.problems:
            assert problem.nodes or problem.code == "no-optimizer"
            assert problem.sentence.endswith(".")
        return False
    run = run_of(document)
    told = steps_of(run)
    walk(document, run, told)
    assert_kept(document, run)
    return True


def steps_of(run: Run) -> list[tuple[float, ...]]:
    """The losses of the first steps."""
    found = []
    while len(found) < STEPS and (step := run.step()):
        found.append(tuple(value.item() for value in step.values.values()))
    return found


def walk(document: Document, run: Run, told: list[tuple[float, ...]]) -> None:
    """The exported text, walked by itself, has the losses of the engine to the bit."""
    module: Any = ModuleType("exported")
    exec(compile(run.program.text, "exported.py", "exec"), vars(module))
    seed = document.settings.seed
    torch.manual_seed(module.stream(seed, 0))
    random = [torch.Generator().manual_seed(module.stream(seed, 1))]
    network = module.Network(*random if run.program.network_draws else ())
    loaders = (getattr(module, f"data_of_{name}") for name in run.program.plan.data_names.values())
    training = module.Training(network, *(loader()[0] for loader in loaders), seed)
    found: list[tuple[float, ...]] = []
    for _ in range(training.turns):
        found += [tuple(v.item() for v in values.values()) for _, values in training.turn()]
        if len(found) >= len(told):
            break
    assert repr(found[: len(told)]) == repr(told)


def assert_kept(document: Document, run: Run) -> None:
    """Document and weights go into files and come back; the network then says the same."""
    again = from_json(to_json(document), "any.loom")
    assert to_json(again) == to_json(document)
    other = run_of(again)
    other.take_weights(load(save(run.weights())))
    assert all(torch.equal(other.weights()[name], there) for name, there in run.weights().items())
    assert run.evaluate("validation").keys() == other.evaluate("validation").keys()


@in_peace
@given(seeds)
def test_whatever_the_check_passes_trains(seed: int) -> None:
    document = any_network(Random(seed))
    hold(document)
