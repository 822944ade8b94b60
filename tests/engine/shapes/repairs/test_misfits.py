from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.document.values import Document
from engine.drawing import Drawing, Placed
from engine.language import Value
from engine.shapes.repairs.case import with_article
from tests.engine.shapes.drawn import Network
from tests.engine.shapes.repairs.broken import node_called, offered, problems_of


def told(head: str, loss: str, data: str = "moons", **knobs: object) -> Document:
    """Points, a head and a loss against their label."""
    drawing = Drawing()
    points = drawing.place("dataset", data=data)
    answer = drawing.place(head, points, title="Answer", **knobs)  # type: ignore[arg-type]  # knobs
    wrong = drawing.place(loss, answer, points["label"])
    drawing.place("optimizer", wrong)
    return drawing.document


def autoencoder(network: Network, made: Placed) -> Document:
    network.train(made, network.digits)
    return network.document


def test_an_image_before_a_flat_input_gets_a_flatten_between() -> None:
    network = Network()
    latent = network.place("latent", network.digits)
    network.train(network.place("dense", latent, units=64))
    repair = offered(network.document)["Insert a Flatten"]
    (new,) = repair.nodes
    assert repair.document.graph.nodes[new].block == "flatten"
    assert repair.document.graph.wires_into("n3")[0].source.node == new


def test_the_size_of_a_layer_is_changed_to_the_one_that_is_compared() -> None:
    network = Network()
    made = network.place("dense", network.flat, title="Made")
    network.train(network.place("dropout", made), network.place("latent", network.flat))
    found = offered(network.document)
    assert list(found)[:2] == ["Use 64 dimensions in Latent", "Use 2 units in Made"]


def test_numbers_before_a_loss_of_classes_get_a_head_of_as_many_classes() -> None:
    document = told("linear", "categorical_cross_entropy", data="iris")
    repair = offered(document)["Replace Answer by a Categorical"]
    answer = node_called("Answer", repair.document.graph)
    assert (answer.block, answer.parameters["classes"]) == ("categorical", 3)


def test_a_loss_that_does_not_fit_its_head_is_replaced_by_one_that_does() -> None:
    document = told("categorical", "binary_cross_entropy", classes=2)
    found = offered(document)
    assert "Replace Cross-entropy by a Categorical cross-entropy" in found


def test_another_activation_keeps_its_promise_to_a_loss() -> None:
    network = Network()
    made = network.place("dense", network.flat, units=64, title="Made")
    loss = network.place("binary_cross_entropy", made, network.flat)
    network.place("optimizer", loss)
    titles = [*offered(network.document)]
    assert "Use Sigmoid in Made" in titles


def test_a_label_where_numbers_belong_gives_way_to_numbers() -> None:
    network = Network()
    layer = network.place("dense", network.digits["label"], units=64, title="Layer")
    network.train(layer)
    titles = [*offered(network.document)]
    assert "Wire Flatten to it instead" in titles


def test_a_flat_prediction_of_an_image_gets_a_layer_that_gives_an_image() -> None:
    network = Network()
    document = autoencoder(network, network.place("dense", network.flat, units=64, title="Made"))
    found = offered(document)
    assert found
    assert all(not problems_of(repair.document) for repair in found.values())


def test_an_article_fits_its_word() -> None:
    assert (with_article("Optimizer"), with_article("Flatten")) == ("an Optimizer", "a Flatten")


def regressed(head: str, loss: str = "mean_squared_error", **knobs: object) -> Document:
    """Noise, a head and a loss against other noise of any size."""
    drawing = Drawing()
    given, wanted = (drawing.place("noise", shape=(1,), title=title) for title in ("X", "T"))
    answer = drawing.place(head, given, title="Answer", **knobs)  # type: ignore[arg-type]  # knobs
    drawing.place("optimizer", drawing.place(loss, answer, wanted, title="Wrong"))
    return drawing.document


@pytest.mark.parametrize(
    ("head", "loss", "received", "repair"),
    [
        ("probability", "mean_squared_error", "numbers from 0 to 1", "Replace Answer by a Linear"),
        ("positive", "mean_absolute_error", "positive numbers", "Replace Answer by a Linear"),
        ("poisson", "huber", "rates of Poisson distributions", "Replace Answer by a Linear"),
    ],
)
def test_a_head_that_does_not_reach_every_target_is_named_with_another_head(
    head: str, loss: str, received: str, repair: str
) -> None:
    document = regressed(head, loss)
    (problem,) = problems_of(document)
    assert problem.where == "Answer to Wrong, prediction"
    assert (problem.expected, problem.received) == ("any real number", received)
    assert next(iter(offered(document))) == repair


def test_a_distribution_in_front_of_a_distance_gives_way_to_numbers() -> None:
    document = regressed("gaussian")
    (problem,) = problems_of(document)
    assert problem.cause == "a distribution is no number; read its mean out, or take its likelihood"
    found = offered(document)
    assert "Replace Answer by a Linear" in found
    assert "Replace Wrong by a Negative log-likelihood" in found


