from collections.abc import Callable
from math import prod

import pytest
import torch

from engine.document.values import Document
from engine.drawing import Drawing
from engine.training.gradients import gradient_norms, gradient_variance
from engine.training.run import Run
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


def stacked() -> Document:
    """A Repeat of three links between two layers."""
    link = Drawing()
    link.place("output", link.place("dense", link.place("input"), units=2))
    drawing, moons = placed_points()
    drawing.part("Link", link.graph)
    stack = drawing.place("repeat", moons["points"], part="Link", times=3, title="Stack")
    head = drawing.place("probability", stack, title="Head")
    loss = drawing.place("binary_cross_entropy", head, moons["label"])
    drawing.place("optimizer", loss, rule="sgd", title="Learner")
    return drawing.document


def line(batch_size: int = 32) -> Document:
    """A linear map of points, fitted by squares."""
    drawing, moons = placed_points(batch_size=batch_size)
    one = drawing.place("linear", moons["points"], shape=(2,), title="One")
    drawing.place(
        "optimizer", drawing.place("mean_squared_error", one, moons["points"]), rule="sgd"
    )
    return drawing.document


def of_only(run: Run) -> dict[str, float]:
    (norms,) = gradient_norms(run).norms.values()
    return dict(norms)


def test_a_norm_is_the_root_of_the_sum_of_squares_over_the_weights_of_a_node() -> None:
    document = line(batch_size=10_000)  # all rows, so that the batch is known
    run = run_of(document)
    (columns,) = run.rows.values()
    points = columns["training"][0]
    layer = next(run.network.children())
    loss = ((layer(points) - points) ** 2).mean()
    gradients = torch.autograd.grad(loss, list(layer.parameters()))

    expected = float(torch.cat([each.flatten() for each in gradients]).norm())
    assert of_only(run) == {node_of(document, "One"): pytest.approx(expected, rel=1e-5)}


def test_each_link_of_a_repeat_has_a_norm() -> None:
    document = stacked()
    stack, head = node_of(document, "Stack"), node_of(document, "Head")

    assert list(of_only(run_of(document))) == [*(f"{stack}.{n}" for n in range(3)), head]


def test_each_optimizer_tells_of_the_nodes_that_it_trains() -> None:
    document = rivals()

    found = gradient_norms(run_of(document), "run-1")

    nodes = {title: node_of(document, title) for title in ("Meeting", "Fleeing", "One", "Other")}
    assert {optimizer: list(norms) for optimizer, norms in found.norms.items()} == {
        nodes["Meeting"]: [nodes["One"]],
        nodes["Fleeing"]: [nodes["Other"]],
    }
    assert found.run == "run-1"


def test_what_the_loss_does_not_reach_has_a_norm_of_zero() -> None:
    document = stacked()
    run = run_of(document)
    with torch.no_grad():
        run.network.get_parameter("head.weight").zero_()

    norms = of_only(run)

    assert norms[f"{node_of(document, 'Stack')}.0"] == 0.0
    assert norms[node_of(document, "Head")] > 0.0


@pytest.mark.parametrize("make", [digits_autoencoder, classifier, duel, rivals, stacked])
def test_measuring_changes_no_number_of_the_run(make: Callable[[], Document]) -> None:
    alone, measured = run_of(make()), run_of(make())
    expected, random = told_by(alone, 8), torch.get_rng_state()
    optimizer = measured.program.plan.learners[0].node.id

    found = []
    for _ in range(8):
        gradient_norms(measured)
        gradient_variance(measured, optimizer, 4, is_replaced=True, draws=3)
        found += told_by(measured, 1)

    assert found == expected
    assert not moved(weights_of(alone), weights_of(measured))
    assert torch.equal(torch.get_rng_state(), random)


def _variance(run: Run, size: int, *, is_replaced: bool) -> float:
    return gradient_variance(
        run, run.program.plan.learners[0].node.id, size, is_replaced=is_replaced, draws=2000
    )


def test_the_variance_falls_with_the_size_of_the_batch() -> None:
    run = run_of(line())
    one, many = (_variance(run, size, is_replaced=True) for size in (1, 16))

    assert one / many == pytest.approx(16, rel=0.1)


def test_without_replacement_the_variance_falls_to_nothing_at_all_rows() -> None:
    run = run_of(line())
    (columns,) = run.rows.values()
    count = prod(columns["training"][0].shape[:1])
    size = count // 2
    replaced, once = (_variance(run, size, is_replaced=each) for each in (True, False))

    assert once / replaced == pytest.approx((count - size) / (count - 1), rel=0.1)
    assert _variance(run, count, is_replaced=False) < 1e-6 * replaced
