"""What losses and measures ask of a prediction and its target: one shape, and a fitting range."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.language.block import Parameters, Types
from engine.language.inference import Misfit
from engine.language.types import MEANING_WORDS, Meaning, Shape, Type, shape_words
from engine.language.values import Map
from engine.mathematics.distributions import Distribution, distribution_of

TWO = PAIR = 2
"""The classes that one probability tells apart; the numbers that a Gaussian or a Laplacian has."""

REACHED: Mapping[Meaning, tuple[Meaning, ...]] = MappingProxyType(
    {
        "unit": ("unit", "probabilities"),
        "positive": ("unit", "positive", "counts", "probabilities", "rate"),
        "rate": ("unit", "positive", "counts", "probabilities", "rate"),
        "counts": ("counts",),
        "probabilities": ("probabilities",),
    }
)
"""By the range of a prediction, the ranges of targets that it reaches; others reach all."""


def loss_of_numbers(inputs: Types, _: Parameters) -> Types:
    """The shape function of a loss that compares a prediction with a target, number by number."""
    check_numbers(inputs["prediction"], inputs["target"])
    return Map({"loss": Type(is_batched=False)})


def check_numbers(prediction: Type, target: Type) -> None:
    """A Misfit says where two values are not of one shape, or not to be compared by a distance."""
    found = distribution_of(prediction.meaning)
    if found and found.is_pair and target.meaning != prediction.meaning:
        expected, received = MEANING_WORDS["any"], MEANING_WORDS[prediction.meaning]
        cause = "a distribution is no number; read its mean out, or take its likelihood"
        raise Misfit("prediction", expected, received, cause)
    check_shape(prediction.shape, target)
    if target.meaning not in REACHED.get(prediction.meaning, (target.meaning,)):
        expected, received = MEANING_WORDS[target.meaning], MEANING_WORDS[prediction.meaning]
        cause = "the prediction has to reach every target, so another head must stand before it"
        raise Misfit("prediction", expected, received, cause)


def check_shape(shape: Shape, target: Type) -> None:
    """A Misfit says where a target is not of the shape of its prediction."""
    if target.shape != shape:
        is_plain = bool(shape and target.shape)
        expected, received = (_axes_words(each, is_plain) for each in (shape, target.shape))
        raise Misfit("target", expected, received, "it must agree with prediction")


def _axes_words(shape: Shape, is_plain: bool) -> str:
    """A shape; beside one without axes, an axis of 1 is told from a single number."""
    if is_plain or len(shape) > 1:
        return shape_words(shape)
    return f"an axis of {shape[0]:,}" if shape else "a single number"


def check_likelihood(prediction: Type, target: Type) -> Distribution:
    """The distribution that was predicted; a Misfit says why it gives the target no likelihood."""
    found = predicted_distribution("prediction", prediction)
    if target.kind == "category":
        _check_classes(found, prediction, target)
        return found
    if target.meaning not in found.holds:
        expected = MEANING_WORDS[found.holds[0]] if found.holds else "a category"
        cause = f"a {found.title} distribution holds nothing else"
        raise Misfit("target", expected, MEANING_WORDS[target.meaning], cause)
    check_shape(found.predicted(prediction), target)
    return found


def predicted_distribution(port: str, q: Type) -> Distribution:
    """The distribution whose numbers are wired to a port; a Misfit says where they are of none."""
    found = distribution_of(q.meaning)
    if found is None:
        cause = "a head that names its distribution must stand before it"
        raise Misfit(port, "a distribution", MEANING_WORDS[q.meaning], cause)
    sizes = q.shape[-1:]
    if (found.is_pair and sizes != (PAIR,)) or (found.numbers and not sizes):
        expected = "a last axis of 2" if found.is_pair else "a last axis of classes"
        raise Misfit(port, expected, q.words(), f"the last axis holds {found.numbers}")
    return found


def _check_classes(found: Distribution, prediction: Type, target: Type) -> None:
    if not found.has_classes:
        cause = f"a {found.title} distribution holds no classes"
        raise Misfit("target", "numbers", target.words(), cause)
    classes = prediction.shape[-1] if found.numbers else TWO
    if target.classes != classes:
        received, cause = f"category of {target.classes}", f"the prediction is over {classes}"
        raise Misfit("target", f"category of {classes}", received, cause)
    shapes = (target.shape,) if found.numbers else (target.shape, (*target.shape, 1))
    if found.predicted(prediction) not in shapes:
        expected = "an answer for each label"
        raise Misfit("prediction", expected, prediction.words(), "it must agree with target")
