"""What is exported is what was trained: by itself, and step by step beside the engine."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import torch

from engine.document import edits
from engine.document.values import Document
from engine.latent.space import Space, latent_ports
from engine.observations.records import Losses, Record, Validated
from engine.program.write import write
from engine.questions.spots import At
from engine.training.loop import Loop
from tests.engine.drawn import (
    digits_autoencoder,
    duel,
    moons_autoencoder,
    node_of,
    rivals,
    run_of,
    schooling,
    told_by,
)


def printed_by(path: Path) -> list[str]:
    """The lines that a script prints, without a GPU and in a folder of its own."""
    there = {**os.environ, "CUDA_VISIBLE_DEVICES": ""}
    done = subprocess.run(
        [sys.executable, path.name],
        cwd=path.parent,
        env=there,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def recorded(document: Document) -> list[str]:
    """What the application's records say of a run, laid out as the script does."""
    told: list[Record] = []
    loop = Loop(run_of(document), "run", told.append)
    loop.start()
    while loop.step():
        pass
    loop.end("finished")
    return list(_lines(document, loop, told))


def _lines(document: Document, loop: Loop, told: list[Record]) -> Iterator[str]:
    plan = loop.run.program.plan
    names = {entry.node.id: entry.name for entry in plan.learners}
    is_plain = len(plan.learners) == 1 and not plan.is_staged
    functions = [*(entry.loss for entry in plan.learners), *filter(None, [plan.measures])]
    told_of = {end for function in functions for end in function.part.wanted}
    latest: dict[str, Losses] = {}
    for record in told:
        if isinstance(record, Losses):
            latest[record.optimizer] = record
        if isinstance(record, Validated):
            values = "  ".join(
                f"{plan.scope.values[end]} {record.values[end.node]:.6f}"
                for end in plan.scope.values
                if end in told_of
            )
            if record.split == "validation":
                yield from (
                    _trained(record.epoch, losses, names[node], is_plain)
                    for node, losses in latest.items()
                )
                latest.clear()
            yield f"{'test' if record.split == 'test' else '         validation'}  {values}"
    assert document.settings.epochs <= loop.run.epoch


def _trained(epoch: int, losses: Losses, name: str, is_plain: bool) -> str:
    values = "  ".join(f"{column[-1]:.6f}" for column in losses.values.values())
    return f"epoch {epoch:<3} {'training  ' if is_plain else name}  {values}"


def numbers(lines: list[str]) -> list[tuple[str, list[str]]]:
    """How each line begins, and its numbers sorted: names of terms and their order set aside."""
    return [
        (re.split(r"\s{2,}", line.strip())[0], sorted(re.findall(r"-?\d+\.\d{6}", line)))
        for line in lines
    ]


def imported(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(document: Document, folder: Path) -> Path:
    path = folder / "out.py"
    path.write_text(write(document).text, "utf-8")
    return path


def walked(module: Any, seed: int, steps: int, takes_random: bool) -> list[tuple[float, ...]]:
    """The losses of a text that is walked by hand, as its own loop does."""
    torch.manual_seed(module.stream(seed, 0))
    random = [torch.Generator().manual_seed(module.stream(seed, 1))] if takes_random else []
    network = module.Network(*random)
    loaders = [getattr(module, name) for name in vars(module) if name.startswith("data_of_")]
    training = module.Training(network, *(load()[0] for load in loaders), seed)
    found: list[tuple[float, ...]] = []
    while len(found) < steps:
        found += [tuple(v.item() for v in values.values()) for _, values in training.turn()]
    return found[:steps]


def averaging() -> Document:
    """An autoencoder that is looked at through the mean of its weights."""
    document = moons_autoencoder()
    (optimizer,) = write(document).plan.learners
    graph = edits.set_parameter(document.graph, [optimizer.node.id], "average", 0.9)
    return edits.with_graph(document, graph)


@pytest.mark.parametrize(
    "document",
    [digits_autoencoder(), duel(), averaging(), schooling()],
    ids=["autoencoder", "two optimizers", "averaging", "stages"],
)
def test_a_script_prints_the_losses_that_the_application_records(
    document: Document, tmp_path: Path
) -> None:
    printed, expected = printed_by(written(document, tmp_path)), recorded(document)

    assert numbers(printed) == numbers(expected)
    told = sum(line.startswith("validation") for line in map(str.strip, printed))
    assert told == document.settings.epochs


@pytest.mark.parametrize(
    "document",
    [digits_autoencoder(), duel(epochs=6), duel(seed=5, epochs=6), rivals(), schooling()],
    ids=["autoencoder", "two optimizers", "another seed", "together", "stages"],
)
def test_walking_an_imported_script_gives_the_steps_of_the_engine_to_the_bit(
    document: Document, tmp_path: Path
) -> None:
    run = run_of(document)
    expected = [values for _, values in told_by(run, 24)]

    module = imported(written(document, tmp_path))

    seed, draws = document.settings.seed, run.program.network_draws
    assert walked(module, seed, len(expected), draws) == expected
    assert len(expected) >= 8


@pytest.mark.parametrize("document", [digits_autoencoder(), duel()], ids=["autoencoder", "duel"])
def test_two_runs_with_one_seed_are_identical(document: Document) -> None:
    first, other = run_of(document), run_of(document)

    assert told_by(first, 12) == told_by(other, 12)
    assert first.evaluate("test") == other.evaluate("test")


def test_a_run_with_another_seed_differs() -> None:
    first, other = run_of(duel(seed=0)), run_of(duel(seed=1))

    assert told_by(first, 6) != told_by(other, 6)


def test_the_split_is_the_same_for_all_seeds() -> None:
    first, other = (run_of(digits_autoencoder(seed=seed)) for seed in (0, 9))
    (rows,), (theirs,) = first.rows.values(), other.rows.values()

    for split in ("training", "validation", "test"):
        for column, their in zip(rows[split], theirs[split], strict=True):
            assert torch.equal(column, their)


@pytest.mark.parametrize(
    "document",
    [moons_autoencoder(dimensions=3, epochs=6), digits_autoencoder()],
    ids=["moons", "digits"],
)
def test_watching_changes_no_loss(document: Document) -> None:
    alone, watched = run_of(document), run_of(document)
    expected = told_by(alone, 12)
    (end,) = latent_ports(watched.program)
    space = Space(watched, end)

    told = []
    for _ in range(12):
        cloud = space.cloud("run")
        space.decode(space.codes_of([At(float(cloud.points[0, 0]), 0.5)]))
        watched.evaluate("validation")
        told += told_by(watched, 1)

    assert told == expected


def test_watching_a_run_with_dropout_and_noise_changes_no_loss() -> None:
    alone, watched = run_of(duel()), run_of(duel())
    expected = told_by(alone, 6)

    told = []
    for _ in range(6):
        watched.evaluate("validation")
        told += told_by(watched, 1)

    assert told == expected
    assert node_of(duel(), "Making") in {optimizer for optimizer, _ in told}
