"""What the class Training of a text does, held against loops written by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.document import edits
from engine.document.values import Document
from engine.drawing import Drawing
from engine.language import Ports, Value
from engine.program.plan import plan_of
from engine.program.training_text import training_class
from engine.program.write import write
from engine.training.run import Run
from tests.engine.drawn import (
    classifier,
    digits_autoencoder,
    duel,
    moons_autoencoder,
    moved,
    node_of,
    placed_points,
    rivals,
    run_of,
    text_of,
    told_by,
    weights_of,
)


def changed(document: Document, title: str, **parameters: Value) -> Document:
    graph = document.graph
    for name, value in parameters.items():
        graph = edits.set_parameter(graph, [node_of(document, title)], name, value)
    return edits.with_graph(document, graph)


def sizes_of(run: Run, learner: str, steps: int) -> list[float]:
    """The step size of each of the next steps of one optimizer."""
    optimizer = getattr(run.training, learner)
    found = []
    for _ in range(steps):
        run.step()
        found.append(optimizer.param_groups[0]["lr"])
    return found


def test_the_optimizer_of_the_lower_order_comes_first_whichever_was_placed_first() -> None:
    document = rivals(orders=(2, 1))
    titles = [document.graph.nodes[node].title for node, _ in told_by(run_of(document), 4)]

    assert titles == ["Fleeing", "Meeting", "Fleeing", "Meeting"]


def test_a_turn_takes_as_many_steps_of_each_optimizer_as_it_says() -> None:
    document = duel()
    titles = [document.graph.nodes[node].title for node, _ in told_by(run_of(document), 6)]

    assert titles == ["Judging", "Judging", "Making"] * 2


def test_optimizers_of_equal_order_repeat_their_step_together() -> None:
    document = rivals(orders=(1, 1), steps=2)
    run = run_of(document)

    titles = [document.graph.nodes[node].title for node, _ in told_by(run, 4)]

    assert titles == ["Meeting", "Fleeing"] * 2
    assert (run.turns_done, run.is_between_turns) == (1, True)


def test_an_optimizer_moves_what_it_names_and_nothing_else() -> None:
    document = duel()
    run = run_of(document)
    before = weights_of(run)

    told_by(run, 2)
    judged = weights_of(run)
    told_by(run, 1)

    assert moved(before, judged) == {node_of(document, "Judge")}
    assert moved(judged, weights_of(run)) == {node_of(document, "Maker")}


def test_what_a_step_does_not_own_gets_no_gradient() -> None:
    run = run_of(duel())

    told_by(run, 2)

    assert all(weight.grad is None for weight in run.network.get_submodule("maker").parameters())
    assert all(
        weight.grad is not None for weight in run.network.get_submodule("judge").parameters()
    )


def test_an_optimizer_that_names_nothing_trains_what_no_other_one_names() -> None:
    document = changed(duel(), "Making", trains=())
    run = run_of(document)
    before = weights_of(run)

    told_by(run, 3)

    assert moved(before, weights_of(run)) == {node_of(document, t) for t in ("Judge", "Maker")}
    assert "self.making = torch.optim.SGD(network.maker.parameters()" in run.program.text


def test_an_optimizer_of_several_nodes_among_others_lists_their_weights() -> None:
    document = digits_autoencoder()
    names = tuple(node_of(document, title) for title in ("Encoder 1", "Encoder 2"))
    run = run_of(changed(document, "Adam", trains=names))
    before = weights_of(run)

    told_by(run, 2)

    assert moved(before, weights_of(run)) == set(names)
    assert "[*network.encoder_1.parameters(), *network.encoder_2.parameters()]" in run.program.text


def test_the_terms_of_a_sum_of_losses_are_told_beside_the_total() -> None:
    run = run_of(duel())
    run.step()
    run.step()

    step = run.step()

    assert step is not None
    assert list(step.values) == ["both", "apart", "near"]
    assert step.values["both"] == step.values["apart"] + step.values["near"]


def test_the_schedule_one_over_t_divides_the_first_step_size_by_the_step() -> None:
    run = run_of(changed(classifier(epochs=4), "Adam", schedule="one_over_t", step_size=0.5))

    assert sizes_of(run, "adam", 4) == [0.5, 0.25, 0.5 / 3, 0.125]


def test_the_schedule_cosine_falls_to_nothing_over_all_steps_of_the_run() -> None:
    run = run_of(changed(duel(epochs=3), "Judging", step_size=0.5))
    steps = run.turns * 2

    sizes = [
        size for place, size in enumerate(sizes_of(run, "judging", run.turns * 3)) if place % 3 < 2
    ]

    expected = [0.5 * (1 + math.cos(math.pi * step / steps)) / 2 for step in range(steps)]
    assert sizes == pytest.approx(expected, abs=1e-12)


def test_schedules_of_optimizers_that_step_together_count_their_own_steps() -> None:
    run = run_of(rivals(schedule="one_over_t"))

    assert sizes_of(run, "meeting", 4) == [0.05, 0.05, 0.025, 0.025]


def test_a_constant_step_size_leaves_no_schedule_in_the_text() -> None:
    text = run_of(classifier()).program.text

    assert "step_size" not in text
    assert "cosine" not in text


def _longest_step(document: Document, learner: str) -> float:
    """How far the first step of an optimizer goes."""
    run = run_of(document)
    weights = [w for group in getattr(run.training, learner).param_groups for w in group["params"]]
    before = [weight.detach().clone() for weight in weights]
    for _ in range(run.program.plan.steps_of(1)):
        run.step()
    steps = [(new.detach() - old).flatten() for new, old in zip(weights, before, strict=True)]
    return float(torch.cat(steps).norm())


def test_a_clipped_step_is_no_longer_than_its_size_times_the_clip() -> None:
    clipped: dict[str, Value] = {"rule": "sgd", "step_size": 1.0, "clip": 0.01}

    alone = changed(rivals(orders=(1, 2)), "Meeting", **clipped)
    together = changed(rivals(), "Meeting", **clipped)

    assert _longest_step(alone, "meeting") == pytest.approx(0.01, rel=1e-3)
    assert _longest_step(together, "meeting") == pytest.approx(0.01, rel=1e-3)


def test_noise_is_fresh_at_each_step() -> None:
    noise = _noises(run_of(duel()), 4)

    assert len({tuple(values.flatten().tolist()) for values in noise}) == 4


def test_evaluation_noise_is_the_same_each_time_and_for_every_seed() -> None:
    run, other = run_of(duel()), run_of(duel(seed=7))
    told_by(run, 3)

    first, again = (run.evaluate("validation") for _ in range(2))

    assert first == again
    assert "random = torch.Generator().manual_seed(3)" in text_of(run, "evaluate")
    assert text_of(other, "evaluate") == text_of(run, "evaluate")


def test_evaluation_noise_is_not_that_of_training() -> None:
    run = run_of(duel())
    (training,) = _noises(run, 1)
    random = torch.Generator().manual_seed(3)

    assert not torch.equal(training, torch.randn(32, 2, generator=random))


def test_dropout_draws_from_the_networks_own_generator() -> None:
    run = run_of(duel())
    before = torch.get_rng_state()
    own: Any = run.network.get_submodule("maker.kept").random
    state = own.get_state()

    told_by(run, 3)

    assert torch.equal(torch.get_rng_state(), before)
    assert not torch.equal(own.get_state(), state)


def test_evaluation_draws_nothing_and_drops_nothing() -> None:
    run = run_of(duel())
    own: Any = run.network.get_submodule("maker.kept").random
    theirs: Any = run.looking.get_submodule("maker.kept").random
    states = own.get_state(), theirs.get_state()

    run.evaluate("validation")

    assert torch.equal(own.get_state(), states[0])
    assert torch.equal(theirs.get_state(), states[1])


def test_all_columns_of_a_data_set_are_ports() -> None:
    run = run_of(classifier())

    assert "points, label = self.moons.next()" in text_of(run, "turn")


def test_a_step_draws_only_from_the_sources_that_its_loss_takes() -> None:
    drawing, moons = placed_points()
    noise = drawing.place("noise", title="Noise")
    seen = drawing.place("linear", moons["points"], shape=(2,), title="Seen")
    made = drawing.place("linear", noise, shape=(2,), title="Made")
    for name, value, target in (("Seeing", seen, moons["points"]), ("Making", made, noise.end)):
        loss = drawing.place("mean_squared_error", value, target)
        drawing.place("optimizer", loss, title=name, order=1 + (name == "Making"))
    run = run_of(drawing.document)

    assert text_of(run, "turn").splitlines()[1:] == [
        "        points, _ = self.moons.next()",
        '        yield "seeing", update(self.seeing, self.network.loss_of_seeing(points))',
        "        noise = torch.randn(32, 2, generator=self.random).to(self.device)",
        '        yield "making", update(self.making, self.network.loss_of_making(noise))',
    ]


def test_a_column_that_nothing_takes_is_not_named() -> None:
    run = run_of(digits_autoencoder())

    assert "images, _ = self.digits.next()" in text_of(run, "turn")


def test_the_only_column_of_a_data_set_is_unpacked_too() -> None:
    plan = plan_of(moons_autoencoder())
    moons = node_of(plan.document, "Moons")
    (points, _) = plan.checked.ports[moons].outputs
    ports = plan.checked.ports.put(moons, Ports(outputs=(points,)))
    checked = replace(plan.checked, ports=ports)

    lines = training_class(replace(plan, scope=replace(plan.scope, checked=checked)))

    assert "        (moons,) = self.moons_2.next()" in [line.text for line in lines]


def test_a_muted_node_is_passed_over_and_its_weights_are_not_there() -> None:
    drawing, moons = placed_points()
    first = drawing.place("dense", moons["points"], units=2, title="First")
    muted = drawing.place("dense", first, units=2, title="Muted")
    drawing.place("optimizer", drawing.place("mean_squared_error", muted, moons["points"]))
    graph = edits.mute(drawing.graph, [muted.id])
    run = run_of(edits.with_graph(drawing.document, graph))

    told_by(run, 2)

    assert {name.split(".")[0] for name in run.weights()} == {first.id}
    assert "mse_loss(first, points)" in run.program.text


def test_the_epoch_is_counted_by_the_largest_set() -> None:
    drawing = Drawing("Two sets", epochs=2, batch_size=20)
    small = drawing.place("dataset", data="moons", rows=60, title="Small")
    large = drawing.place("dataset", data="circles", rows=120, title="Large")
    made = drawing.place("linear", small["points"], shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, large["points"]))
    run = run_of(drawing.document)

    epochs = [run.epoch for _ in range(run.turns) if run.step()]

    assert epochs == [0, 0, 0, 1, 1, 1, 1, 2]
    assert run.training.small.epoch == 4


def test_epochs_are_counted_when_the_draws_of_a_turn_do_not_divide_the_batches() -> None:
    run = run_of(duel(epochs=3))
    batches = run.training.moons.batches

    assert (batches, run.turns) == (4, 4)
    epochs = [run.epoch for _ in range(run.turns * 3) if run.step()]
    assert epochs == [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3]


def test_without_data_the_document_says_how_many_turns_an_epoch_has() -> None:
    drawing = Drawing("No data", epochs=2, turns_per_epoch=3, batch_size=8)
    noise = drawing.place("noise")
    made = drawing.place("linear", noise, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, noise, title="Loss"))
    run = run_of(drawing.document)

    epochs = [run.epoch for _ in range(run.turns) if run.step()]

    assert epochs == [0, 0, 1, 1, 1, 2]
    assert list(run.evaluate("test")) == [node_of(drawing.document, "Loss")]


def test_a_set_that_is_smaller_than_a_batch_is_drawn_whole_with_as_much_noise() -> None:
    drawing = Drawing("Few", epochs=2, batch_size=64)
    moons = drawing.place("dataset", data="moons", rows=50)
    noise = drawing.place("noise")
    made = drawing.place("linear", noise, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, moons["points"]))
    run = run_of(drawing.document)

    assert len(told_by(run, 5)) == run.turns == 2


def test_evaluation_of_several_sets_takes_as_many_rows_as_the_smallest_has() -> None:
    drawing = Drawing("Two sets", epochs=1)
    small = drawing.place("dataset", data="moons", rows=60, title="Small")
    large = drawing.place("dataset", data="circles", rows=120, title="Large")
    made = drawing.place("linear", small["points"], shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, large["points"]))
    run = run_of(drawing.document)

    assert "count = min(len(small[0]), len(large[0]))" in text_of(run, "evaluate")
    assert math.isfinite(next(iter(run.evaluate("test").values())))


def test_a_turn_is_said_in_words() -> None:
    assert (
        '"""A turn: 2 steps of Judging, then 1 step of Making; each step on a fresh batch of 32."""'
        in text_of(run_of(duel()), "Training")
    )
    assert "1 step of Meeting and Fleeing together" in text_of(run_of(rivals()), "Training")


def test_a_long_step_has_a_line_for_its_name_and_one_for_its_update() -> None:
    document = duel()
    graph = edits.rename(document.graph, node_of(document, "Making"), "Making points that pass")
    run = run_of(edits.with_graph(document, graph))

    assert [line.strip() for line in text_of(run, "turn").splitlines()][-7:] == [
        "yield (",
        '"making_points_that_pass",',
        "update(",
        "self.making_points_that_pass,",
        "self.network.loss_of_making_points_that_pass(points, noise),",
        "),",
        ")",
    ]


def test_the_number_of_turns_says_how_many_batches_a_turn_takes() -> None:
    line = "self.turns = math.ceil(2 * self.moons.batches / 3)  # 2 epochs, 3 batches a turn"
    assert line in text_of(run_of(duel()), "Training")


def _noises(run: Run, steps: int) -> list[Tensor]:
    """The noise that reached the Maker at each step."""
    found: list[Tensor] = []

    def note(_: nn.Module, arguments: tuple[Tensor, ...]) -> None:
        found.append(arguments[0])

    handle = run.network.get_submodule("maker").register_forward_pre_hook(note)
    told_by(run, steps)
    handle.remove()
    return found


def test_noise_that_is_only_measured_leaves_no_generator_in_the_training() -> None:
    drawing = Drawing("Measured noise")
    moons = drawing.place("dataset", data="moons")
    head = drawing.place("dense", moons["points"], units=2, title="Head")
    drawing.place("optimizer", drawing.place("mean_squared_error", head, moons["points"]))
    drawing.place("average", drawing.place("dense", drawing.place("noise", shape=(2,))))

    text = write(drawing.document).text

    assert "random = torch.Generator().manual_seed(3)" in text
    assert "self.random" not in text
