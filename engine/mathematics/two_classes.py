"""One number for each label of two classes: what losses of a yes or no take."""

from __future__ import annotations

from engine.language.block import Parameters, Site, Types
from engine.language.inference import Misfit
from engine.language.ports import Port, Ports
from engine.language.types import Type
from engine.language.values import Map

CLASSES = 2

PORTS = Ports(
    (
        Port(
            "prediction",
            "batch ...",
            help="A score z for class 1; behind a step or a sigmoid, the value before it.",
            takes_unfinished=True,
        ),
        Port("target", "batch ...", help="Which of two classes it is.", kind="category"),
    ),
    (Port("loss", "", help="The mean over all numbers of the batch."),),
)
"""The ports of a loss that takes a score of class 1."""


def loss_of_scores(inputs: Types, _: Parameters) -> Types:
    """The shape function of a loss that takes a score of class 1."""
    check_two_classes(inputs["prediction"], inputs["target"])
    return Map({"loss": Type(is_batched=False)})


def score_source(site: Site) -> str:
    """Source of the score: numbers from 0 to 1 say yes from 1/2 on, any other ones from 0 on."""
    name = site.names["prediction"]
    return f"2 * {name} - 1" if site.inputs["prediction"].meaning == "unit" else name


def check_two_classes(prediction: Type, target: Type) -> None:
    """Raises Misfit where it is not one number for each label, or not two classes."""
    if target.classes != CLASSES:
        received = f"category of {target.classes}"
        cause = "one number tells two classes apart; a Categorical head tells more"
        raise Misfit("target", f"category of {CLASSES}", received, cause)
    if prediction.shape not in (target.shape, (*target.shape, 1)):
        expected = "one number for each label"
        raise Misfit("prediction", expected, prediction.words(), "it must agree with target")


def label_source(site: Site) -> str:
    """Source of the target as numbers 0 and 1, of the prediction's shape."""
    name = site.names["target"]
    has_axis = site.inputs["prediction"].shape != site.inputs["target"].shape
    return f"{name}.float().unsqueeze(-1)" if has_axis else f"{name}.float()"