def test_a_distribution_that_does_not_hold_the_targets_gives_way_to_one_that_does() -> None:
    document = regressed("poisson", "negative_log_likelihood")
    (problem,) = problems_of(document)
    assert problem.where == "T to Wrong, target"
    assert (problem.expected, problem.received) == ("counts: 0, 1, 2 ...", "any real number")
    assert "Replace Answer by a Gaussian" in offered(document)


def test_a_constant_in_front_of_a_batch_is_told_what_to_be_like() -> None:
    drawing = Drawing()
    wanted = drawing.place("noise", shape=(1,), title="T")
    constant = drawing.place("learned_constant", title="C")
    drawing.place("optimizer", drawing.place("mean_squared_error", constant, wanted))
    (problem,) = problems_of(drawing.document)
    assert problem.received == "1 for the whole batch"
    repair = offered(drawing.document)["Wire T to like of C"]
    assert problems_of(repair.document) == ()


def of_pictures(place: Callable[[Network], Placed]) -> Document:
    """The digits, what a test makes of them, and a dense layer that is trained."""
    network = Network()
    flat = network.place("flatten", place(network), title="Row")
    network.train(network.place("dense", flat, units=64))
    return network.document


def pooled(network: Network) -> Placed:
    """Pictures of 2 × 2."""
    return network.place("pooling", network.digits, size=4, stride=4, title="Small")


def test_a_kernel_larger_than_the_picture_becomes_smaller_or_gets_padding() -> None:
    document = of_pictures(
        lambda n: n.place("convolution", pooled(n), kernel=5, padding="none", title="Edges")
    )
    (problem,) = problems_of(document)
    assert problem.sentence.startswith(
        "Small to Edges, x: expected a picture of at least 5 × 5, received 2 × 2; "
        "the kernel spans 5 × 5 pixels and is larger than the picture"
    )
    assert [*offered(document)][:2] == ["Set Kernel to 2 in Edges", "Set Padding to Same in Edges"]


@pytest.mark.parametrize(
    ("block", "given", "expected"),
    [
        ("pooling", {"size": 9}, "Set Size to 8 in It"),
        ("pad", {"margin": 8, "mode": "reflect"}, "Set Margin to 7 in It"),
        ("split", {"size": 8}, "Set Size of the first to 7 in It"),
        ("reshape", {"shape": (3, 3)}, "Set Shape to 8 × 8 in It"),
        ("permute", {"order": (1.0, 3.0, 2.0)}, "Reset Order in It"),
        ("group_normalisation", {"groups": 2}, "Set Groups to 1 in It"),
        (
            "transposed_convolution",
            {"kernel": 4, "stride": 1},
            "Set Kernel to 3 in It",
        ),
    ],
)
def test_a_parameter_is_set_to_the_nearest_value_that_fits(
    block: str, given: dict[str, Value], expected: str
) -> None:
    document = of_pictures(lambda n: n.place(block, n.digits, title="It", **given))  # type: ignore[arg-type]  # knobs
    assert next(iter(offered(document))) == expected


def test_unequal_widths_at_a_sum_get_a_dense_on_the_skip() -> None:
    network = Network()
    layer = network.place("dense", network.flat, units=32, title="Layer")
    network.train(network.place("sum", network.flat, layer))
    repair = offered(network.document)["Insert a Dense 64"]
    (new,) = repair.nodes
    assert repair.document.graph.nodes[new].parameters["activation"] == "identity"


def test_unequal_channels_at_a_sum_get_a_convolution_of_1_by_1() -> None:
    def skip(network: Network) -> Placed:
        few = network.place("convolution", network.digits, channels=8)
        many = network.place("convolution", few, channels=24, title="Many")
        return network.place("sum", few, many)

    titles = [*offered(of_pictures(skip))]
    assert titles[:2] == ["Use 8 channels in Many", "Insert a 1 × 1 convolution 8"]


def test_unequal_pictures_at_a_product_are_pooled_to_one_size() -> None:
    def skip(network: Network) -> Placed:
        large = network.place("convolution", network.digits, channels=8)
        small = network.place("convolution", large, channels=8, stride=3)
        return network.place("product", small, large)

    assert next(iter(offered(of_pictures(skip)))) == "Insert an Adaptive pooling 3 × 3"


def test_a_row_before_a_convolution_is_laid_out_as_a_picture() -> None:
    document = of_pictures(lambda n: n.place("convolution", n.flat))
    assert next(iter(offered(document))) == "Insert a Reshape 8 × 8"


def test_a_classifier_told_numbers_gives_way_to_a_layer_of_numbers_and_its_loss() -> None:
    drawing = Drawing()
    rows = drawing.place("dataset", data="diabetes")
    answer = drawing.place("categorical", rows, classes=3, title="Answer")
    loss = drawing.place("categorical_cross_entropy", answer, rows["progression"], title="Loss")
    drawing.place("optimizer", loss)

    found = offered(drawing.document)

    repair = found["Replace Answer and Loss by a Linear and a Mean squared error"]
    blocks = {node.block for node in repair.document.graph.nodes.values()}
    assert blocks == {"dataset", "linear", "mean_squared_error", "optimizer"}
    assert problems_of(repair.document) == ()
