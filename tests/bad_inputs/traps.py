"""Traps of deep learning: networks that torch would refuse late, or train without a word."""

from __future__ import annotations

from collections.abc import Callable

from engine.document.values import Document
from engine.drawing import Drawing, Placed
from engine.shapes.check import check
from engine.shapes.repairs.offered import repairs_of
from tests.bad_inputs.bench import Bench, Row, Trial
from tests.bad_inputs.graphs import CANVAS, trained

Drawn = Callable[[], Document]


def mended(drawn: Drawn) -> Trial:
    """Draw a document; the sentence of its one problem, which names both nodes where there are two,
    and the repair that mends it.
    """

    def told(bench: Bench) -> str:
        document = drawn()
        (problem,) = check(document).problems
        assert all(document.graph.nodes[name].title in problem.where for name in problem.nodes)
        repair = repairs_of(document, check(document), problem)[0]
        assert check(repair.document).problems == ()
        return f"{problem.sentence} [{repair.title}]"

    return told


def digits(batch_size: int = 64) -> tuple[Drawing, Placed]:
    """A drawing that begins with pictures of 8 × 8 pixels and their labels."""
    drawing = Drawing(batch_size=batch_size)
    return drawing, drawing.place("dataset", data="digits", title="Digits")


def flat_digits(batch_size: int = 64) -> tuple[Drawing, Placed, Placed]:
    """The same, and the pictures as 64 numbers each."""
    drawing, data = digits(batch_size)
    return drawing, data, drawing.place("flatten", data["images"], title="Flatten")


def range_too_small() -> Document:
    """A probability is to meet a target that is any real number."""
    drawing = Drawing()
    data = drawing.place("dataset", data="diabetes", title="Diabetes")
    head = drawing.place("probability", data, title="Chance")
    return trained(drawing, head, data["progression"], "mean_squared_error")


def softmax_first() -> Document:
    """A softmax behind a head that ends in one, before the cross-entropy."""
    drawing, data, flat = flat_digits()
    head = drawing.place("categorical", flat, classes=10, title="Which digit")
    chances = drawing.place("activation", head, activation="softmax", title="Softmax")
    return trained(drawing, chances, data["label"], "categorical_cross_entropy")


def class_beyond() -> Document:
    """Ten digits, and a head that knows nine classes."""
    drawing, data, flat = flat_digits()
    head = drawing.place("categorical", flat, classes=9, title="Which digit")
    return trained(drawing, head, data["label"], "categorical_cross_entropy")


def column_against_row() -> Document:
    """Predictions of shape (N, 1) against targets of shape (N,)."""
    drawing = Drawing()
    data = drawing.place("dataset", data="swiss_roll", title="Swiss roll")
    head = drawing.place("probability", data["points"], title="Guess")
    return trained(drawing, head, data["position"], "mean_squared_error")


def batch_of_one() -> Document:
    """Batch normalisation of a single sample."""
    drawing, data, flat = flat_digits(batch_size=1)
    hidden = drawing.place("dense", flat, title="Hidden")
    norm = drawing.place("batch_normalisation", hidden, title="Norm")
    head = drawing.place("categorical", norm, classes=10, title="Which digit")
    return trained(drawing, head, data["label"], "categorical_cross_entropy")


def kernel_too_large() -> Document:
    """A filter of 9 × 9 on a picture of 8 × 8."""
    drawing, data = digits()
    maps = drawing.place("convolution", data["images"], kernel=9, padding="none", title="Maps")
    flat = drawing.place("flatten", maps)
    head = drawing.place("categorical", flat, classes=10, title="Which digit")
    return trained(drawing, head, data["label"], "categorical_cross_entropy")


def window_too_large() -> Document:
    """A window of pooling that is larger than what the windows before it left."""
    drawing, data = digits()
    value = drawing.place("convolution", data["images"], channels=4, title="Maps")
    for number in range(4):
        value = drawing.place("pooling", value, title=f"Pooling {number + 1}")
    head = drawing.place("categorical", drawing.place("flatten", value), classes=10)
    return trained(drawing, head, data["label"], "categorical_cross_entropy")


def other_channels() -> Document:
    """A skip wire around a convolution that changes the channels."""
    drawing, data = digits()
    first = drawing.place("convolution", data["images"], channels=8, title="First")
    second = drawing.place("convolution", first, channels=16, title="Second")
    both = drawing.place("sum", first, second, title="Skip")
    head = drawing.place("categorical", drawing.place("flatten", both), classes=10)
    return trained(drawing, head, data["label"], "categorical_cross_entropy")


def other_width() -> Document:
    """A skip wire around a layer that changes the width."""
    drawing, data, flat = flat_digits()
    hidden = drawing.place("dense", flat, units=32, title="Hidden")
    both = drawing.place("sum", flat, hidden, title="Skip")
    head = drawing.place("categorical", both, classes=10, title="Which digit")
    return trained(drawing, head, data["label"], "categorical_cross_entropy")


