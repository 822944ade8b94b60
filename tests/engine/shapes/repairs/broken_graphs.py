"""The benchmark of broken graphs: what was drawn, the problem that it has, and what mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.document import edits
from engine.document.values import Document, End
from tests.engine.shapes.repairs.broken import (
    TYPICAL,
    broken,
    cut,
    drawn,
    set_to,
    two_optimizers,
)
from tests.engine.shapes.repairs.broken_drawings import (
    aimed_at,
    aimed_at_nothing,
    all_frozen,
    all_taken,
    behind_a_stop,
    beside_its_loss,
    fixed_residual,
    large_filter,
    layers,
    linked,
    made_again,
    residual,
    small_batch,
    told,
    twins,
    twins_of_other_inputs,
    two_ways,
    with_an_idle_layer,
    without_an_optimizer,
    without_weights,
)


@dataclass(frozen=True)
class Row:
    """One broken graph. code: of the problem that it has; repair: the title of one that it gets."""

    given: str
    draw: Callable[[], Document]
    code: str
    repair: str


CE, BCE, MSE = "categorical_cross_entropy", "binary_cross_entropy", "mean_squared_error"
NLL, PROGRESS = "negative_log_likelihood", ("diabetes", "progression")

ROWS = (
    Row("No Flatten before a latent", layers("latent"), "misfit", "Insert a Flatten"),
    Row("No Flatten before a head", layers("convolution"), "misfit", "Insert a Flatten"),
    Row("No Flatten behind a Dense", layers("dense"), "misfit", "Insert a Flatten"),
    Row(
        "A flat value before a pooling",
        layers("flatten", "pooling"),
        "misfit",
        "Delete Pooling and join its wires",
    ),
    Row("A skip around a narrow layer", residual(32), "misfit", "Use 64 units in Layer"),
    Row("A skip around a wide layer", residual(128), "misfit", "Insert a Dense 64"),
    Row("A product of unequal widths", residual(32, "product"), "misfit", "Insert a Dense 64"),
    Row(
        "A skip around what has a fixed width",
        made_again(fixed_residual),
        "misfit",
        "Insert a Dense 64",
    ),
    Row(
        "A sum of unequal channels", made_again(two_ways), "misfit", "Insert a 1 × 1 convolution 8"
    ),
    Row(
        "A filter larger than the picture", large_filter, "misfit", "Set Padding to Same in Filter"
    ),
    Row(
        "A pooling larger than the picture",
        layers("pooling", "flatten", size=9),
        "misfit",
        "Set Size to 8 in Pooling",
    ),
    Row(
        "A shape that holds other numbers",
        layers("reshape", "flatten", shape=(3, 5)),
        "misfit",
        "Set Shape to 8 × 8 in Reshape",
    ),
    Row(
        "Heads that do not share the features",
        layers("self_attention", "flatten", heads=3),
        "misfit",
        "Set Heads to 2 in Self-attention",
    ),
    Row("Names for numbers", layers("embedding"), "misfit", "Wire Digits’ label to it instead"),
    Row(
        "Softmax before a cross-entropy of two",
        told("categorical", BCE, "moons", classes=2),
        "misfit",
        "Replace Loss by a Categorical cross-entropy",
    ),
    Row(
        "A softmax layer before a cross-entropy of two",
        told("dense", BCE, "moons", units=2, activation="softmax"),
        "misfit",
        "Replace Loss by a Categorical cross-entropy",
    ),
    Row(
        "A softmax over too many classes",
        told("dense", CE, units=5, activation="softmax"),
        "misfit",
        "Use 3 units in Answer",
    ),
    Row(
        "A head of too many classes",
        told("categorical", CE, classes=5),
        "misfit",
        "Use 3 classes in Answer",
    ),
    Row(
        "Any numbers before a loss of classes",
        told("linear", CE),
        "misfit",
        "Replace Answer by a Categorical",
    ),
    Row(
        "Single probabilities before a loss of classes",
        told("probability", CE),
        "misfit",
        "Replace Answer by a Categorical",
    ),
    Row(
        "Any numbers before a loss of yes and no",
        told("linear", BCE, "moons", shape=(1,)),
        "misfit",
        "Replace Answer by a Probability",
    ),
    Row(
        "ReLU before a loss of yes and no",
        told("dense", BCE, "moons", units=1, activation="relu"),
        "misfit",
        "Use Sigmoid in Answer",
    ),
    Row(
        "Numbers as the target of a classifier",
        told("categorical", CE, *PROGRESS, classes=3),
        "misfit",
        "Replace Answer and Loss by a Linear and a Huber loss",
    ),
    Row(
        "Numbers as the target of yes and no",
        told("probability", BCE, *PROGRESS),
        "misfit",
        "Replace Answer and Loss by a Linear and a Huber loss",
    ),
    Row(
        "Classes as the target of a squared error",
        told("linear", MSE),
        "misfit",
        "Insert an Embedding 1",
    ),
    Row(
        "Classes as the target of a Gaussian",
        told("gaussian", NLL),
        "misfit",
        "Replace Answer by a Categorical",
    ),
    Row(
        "Any numbers as the target of counts",
        told("poisson", NLL, *PROGRESS),
        "misfit",
        "Replace Answer by a Gaussian",
    ),
    Row(
        "No distribution before a likelihood",
        told("linear", NLL, *PROGRESS),
        "misfit",
        "Replace Answer by a Gaussian",
    ),
    Row(
        "A target of another size",
        told("linear", MSE, "iris", "features", shape=(3,)),
        "misfit",
        "Use the shape 4 in Answer",
    ),
    Row(
        "Another shape than the picture's",
        lambda: TYPICAL["misfit"],
        "misfit",
        "Use the shape 8 × 8 in Pixels",
    ),
    Row(
        "No loss",
        lambda: broken(lambda graph: edits.remove(graph, ["n9"])),
        "missing-wire",
        "Add a Cross-entropy",
    ),
    Row(
        "An optimizer and data, and nothing else",
        aimed_at_nothing,
        "missing-wire",
        "Add a Categorical 10 and a Cross-entropy",
    ),
    Row(
        "A layer in the place of a loss",
        aimed_at(lambda network: network.place("dense", network.flat, units=64)),
        "misfit",
        "Add a Squared error",
    ),
    Row(
        "A head in the place of a loss",
        aimed_at(lambda network: network.place("categorical", network.flat, classes=10)),
        "misfit",
        "Add a Cross-entropy",
    ),
    Row(
        "Gaussians in the place of a loss",
        aimed_at(lambda network: network.place("gaussian", network.flat)),
        "misfit",
        "Insert an L2 penalty",
    ),
    Row(
        "A layer in the place of the loss that is there",
        aimed_at(beside_its_loss),
        "misfit",
        "Wire Error to it instead",
    ),
    Row("A loss without weights", aimed_at(without_weights), "owner", "Insert a Linear 64"),
    Row(
        "A loss that no gradient leaves",
        aimed_at(behind_a_stop),
        "owner",
        "Delete Stop and join its wires",
    ),
    Row(
        "A loss without weights and without an optimizer",
        without_an_optimizer,
        "no-optimizer",
        "Add a Linear 64 and an Optimizer",
    ),
    Row("No optimizer", lambda: TYPICAL["no-optimizer"], "no-optimizer", "Add an Optimizer"),
    Row(
        "An optimizer of what is gone", lambda: TYPICAL["owner"], "owner", "Leave out what is gone"
    ),
    Row(
        "An optimizer of a node without weights",
        lambda: broken(set_to("n10", "trains", ("n2",))),
        "owner",
        "Leave Flatten out",
    ),
    Row(
        "An optimizer of a layer that its loss does not need",
        with_an_idle_layer,
        "owner",
        "Train everything upstream",
    ),
    Row(
        "An optimizer that owns nothing, for all is frozen",
        all_frozen,
        "owner",
        "Unfreeze Encoder 1",
    ),
    Row("An optimizer that owns nothing, for another has all", all_taken, "owner", "Delete Second"),
    Row(
        "A layer that no optimizer trains",
        lambda: TYPICAL["untrained"],
        "untrained",
        "Let Adam train Hidden",
    ),
    Row("A layer that two optimizers train", two_optimizers, "owner", "Delete Second"),
    Row("A cycle", lambda: TYPICAL["cycle"], "cycle", "Wire Flatten to Encoder 1 instead"),
    Row(
        "A layer wired to itself",
        lambda: broken(cut("n2", "n3"), drawn(End("n3", "y"), End("n3", "x"))),
        "cycle",
        "Wire Flatten to Encoder 1 instead",
    ),
    Row(
        "A layer without its input",
        lambda: TYPICAL["missing-wire"],
        "missing-wire",
        "Wire Code to it",
    ),
    Row(
        "A loss without its prediction",
        lambda: broken(cut("n8", "n9")),
        "missing-wire",
        "Wire Pixels to it",
    ),
    Row(
        "A loss without its target",
        lambda: broken(cut("n1", "n9")),
        "missing-wire",
        "Wire Digits’ images to it",
    ),
    Row(
        "A network without data",
        lambda: broken(cut("n1", "n2")),
        "missing-wire",
        "Wire Digits’ images to it",
    ),
    Row(
        "Two wires into one input",
        lambda: TYPICAL["second-wire"],
        "second-wire",
        "Keep the wire from Decoder 1",
    ),
    Row(
        "Two wires of equal width into one input",
        lambda: broken(drawn(End("n2", "y"), End("n5", "h"))),
        "second-wire",
        "Add them up with a Sum",
    ),
    Row(
        "Shared weights of unlike sizes",
        twins(units=16),
        "link",
        "Give Second the parameters of First",
    ),
    Row("Shared weights behind unlike values", twins_of_other_inputs, "link", "Remove the link"),
    Row("Shared weights of unlike blocks", twins(linked("n4", "n2")), "link", "Remove the link"),
    Row("Weights of a node that is gone", twins(linked("n4", "n99")), "link", "Remove the link"),
    Row("A frozen twin of a trained layer", lambda: TYPICAL["frozen"], "frozen", "Unfreeze Second"),
    Row(
        "Batch normalisation of one sample",
        small_batch("batch_normalisation"),
        "small-batch",
        "Use a batch size of 64",
    ),
    Row(
        "A muted layer that changes the shape",
        lambda: TYPICAL["muted"],
        "muted",
        "Unmute Encoder 2",
    ),
    Row("No neurons", lambda: TYPICAL["parameter"], "parameter", "Set Units to 1"),
    Row("Half a neuron", lambda: broken(set_to("n4", "units", 1.5)), "parameter", "Set Units to 2"),
    Row(
        "An activation that is not there",
        lambda: broken(set_to("n4", "activation", "rellu")),
        "parameter",
        "Reset Activation to ReLU",
    ),
    Row(
        "A parameter that is not there",
        lambda: broken(set_to("n4", "unitz", 5)),
        "parameter",
        "Remove the parameter unitz",
    ),
    Row(
        "A step size below zero",
        lambda: broken(set_to("n10", "step_size", -1.0)),
        "parameter",
        "Reset Step size to 0.001",
    ),
    Row(
        "A block that is not there",
        lambda: TYPICAL["unknown-block"],
        "unknown-block",
        "Replace it by a Dense",
    ),
    Row(
        "A Part that is not there",
        lambda: TYPICAL["missing-part"],
        "missing-part",
        "Place the Part Layer",
    ),
    Row(
        "A Part that places itself",
        lambda: TYPICAL["endless-part"],
        "endless-part",
        "Place the Part Other",
    ),
    Row("Two ports of one name", lambda: TYPICAL["twin-ports"], "misfit", "Rename one to y 2"),
    Row(
        "A stage behind the end of the run",
        lambda: TYPICAL["stage"],
        "stage",
        "Let Adam step from the first turn on",
    ),
    Row(
        "Weights of an earlier run for what has none",
        lambda: TYPICAL["kept-weights"],
        "kept-weights",
        "Let Flatten start anew",
    ),
    Row(
        "A derivative by what it does not come from",
        lambda: TYPICAL["derivative"],
        "derivative",
        "Take the derivative by Flatten",
    ),
)
