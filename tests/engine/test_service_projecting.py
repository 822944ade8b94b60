"""Showing a space of a service another way: while it trains, given up, and of an earlier run."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.commands import Ask, GiveUp, Reopen, Stop, Train, Watch
from engine.document.values import Document
from engine.latent.projections import tsne as tsne_file
from engine.observations.records import Cloud, Losses, RunEnded
from engine.questions.projecting import PRINCIPAL, Axes, How, Project, Projected, Tsne
from engine.questions.question import Answer, NoAnswer, Working
from tests.engine.asked import LONG, Engine, code
from tests.engine.drawn import moons_autoencoder, run_of, told_by


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, count in (("EARLY", 40), ("LATE", 40), ("AGAIN", 20)):
        monkeypatch.setattr(tsne_file, name, count)


def project(document: Document, how: How, request: int = 1) -> Ask:
    return Ask(*code(document), request, Project(how))


def test_a_layout_is_laid_beside_training_and_shown_from_then_on(engine: Engine) -> None:
    document = moons_autoencoder(dimensions=3, epochs=LONG)
    engine.send(Watch((code(document),)), Train("run-1", document))
    before = engine.until(Cloud)

    engine.send(project(document, Tsne()))
    answer = engine.until(Answer)
    after = engine.until(Cloud, lambda cloud: cloud.view is not None and cloud.view.is_whole)

    assert isinstance(answer.value, Projected)
    assert answer.value.view.how == Tsne()
    assert after.view is not None
    assert after.view.how == Tsne()
    assert after.step > before.step
    assert engine.all(Working)
    engine.send(Stop())
    engine.until(RunEnded)


def test_a_layout_changes_nothing_of_what_is_trained(engine: Engine) -> None:
    document = moons_autoencoder(dimensions=3, epochs=40)
    expected = [values[0] for _, values in told_by(run_of(document), 80)]

    ways: tuple[How, ...] = (Tsne(), Axes(2, 1))
    engine.send(Watch((code(document),)), Train("run-1", document, device="cpu"))
    engine.send(*(project(document, how, n) for n, how in enumerate(ways)))
    engine.until(RunEnded)

    told = np.concatenate([entry.values["loss"] for entry in engine.all(Losses)])
    assert told.tolist() == expected


def test_a_layout_that_is_given_up_is_not_answered(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tsne_file, "LATE", 1_000_000)
    document = moons_autoencoder(dimensions=3)
    engine.send(Watch((code(document),)), Train("run-1", document))
    engine.until(RunEnded)
    engine.send(project(document, Tsne(), 7))
    engine.until(Working, lambda told: told.part > 0)

    engine.send(GiveUp(7), project(document, PRINCIPAL, 8))

    assert engine.until(Answer).request == 8
    engine.send(Watch((code(document),)))
    cloud = engine.until(Cloud)
    assert cloud.view is not None
    assert cloud.view.how == PRINCIPAL
    assert not engine.all(NoAnswer)


def test_a_run_that_is_opened_again_can_be_laid_out_too(engine: Engine, tmp_path: Path) -> None:
    document = replace(moons_autoencoder(dimensions=3), title="Kept")
    engine.send(Train("run-1", document, str(tmp_path / "run")))
    engine.until(RunEnded)

    engine.send(Watch((code(document),)), Reopen("run-2", str(tmp_path / "run")))
    engine.until(Cloud)
    engine.send(project(document, Tsne()))

    answer = engine.until(Answer)
    assert answer.run == "run-2"
    assert isinstance(answer.value, Projected)
    assert answer.value.view.is_whole