def without_flatten() -> Document:
    """A picture straight into a head."""
    drawing, data = digits()
    maps = drawing.place("convolution", data["images"], channels=4, title="Maps")
    head = drawing.place("categorical", maps, classes=10, title="Which digit")
    return trained(drawing, head, data["label"], "categorical_cross_entropy")


def dense_on_a_picture() -> Document:
    """A dense layer weighs the last axis of a picture alone, and the loss gets too many axes."""
    drawing, data = digits()
    hidden = drawing.place("dense", data["images"], units=32, title="Hidden")
    head = drawing.place("categorical", hidden, classes=10, title="Which digit")
    return trained(drawing, head, data["label"], "categorical_cross_entropy")


def category_as_number() -> Document:
    """A class index is fed to a layer like a number."""
    drawing, data, flat = flat_digits()
    hidden = drawing.place("dense", data["label"], units=64, title="Hidden")
    return trained(drawing, hidden, flat.end, "mean_squared_error")


ROWS = (
    Row(
        "A head whose range does not hold the target’s",
        CANVAS,
        mended(range_too_small),
        (
            "Chance to Loss, prediction: expected any real number, received numbers from 0 to 1; "
            "the prediction has to reach every target, so another head must stand before it. "
            "Change one of the two, or put a block between them that makes them fit. [Replace "
            "Chance by a Linear]"
        ),
    ),
    Row(
        "A softmax before a cross-entropy",
        CANVAS,
        mended(softmax_first),
        (
            "Which digit to Softmax, x: expected any real number, received probabilities that add"
            " up to 1; a softmax of probabilities makes them nearly equal. Change one of the two,"
            " or put a block between them that makes them fit. [Delete Softmax and join its "
            "wires]"
        ),
    ),
    Row(
        "A class beyond the classes of the head",
        CANVAS,
        mended(class_beyond),
        (
            "Digits to Loss, target: expected category of 9, received category of 10; the "
            "prediction is over 9. Change one of the two, or put a block between them that makes "
            "them fit. [Use 10 classes in Which digit]"
        ),
    ),
    Row(
        "(N, 1) against (N,)",
        CANVAS,
        mended(column_against_row),
        (
            "Swiss roll to Loss, target: expected an axis of 1, received a single number; it must"
            " agree with prediction. Change one of the two, or put a block between them that "
            "makes them fit. [Insert a Flatten]"
        ),
    ),
    Row(
        "Batch normalisation with a batch of 1",
        CANVAS,
        mended(batch_of_one),
        (
            "Norm: expected a batch of at least 2 samples, received 1; in training it compares "
            "the samples of a batch with one another. Choose a larger batch size. [Use a batch "
            "size of 64]"
        ),
    ),
    Row(
        "A kernel that is larger than the picture",
        CANVAS,
        mended(kernel_too_large),
        (
            "Digits to Maps, x: expected a picture of at least 9 × 9, received 8 × 8; the kernel "
            "spans 9 × 9 pixels and is larger than the picture. Change one of the two, or put a "
            "block between them that makes them fit. [Set Kernel to 8 in Maps]"
        ),
    ),
    Row(
        "A window that is larger than what is left",
        CANVAS,
        mended(window_too_large),
        (
            "Pooling 3 to Pooling 4, x: expected a picture of at least 2 × 2, received 4 × 1 × 1;"
            " the kernel spans 2 × 2 pixels and is larger than the picture. Change one of the "
            "two, or put a block between them that makes them fit. [Set Size to 1 in Pooling 4]"
        ),
    ),
    Row(
        "A skip around a change of channels",
        CANVAS,
        mended(other_channels),
        (
            "Second to Skip, b: expected 8 × 8 × 8, received 16 × 8 × 8; it must agree with a. "
            "Change one of the two, or put a block between them that makes them fit. [Use 8 "
            "channels in Second]"
        ),
    ),
    Row(
        "A skip around a change of width",
        CANVAS,
        mended(other_width),
        (
            "Hidden to Skip, b: expected 64, received 32; it must agree with a. Change one of the"
            " two, or put a block between them that makes them fit. [Use 64 units in Hidden]"
        ),
    ),
    Row(
        "A picture into a head",
        CANVAS,
        mended(without_flatten),
        (
            "Maps to Which digit, h: expected one axis of features, received 4 × 8 × 8; it has "
            "too many axes. Put a Flatten between them. [Insert a Flatten]"
        ),
    ),
    Row(
        "A picture into a dense layer",
        CANVAS,
        mended(dense_on_a_picture),
        (
            "Hidden to Which digit, h: expected one axis of features, received 8 × 32; it has too"
            " many axes. Put a Flatten between them. [Insert a Flatten]"
        ),
    ),
    Row(
        "A class as a number",
        CANVAS,
        mended(category_as_number),
        (
            "Digits to Hidden, x: expected numbers, received category of 10; names cannot be "
            "computed with like numbers. Change one of the two, or put a block between them that "
            "makes them fit. [Insert a One-hot]"
        ),
    ),
)
