import pytest
import torch
from torch import Tensor

from engine.document.values import Document, End
from engine.drawing import Drawing
from engine.program.plan import plan_of
from engine.program.slices import slice_of
from engine.program.views import view
from engine.training.run import Run
from tests.engine.drawn import (
    classifier,
    digits_autoencoder,
    duel,
    judge,
    maker,
    moons_autoencoder,
    node_of,
    placed_points,
    run_of,
    told_by,
)


def end_of(document: Document, title: str, port: str = "y") -> End:
    return End(node_of(document, title), port)


def conditional() -> Document:
    """An autoencoder whose decoder is told the points beside their code."""
    drawing, moons = placed_points("Conditional")
    code = drawing.place("latent", moons["points"], dimensions=1, title="Code")
    beside = drawing.place("concatenate", code, moons["points"], title="Beside")
    again = drawing.place("linear", beside, shape=(2,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, moons["points"]))
    return drawing.document


def looked(run: Run, wanted: End, given: tuple[End, ...], *values: Tensor) -> Tensor:
    function = run.loaded.add(view(run.program, "looked", wanted, given))
    with torch.no_grad():
        return function(run.looking, *values)


@pytest.mark.parametrize(
    ("document", "title"),
    [(digits_autoencoder(), "Pixels"), (moons_autoencoder(), "Again")],
    ids=["digits", "moons"],
)
def test_decoding_a_code_gives_the_numbers_of_the_full_program_to_the_bit(
    document: Document, title: str
) -> None:
    run = run_of(document)
    told_by(run, 3)
    (rows,) = run.rows.values()
    code, made = end_of(document, "Code", "z"), end_of(document, title)

    codes = looked(run, code, (), rows["test"][0])

    whole = looked(run, made, (), rows["test"][0])
    assert torch.equal(looked(run, made, (code,), codes), whole)


def test_a_slice_from_logits_on_equals_the_full_program() -> None:
    document = classifier()
    run = run_of(document)
    (rows,) = run.rows.values()
    points, label = rows["test"]
    told, loss = end_of(document, "Told"), end_of(document, "Cross-entropy", "loss")

    from_told = looked(run, loss, (told,), label, looked(run, told, (), points))

    assert torch.allclose(from_told, looked(run, loss, (), points, label))


def test_a_condition_becomes_a_named_argument() -> None:
    document = conditional()
    run = run_of(document)
    code = end_of(document, "Code", "z")

    found = view(run.program, "decode", end_of(document, "Again"), (code,))

    assert "def decode(network, points: Tensor, code: Tensor) -> Tensor:" in found.text
    assert [end.port for end in found.part.arguments] == ["points", "z"]


def test_a_value_that_is_wanted_and_given_is_passed_through() -> None:
    document = moons_autoencoder()
    run = run_of(document)
    code = end_of(document, "Code", "z")
    codes = torch.randn(4, 2)

    assert looked(run, code, (code,), codes) is codes


def test_sources_are_arguments_and_come_in_the_order_of_the_graph() -> None:
    document = duel()
    scope = plan_of(document).scope
    both = end_of(document, "Both")

    arguments = slice_of(scope, (both,)).arguments

    assert [scope.values[end] for end in arguments] == ["points", "noise"]


def test_what_a_step_does_not_train_is_told_from_what_it_trains() -> None:
    document = duel()
    scope = plan_of(document).scope
    judge = node_of(document, "Judge")

    part = slice_of(scope, (end_of(document, "Apart", "loss"),), trained=(judge,))

    assert part.untrained == (node_of(document, "Maker"),)
    assert part.rest[:2] == (judge, node_of(document, "Judge of made"))


def test_what_needs_no_weights_stands_before_what_is_not_trained() -> None:
    drawing, moons = placed_points()
    bent = drawing.place("activation", moons["points"], title="Bent")
    kept = drawing.place("linear", bent, shape=(2,), is_frozen=True, title="Kept")
    learned = drawing.place("linear", kept, shape=(2,), title="Learned")
    loss = drawing.place("mean_squared_error", learned, moons["points"])
    drawing.place("optimizer", loss)

    part = plan_of(drawing.document).learners[0].loss.part

    assert (part.before, part.untrained) == ((bent.id,), (kept.id,))
    assert part.rest == (learned.id, loss.id)


def test_what_a_slice_is_given_counts_as_having_no_weights() -> None:
    document = moons_autoencoder()
    scope = plan_of(document).scope
    code, again = end_of(document, "Code", "z"), end_of(document, "Again")

    part = slice_of(scope, (again,), (code,), trained=(node_of(document, "Again"),))

    assert part.untrained == (node_of(document, "Unfolded"),)


def penalised_maker() -> Document:
    """A maker of points, of which a judge that somebody else trains is to be flat."""
    drawing = Drawing("Penalised", epochs=1, batch_size=16)
    drawing.part("Maker", maker())
    drawing.part("Judge", judge())
    moons = drawing.place("dataset", data="moons", rows=200)
    made = drawing.place("part", moons["points"], part="Maker", title="Maker")
    told = drawing.place("part", made, part="Judge", title="Judge")
    steep = drawing.place("gradient_penalty", told, made, title="Steep")
    drawing.place("optimizer", steep, trains=(made.id,), title="Making")
    drawing.place("optimizer", steep, trains=(told.id,), title="Judging", order=2)
    return drawing.document


def test_what_a_derivative_is_taken_of_keeps_its_gradients_though_it_is_not_trained() -> None:
    document = penalised_maker()
    scope = plan_of(document).scope
    steep, maker_node = end_of(document, "Steep", "loss"), node_of(document, "Maker")

    part = slice_of(scope, (steep,), trained=(node_of(document, "Judge"),))

    assert part.untrained == (maker_node,)
    assert part.rest == (node_of(document, "Judge"), steep.node)


def test_a_derivative_through_weights_that_nobody_trains_is_no_part_of_what_is_without() -> None:
    drawing, moons = placed_points()
    kept = drawing.place("linear", moons["points"], shape=(1,), is_frozen=True, title="Kept")
    steep = drawing.place("gradient_penalty", kept, moons["points"], title="Steep")
    learned = drawing.place("linear", moons["points"], shape=(2,), title="Learned")
    error = drawing.place("mean_squared_error", learned, moons["points"])
    drawing.place("optimizer", drawing.place("sum", error, steep))

    part = plan_of(drawing.document).learners[0].loss.part

    assert part.untrained == ()
    assert part.rest[:2] == (kept.id, steep.id)
    told_by(run_of(drawing.document), 2)


def test_a_derivative_can_be_looked_at_where_gradients_are_off_and_leaves_the_rows_alone() -> None:
    document = penalised_maker()
    run = run_of(document)
    told_by(run, 2)
    (rows,) = run.rows.values()

    found = looked(run, end_of(document, "Steep", "loss"), (), rows["test"][0])

    values = run.evaluate("test")
    assert float(found.detach()) == pytest.approx(values[node_of(document, "Steep")])
    assert not any(column.requires_grad for split in rows.values() for column in split)
