"""One number for each label of two classes: what losses of a yes or no take."""

from __future__ import annotations

from engine.language.block import Site
from engine.language.inference import Misfit
from engine.language.types import Type

CLASSES = 2


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
