"""What is said of a run in the window, told by records as the engine sends them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from app.run_view import RunView
from app.windows.health import Health
from engine.drawing import Drawing
from engine.language import Map
from engine.observations.records import Losses, RunEnded, RunStarted, Validated

COLLAPSED = "Active: The code has collapsed: no dimension tells 0.01 nats of its sample."


@dataclass
class Followed:
    """A run that goes on, and the quiet words about it in their order."""

    run: RunView
    health: Health
    measure: str
    loss: str
    adam: str
    words: list[str]

    def validate(self, epoch: int, active: float, loss: float = 1.0) -> None:
        values = Map({self.measure: active, self.loss: loss})
        self.run.take([Validated("r1", "validation", epoch, epoch, values)])

    def train(self, loss: float) -> None:
        values = Map({"loss": np.array([loss], np.float32)})
        self.run.take([Losses("r1", self.adam, np.array([1]), values)])


@pytest.fixture
def followed(qapp: object) -> Followed:
    drawing = Drawing("Followed")
    moons = drawing.place("dataset", data="moons", rows=200)
    code = drawing.place("gaussian", moons["points"], shape=(2,))
    active = drawing.place("active_dimensions", code, title="Active")
    loss = drawing.place("kl_to_prior", code, title="KL")
    adam = drawing.place("optimizer", loss)
    run = RunView()
    made = Followed(run, Health(run, run), active.id, loss.id, adam.id, [])
    made.health.told.connect(made.words.append)
    run.expect("r1", drawing.document)
    run.take([RunStarted("r1", "Followed", Map({adam.id: "Adam"}), 4, 92, "cpu", 1, 9, "")])
    return made


def test_a_verdict_is_told_while_the_run_goes_on_and_goes_when_it_no_longer_holds(
    followed: Followed,
) -> None:
    followed.validate(1, active=0)
    followed.validate(2, active=2)
    assert followed.words == ["", COLLAPSED, ""]


def test_losses_of_steps_are_no_reason_to_judge_again(followed: Followed) -> None:
    followed.validate(1, active=0)
    followed.train(1.0)
    assert followed.words == ["", COLLAPSED]


def test_a_loss_that_rises_far_above_its_best_is_told(followed: Followed) -> None:
    followed.train(1.0)
    followed.validate(1, active=2, loss=40.0)
    assert followed.words[-1] == (
        "KL: It is at 40, far above its best of 1: it diverges. A smaller step size may help."
    )


def test_at_the_end_the_quiet_words_go_and_the_test_rows_are_what_counts(
    followed: Followed,
) -> None:
    followed.validate(1, active=2)
    values = Map({followed.measure: 0.0})
    followed.run.take([Validated("r1", "test", 1, 1, values), RunEnded("r1", "finished", 1.0, 1)])
    assert followed.words[-1] == ""
    assert followed.health.sentence == COLLAPSED
