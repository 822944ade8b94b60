from typing import Any

import pytest
import torch
from torch import nn

from engine.document import edits
from engine.document.values import Document
from engine.drawing import Drawing
from engine.program.plan import NotTrainable
from engine.program.training_text import (
    DROPOUT_STREAM,
    EVALUATION_STREAM,
    FIRST_DATA_STREAM,
    NOISE_STREAM,
    WEIGHTS_STREAM,
)
from engine.training.run import NOWHERE, Blame, Run
from tests.engine.drawn import (
    classifier,
    digits_autoencoder,
    duel,
    maker,
    node_of,
    placed_points,
    run_of,
    told_by,
)


def deep() -> Document:
    """A Part behind a layer."""
    drawing, moons = placed_points()
    drawing.part("Maker", maker())
    before = drawing.place("linear", moons["points"], shape=(2,), title="Before")
    made = drawing.place("part", before, part="Maker", title="Made")
    drawing.place("optimizer", drawing.place("mean_squared_error", made, moons["points"]))
    return drawing.document


def blamed(run: Run) -> tuple[str, str]:
    """The title of the node that is blamed for the next step, and the line that raised."""
    with pytest.raises((RuntimeError, TypeError)) as told:
        run.step()
    return named(run, run.blame(told.value))


def named(run: Run, blame: Blame) -> tuple[str, str]:
    line = run.program.text.splitlines()[blame.line - 1].strip()
    return run.document.graph.nodes[blame.node].title, line


def damage(run: Run, path: str) -> None:
    """Give a layer weights of a wrong shape."""
    layer = run.network.get_submodule(path)
    assert isinstance(layer, nn.Linear)
    layer.weight = nn.Parameter(torch.zeros(3, 1000))


def test_a_step_tells_its_optimizer_and_its_loss_before_the_update() -> None:
    document = classifier()
    step = run_of(document).step()

    assert step is not None
    assert step.optimizer == node_of(document, "Adam")
    assert {name: value.shape for name, value in step.values.items()} == {
        "cross_entropy": torch.Size([])
    }


def test_a_run_is_over_after_its_last_turn() -> None:
    run = run_of(classifier(epochs=2))

    assert len(told_by(run, 100)) == run.turns == 4
    assert run.step() is None
    assert (run.turns_done, run.epoch) == (4, 2)


def test_a_run_knows_whether_it_stands_between_two_turns() -> None:
    run = run_of(duel())

    assert [run.is_between_turns for _ in range(6) if run.step()] == [False, False, True] * 2
    assert run.turns_done == 2


def test_a_document_with_problems_does_not_run() -> None:
    drawing = Drawing()
    drawing.place("optimizer")

    with pytest.raises(NotTrainable, match="nothing is wired to it"):
        run_of(drawing.document)


def test_a_run_knows_how_many_weights_it_has() -> None:
    assert run_of(classifier()).weight_count == 2 * 8 + 8 + 8 + 1


def test_evaluation_tells_losses_and_measures_by_node() -> None:
    document = classifier()
    values = run_of(document).evaluate("validation")

    assert set(values) == {node_of(document, "Cross-entropy"), node_of(document, "Accuracy")}
    assert 0 <= values[node_of(document, "Accuracy")] <= 1


def test_evaluation_of_the_parts_of_the_data_differs() -> None:
    run = run_of(digits_autoencoder())

    values = [run.evaluate(split) for split in ("training", "validation", "test")]

    assert len({tuple(found.values()) for found in values}) == 3


def test_the_digits_are_split_as_promised() -> None:
    (rows,) = run_of(digits_autoencoder()).rows.values()

    assert {split: len(columns[0]) for split, columns in rows.items()} == {
        "training": 1167,
        "validation": 130,
        "test": 500,
    }


def test_weights_are_told_by_the_ids_of_their_nodes() -> None:
    document = digits_autoencoder()
    graph = edits.rename(document.graph, node_of(document, "Code"), "Another title")
    renamed = edits.with_graph(document, graph)

    assert list(run_of(document).weights()) == list(run_of(renamed).weights())
    assert f"{node_of(document, 'Code')}.weight" in run_of(document).weights()


def test_renaming_changes_no_number() -> None:
    document = duel()
    graph = edits.rename(document.graph, node_of(document, "Maker"), "Another title")

    assert told_by(run_of(document), 6) == told_by(run_of(edits.with_graph(document, graph)), 6)


def test_looking_shares_the_weights_and_stays_in_evaluation_mode() -> None:
    run = run_of(duel())
    told_by(run, 3)

    pairs = zip(run.network.parameters(), run.looking.parameters(), strict=True)
    assert all(one is other for one, other in pairs)
    assert (run.network.training, run.looking.training) == (True, False)


