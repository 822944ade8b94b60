"""The binary cross-entropy."""

from __future__ import annotations

from engine.language import (
    Block,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
    shape_words,
)
from engine.language.types import MEANING_WORDS
from engine.mathematics.activations import LOGISTIC

CLASSES = 2


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    prediction, target = inputs["prediction"], inputs["target"]
    if target.kind == "category":
        _check_classes(prediction, target)
    else:
        _check_numbers(prediction, target)
    return Map({"loss": Type(is_batched=False)})


def _check_classes(prediction: Type, target: Type) -> None:
    if target.classes != CLASSES:
        received = f"category of {target.classes}"
        cause = "one probability tells two classes apart; a Categorical head tells more"
        raise Misfit("target", f"category of {CLASSES}", received, cause)
    if prediction.shape not in (target.shape, (*target.shape, 1)):
        expected = "one probability for each label"
        raise Misfit("prediction", expected, prediction.words(), "it must agree with target")


def _check_numbers(prediction: Type, target: Type) -> None:
    if target.shape != prediction.shape:
        cause = "it must agree with prediction"
        raise Misfit("target", _axes(prediction), _axes(target), cause)
    if target.meaning not in ("unit", "probabilities"):
        received, cause = MEANING_WORDS[target.meaning], "the loss is defined in this range only"
        raise Misfit("target", MEANING_WORDS["unit"], received, cause)


def _axes(found: Type) -> str:
    return shape_words(found.shape) or "one number"


def _target(site: Site) -> str:
    name = site.names["target"]
    if site.inputs["target"].kind != "category":
        return name
    has_axis = site.inputs["prediction"].shape != site.inputs["target"].shape
    return f"{name}.float().unsqueeze(-1)" if has_axis else f"{name}.float()"


def _forward(site: Site) -> str:
    return f"nn.functional.binary_cross_entropy({site.names['prediction']}, {_target(site)})"


def _stable(site: Site) -> str:
    call = "nn.functional.binary_cross_entropy_with_logits"
    return f"{call}({site.names['prediction']}, {_target(site)})"


BINARY_CROSS_ENTROPY = Block(
    id="binary_cross_entropy",
    title="Binary cross-entropy",
    synonyms=("bce", "log loss", "logistic loss"),
    help="How surprised the predicted probabilities are by the targets, number by number.",
    formula="loss = mean of -t log y - (1 - t) log(1 - y)",
    source="deck: losses; the negative log-likelihood of a Bernoulli distribution",
    role="loss",
    ports=Ports(
        (
            Port(
                "prediction",
                "batch ...",
                help="Probabilities, such as a Probability head gives.",
                meaning="unit",
                takes_unfinished=True,
                unfinished_of=LOGISTIC,
            ),
            Port(
                "target",
                "batch ...",
                help="Numbers from 0 to 1 of the same shape, or one of two classes.",
                kind="any",
            ),
        ),
        (Port("loss", "", help="The mean over all numbers of the batch."),),
    ),
    shapes=_shapes,
    forward=_forward,
    stable=_stable,
    summary="Binary cross-entropy",
    default_title="Cross-entropy",
    examples=(
        example(
            prediction=Type((12, 8), meaning="unit"),
            target=Type((12, 8), meaning="unit"),
        ),
        example(
            prediction=Type((1,), meaning="unit"),
            target=Type(kind="category", classes=2),
        ),
        example(
            prediction=Type((), meaning="unit"),
            target=Type(kind="category", classes=2),
        ),
    ),
)
