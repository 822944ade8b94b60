"""The negative log-likelihood of any head."""

from __future__ import annotations

from engine.language import Block, Map, Parameters, Port, Ports, Site, Type, Types, example
from engine.mathematics.activations import LOGISTIC
from engine.mathematics.distributions import CODE
from engine.mathematics.pairing import check_likelihood


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    check_likelihood(inputs["prediction"], inputs["target"])
    return Map({"loss": Type(is_batched=False)})


def _forward(site: Site) -> str:
    found = check_likelihood(site.inputs["prediction"], site.inputs["target"])
    given = site.names["prediction"], site.names["target"]
    return f"-{found.source('log_likelihood', *given)}.mean()"


def _stable(site: Site) -> str:
    """Of the logits that a Probability or a Categorical head hands over."""
    prediction, target = site.names["prediction"], site.names["target"]
    if site.inputs["prediction"].meaning == "probabilities":
        axes = len(site.inputs["prediction"].shape)
        classes_first = f"{prediction}.movedim(-1, 1)" if axes > 1 else prediction
        return f"nn.functional.cross_entropy({classes_first}, {target})"
    if site.inputs["target"].kind == "category":
        target = f"{target}.float().view_as({prediction})"
    return f"nn.functional.binary_cross_entropy_with_logits({prediction}, {target})"


NEGATIVE_LOG_LIKELIHOOD = Block(
    id="negative_log_likelihood",
    title="Negative log-likelihood",
    synonyms=("nll", "log-likelihood"),
    help="How surprised a predicted distribution of any kind is by the targets.",
    formula="loss = mean of -log q(t), in nats",
    source="deck: maximum likelihood, -sum log q(y_i given x_i, theta)",
    role="loss",
    ports=Ports(
        (
            Port(
                "prediction",
                "batch ...",
                help="A distribution of each target, such as a Gaussian head predicts.",
                takes_unfinished=True,
                unfinished_of=LOGISTIC,
            ),
            Port("target", "batch ...", help="What came, a value of each.", kind="any"),
        ),
        (Port("loss", "", help="The mean over all targets of the batch."),),
    ),
    shapes=_shapes,
    forward=_forward,
    stable=_stable,
    code=CODE,
    summary="-log q(t)",
    examples=(
        example(prediction=Type((1, 2), meaning="gaussian"), target=(1,)),
        example(prediction=Type((12, 8, 2), meaning="laplace"), target=(12, 8)),
        example(prediction=Type(meaning="rate"), target=Type(meaning="counts")),
        example(
            prediction=Type((12, 8), meaning="unit"),
            target=Type((12, 8), meaning="unit"),
        ),
        example(
            prediction=Type((1,), meaning="unit"),
            target=Type(kind="category", classes=2),
        ),
        example(
            prediction=Type((10,), meaning="probabilities"),
            target=Type(kind="category", classes=10),
        ),
        example(
            prediction=Type((12, 4), meaning="probabilities"),
            target=Type((12,), kind="category", classes=4),
        ),
    ),
)
