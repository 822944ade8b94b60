from typing import Any

from engine.drawing import Drawing
from engine.program.data import Data, data_of
from engine.program.plan import plan_of
from tests.engine.drawn import digits_autoencoder, node_of


def drawn_from(data: str, **parameters: Any) -> Data:  # values of any kind
    drawing = Drawing("Drawn")
    rows = drawing.place("dataset", data=data, title="Rows", **parameters)
    made = drawing.place("linear", rows, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, rows))
    return data_of(plan_of(drawing.document).scope, rows.id)


def test_a_bundled_set_is_loaded_whole_and_split_as_it_says() -> None:
    document = digits_autoencoder()

    found = data_of(plan_of(document).scope, node_of(document, "Digits"))

    assert found.source == "split(digits(), test=500, validation=130, stratify=1)"
    assert (found.rows, found.held_out, found.training_rows) == (1797, (500, 130), 1167)


def test_few_rows_of_each_class_are_kept_of_a_set_with_classes() -> None:
    drawing = Drawing("Few")
    rows = drawing.place("dataset", data="digits", rows_a_class=10, title="Rows")
    made = drawing.place("linear", drawing.place("flatten", rows["images"]), shape=(8, 8))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, rows["images"]))
    found = data_of(plan_of(drawing.document).scope, rows.id)

    assert found.few == "few_of_each_class(parts, label=1, rows=10)"
    assert (found.training_rows, found.held_out) == (100, (500, 130))
    assert drawn_from("moons", rows_a_class=10).few == ""


def test_a_generated_set_has_the_rows_and_the_noise_that_its_node_says() -> None:
    found = drawn_from("moons", rows=300, noise=0.2)

    assert found.source == "split(moons(300, noise=0.2), test=60, validation=30, stratify=1)"
    assert found.training_rows == 210


def test_a_generated_set_has_its_defaults_where_the_node_says_nothing() -> None:
    assert drawn_from("circles").source == (
        "split(circles(1000, noise=0.1), test=200, validation=100, stratify=1)"
    )