def averaged(keep: float) -> Document:
    document = classifier()
    graph = edits.set_parameter(document.graph, [node_of(document, "Adam")], "average", keep)
    return edits.with_graph(document, graph)


def test_an_average_changes_no_loss_and_is_what_is_looked_at_and_kept() -> None:
    plain, run = run_of(classifier()), run_of(averaged(1.0))
    path, seen = next(iter(plain.weights())), list[torch.Tensor]()

    for _ in range(3):
        assert told_by(plain, 1) == told_by(run, 1)
        seen.append(plain.weights()[path].clone())

    torch.testing.assert_close(run.weights()[path], torch.stack(seen).mean(0))
    assert run.evaluate("test") != plain.evaluate("test")


def test_a_run_that_takes_kept_averages_looks_at_them() -> None:
    run, other = run_of(averaged(0.9)), run_of(averaged(0.9))
    told_by(run, 3)

    other.take_weights(run.weights())

    assert other.evaluate("test") == run.evaluate("test")


def test_no_two_streams_of_a_run_share_a_seed() -> None:
    """First weights, dropout, noise, evaluation, and the order of two sets in many epochs."""
    run = run_of(duel())
    stream = run.loaded["stream"]
    for seed in range(8):
        named = [stream(seed, number) for number in (WEIGHTS_STREAM, DROPOUT_STREAM, NOISE_STREAM)]
        orders = [
            int(str(stream(seed, FIRST_DATA_STREAM + number))) * 1_000_003 + epoch
            for number in range(3)
            for epoch in range(2_000)
        ]

        seeds = [*named, EVALUATION_STREAM, *orders]

        assert len(set(seeds)) == len(seeds)


def test_each_set_has_an_order_of_its_own() -> None:
    drawing = Drawing("Two orders", epochs=1, batch_size=35)
    one, other = (drawing.place("dataset", data="moons", rows=50) for _ in range(2))
    made = drawing.place("linear", one["points"], shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, other["points"]))
    training = run_of(drawing.document).training

    first, second = training.moons.next()[0], training.moons_2.next()[0]

    assert not torch.equal(first, second)
    assert torch.equal(first.sort(dim=0).values, second.sort(dim=0).values)


def test_an_exception_in_the_text_is_blamed_on_its_node_and_line() -> None:
    run = run_of(classifier())
    damage(run, "told")

    title, line = blamed(run)

    assert title == "Told"
    assert line.startswith("told_logits = self.told(hidden)")


def test_an_exception_inside_a_part_is_blamed_on_the_placed_part_and_the_line_inside() -> None:
    run = run_of(deep())
    damage(run, "made.point")

    title, line = blamed(run)

    assert title == "Made"
    assert line.startswith("point = self.point(")


def test_an_exception_in_the_code_of_a_block_is_blamed_on_the_line_of_its_node() -> None:
    drawing, moons = placed_points()
    dropped = drawing.place("dropout", moons["points"], title="Left out")
    made = drawing.place("linear", dropped, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, moons["points"]))
    run = run_of(drawing.document)
    layer: Any = run.network.get_submodule("left_out")
    layer.rate = "a word"

    title, line = blamed(run)

    assert title == "Left out"
    assert line.startswith("left_out = self.left_out(")


def test_an_exception_in_the_gradients_is_blamed_on_the_step_of_the_optimizer() -> None:
    run = run_of(classifier())
    for weight in run.network.parameters():
        weight.register_hook(lambda gradient: gradient[:0])

    title, line = blamed(run)

    assert title == "Adam"
    assert line.startswith('yield "adam", update(')


def test_an_exception_from_elsewhere_is_blamed_on_nothing() -> None:
    assert run_of(classifier()).blame(RuntimeError("elsewhere")) == NOWHERE


def test_an_exception_where_no_node_is_spoken_of_is_blamed_on_the_line_alone() -> None:
    run = run_of(classifier())
    with pytest.raises(StopIteration) as told:
        run.loaded["placed"]((), nn.Identity())

    blame = run.blame(told.value)

    assert blame.node == ""
    assert (
        run.program.lines[blame.line - 1].text == "    device = next(network.parameters()).device"
    )


def test_a_node_is_blamed_with_the_last_line_that_speaks_of_it() -> None:
    document = classifier()
    run = run_of(document)

    title, line = named(run, run.blame_of(node_of(document, "Adam")))

    assert title == "Adam"
    assert line.startswith('yield "adam", update(')
