from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest
import torch

from engine.document import edits
from engine.document.values import Document, End
from engine.latent.readings.recursion import Recursion, recursions
from engine.latent.space import Space
from engine.program.views import view
from engine.questions.question import Unanswerable
from tests.engine.drawn import (
    classifier,
    duel,
    moons_autoencoder,
    node_of,
    placed_points,
    run_of,
    told_by,
)

ROWS = np.arange(7)


def judged(head: str = "probability") -> Document:
    """Points through a code and back, and a classifier of the same points."""
    drawing, moons = placed_points("Judged")
    code = drawing.place("latent", moons["points"], dimensions=2, title="Code")
    again = drawing.place("linear", code, shape=(2,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, moons["points"]))
    knobs: dict[str, Any] = {"classes": 2} if head == "categorical" else {}
    told = drawing.place(head, moons["points"], title="Told", **knobs)
    loss = "binary_cross_entropy" if head == "probability" else "categorical_cross_entropy"
    drawing.place("optimizer", drawing.place(loss, told, moons["label"]))
    return drawing.document


def conditional() -> Document:
    """A point and its label through a code; the label is told to the decoder too."""
    drawing, moons = placed_points("Conditional")
    label = drawing.place("one_hot", moons["label"], title="Label")
    beside = drawing.place("concatenate", moons["points"], label, title="Beside")
    code = drawing.place("latent", beside, dimensions=2, title="Code")
    both = drawing.place("concatenate", code, label, title="Both")
    again = drawing.place("linear", both, shape=(2,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, moons["points"]))
    return drawing.document


def recursion_of(document: Document, output: str = "Again", code: str = "Code") -> Recursion:
    run = run_of(document)
    told_by(run, 2)
    return Recursion(run, End(node_of(document, output), "y"), End(node_of(document, code), "z"))


def test_it_decodes_what_it_encoded() -> None:
    document = moons_autoencoder()
    recursion = recursion_of(document)
    space = Space(recursion.run, End(node_of(document, "Code"), "z"))

    values = recursion.samples(ROWS)

    assert np.array_equal(values, recursion.run.rows["n1"]["training"][0][:7].numpy())
    assert recursion.codes(values, ROWS) == pytest.approx(space.codes()[:7], abs=1e-6)
    again = recursion.again(values, ROWS)
    assert again == pytest.approx(space.decode(space.codes()[:7]), abs=1e-6)


def test_it_knows_how_many_samples_there_are_and_what_comes_back() -> None:
    recursion = recursion_of(moons_autoencoder())

    assert (recursion.count, recursion.x.node, recursion.meaning) == (200, "n1", "any")


def test_more_than_fit_at_once_are_put_through_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recursion = recursion_of(moons_autoencoder())
    values = recursion.samples(ROWS)
    expected = recursion.again(values, ROWS)

    monkeypatch.setattr("engine.latent.readings.recursion.AT_ONCE", 3)

    assert recursion.again(values, ROWS) == pytest.approx(expected, abs=1e-6)


def test_what_is_needed_beside_comes_from_the_samples_that_are_named() -> None:
    document = conditional()
    recursion = recursion_of(document)
    run = recursion.run
    whole = run.loaded.add(view(run.program, "whole", recursion.end))
    rows = np.array([0, 1, 2, 3])
    columns = [run.rows["n1"]["training"][place][:4] for place in range(2)]

    found = recursion.again(recursion.samples(rows), rows)
    of_others = recursion.again(recursion.samples(rows), rows[::-1].copy())

    with torch.no_grad():
        expected = whole(run.looking, *columns).numpy()
    assert recursion.x == End("n1", "points")
    assert found == pytest.approx(expected, abs=1e-6)
    assert not np.allclose(found, of_others)


def test_it_keeps_the_weights_of_a_copy() -> None:
    recursion = recursion_of(moons_autoencoder())
    values = recursion.samples(ROWS)
    still = recursion.through(copy.deepcopy(recursion.network))
    before = still.again(values, ROWS)

    told_by(recursion.run, 2)

    assert np.array_equal(still.again(values, ROWS), before)
    assert not np.array_equal(recursion.again(values, ROWS), before)


@pytest.mark.parametrize("head", ["probability", "categorical"])
def test_a_classifier_of_the_same_data_judges(head: str) -> None:
    document = judged(head)
    recursion = recursion_of(document)

    told = recursion.told(recursion.samples(ROWS))

    assert recursion.judge == End(node_of(document, "Told"), "y")
    assert told.shape == (7, 1 if head == "probability" else 2)
    assert ((told > 0) & (told < 1)).all()


def test_nobody_judges_where_there_is_no_classifier() -> None:
    recursion = recursion_of(moons_autoencoder())

    assert recursion.judge is None
    assert recursion.told(recursion.samples(ROWS)).shape == (7, 0)


def test_one_that_tells_made_from_real_is_no_classifier() -> None:
    document = duel()
    run = run_of(document)
    made = next(name for name, node in document.graph.nodes.items() if node.title == "Maker")

    assert Recursion(run, run.program.plan.scope.outputs(made)[0]).judge is None


def test_without_a_latent_port_there_are_no_codes() -> None:
    document = duel()
    run = run_of(document)
    made = next(name for name, node in document.graph.nodes.items() if node.title == "Maker")
    recursion = Recursion(run, run.program.plan.scope.outputs(made)[0])

    assert recursion.codes(np.zeros((3, 2), np.float32), np.arange(3)).shape == (3, 0)


def test_what_comes_back_in_another_shape_is_refused() -> None:
    document = classifier()
    run = run_of(document)

    with pytest.raises(Unanswerable) as refused:
        Recursion(run, End(node_of(document, "Told"), "y"))

    assert str(refused.value) == (
        "Only what comes back in its own shape can be put in again, but Told (1) is made of Moons "
        "(2); add a decoder that gives the data back."
    )


def test_all_that_comes_back_in_a_run_is_found_through_its_codes_first() -> None:
    document = judged()
    graph = edits.watch(document.graph, node_of(document, "Again"), ("y",))
    graph = edits.watch(graph, node_of(document, "Told"), ("y",))
    run = run_of(edits.with_graph(document, graph))

    found = recursions(run)

    code, again = End(node_of(document, "Code"), "z"), End(node_of(document, "Again"), "y")
    assert [(each.port, each.end) for each in found] == [(code, again), (again, again)]
    assert [each.has_code for each in found] == [True, False]


def test_what_comes_back_without_a_code_is_found_where_it_is_watched() -> None:
    document = duel()
    maker = next(name for name, node in document.graph.nodes.items() if node.title == "Maker")
    assert recursions(run_of(document)) == ()

    graph = edits.watch(document.graph, maker, ("point",))
    (found,) = recursions(run_of(edits.with_graph(document, graph)))

    assert (found.end, found.has_code) == (End(maker, "point"), False)
