import copy
import time
from collections.abc import Callable

import pytest
import torch

from engine.document.values import Document
from engine.training.timing import Clock, step_time
from tests.engine.drawn import (
    classifier,
    digits_autoencoder,
    duel,
    moved,
    node_of,
    placed_points,
    rivals,
    run_of,
    told_by,
    weights_of,
)


def uneven() -> Document:
    """A wide layer beside a narrow one, both from the points to one number."""
    drawing, moons = placed_points()
    heavy = drawing.place("dense", moons["points"], units=4096, title="Heavy")
    wide = drawing.place("dense", heavy, units=512, title="Wide")
    light = drawing.place("dense", moons["points"], units=4, title="Light")
    one = drawing.place("linear", wide, shape=(2,), title="One")
    other = drawing.place("linear", light, shape=(2,), title="Other")
    drawing.place("optimizer", drawing.place("mean_squared_error", one, other), rule="sgd")
    return drawing.document


@pytest.mark.parametrize("make", [digits_autoencoder, classifier, duel, rivals, uneven])
def test_the_shares_of_a_step_are_all_of_it(make: Callable[[], Document]) -> None:
    told = step_time(run_of(make()), "run-1")

    assert told.run == "run-1"
    assert told.seconds > 0
    assert sum(told.shares.values()) == pytest.approx(1)
    assert min(told.shares.values()) >= 0


def test_every_node_of_a_step_has_a_share() -> None:
    document = digits_autoencoder()

    shares = step_time(run_of(document), "run-1").shares

    assert set(shares) == set(document.graph.nodes)


def test_a_heavy_node_takes_most_of_the_time() -> None:
    document = uneven()
    shares = step_time(run_of(document), "run-1").shares

    assert shares[node_of(document, "Wide")] > 10 * shares[node_of(document, "Light")]
    assert shares[node_of(document, "Wide")] > 0.3


@pytest.mark.parametrize("make", [digits_autoencoder, classifier, duel, rivals])
def test_measuring_changes_no_number_of_the_run(make: Callable[[], Document]) -> None:
    alone, measured = run_of(make()), run_of(make())
    expected = told_by(alone, 8)

    found = []
    for _ in range(8):
        step_time(measured, "run-1")
        found += told_by(measured, 1)

    assert found == expected
    assert not moved(weights_of(alone), weights_of(measured))


def test_measuring_leaves_the_gradients_and_the_global_numbers_alone() -> None:
    run = run_of(classifier())
    told_by(run, 1)
    before = copy.deepcopy([weight.grad for weight in run.network.parameters()])
    random = torch.get_rng_state()

    step_time(run, "run-1")

    after = [weight.grad for weight in run.network.parameters()]
    pairs = zip(before, after, strict=True)
    assert all(one is not None and other is not None and one.equal(other) for one, other in pairs)
    assert torch.equal(torch.get_rng_state(), random)


def test_a_value_that_is_passed_on_belongs_to_who_made_it() -> None:
    clock = Clock(torch.device("cpu"))
    weight = torch.ones(2, requires_grad=True)
    value = weight * 2
    clock.tick("maker", value)
    clock.tick("passer", value)
    loss = (value.exp()).sum()
    clock.tick("loss", loss)
    forward = dict(clock.seconds)

    clock.restart("loss")
    torch.autograd.grad(loss, weight)
    clock.stop()

    assert clock.seconds["passer"] == forward["passer"]
    assert clock.seconds["maker"] > forward["maker"]


def test_time_is_given_to_the_node_that_took_it() -> None:
    clock = Clock(torch.device("cpu"))
    end = time.perf_counter() + 0.01
    while time.perf_counter() < end:
        pass
    clock.tick("slow")
    clock.tick("quick")

    assert clock.seconds["slow"] >= 0.01 > clock.seconds["quick"]
