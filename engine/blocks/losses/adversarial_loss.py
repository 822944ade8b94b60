"""What a discriminator and a generator lose, in the forms that have a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Choice,
    Line,
    Map,
    Misfit,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
)
from engine.language.types import MEANING_WORDS

if TYPE_CHECKING:
    import torch  # noqa: TC004 - as below
    from torch import (  # noqa: TC004 - the text imports it; here the functions are only read
        Tensor,
        nn,
    )


def loss_if_real(logit: Tensor) -> Tensor:
    """Mean of -log sigmoid(logit): small where the discriminator says "real"."""
    return nn.functional.softplus(-logit).mean()


def loss_if_made(logit: Tensor) -> Tensor:
    """Mean of -log(1 - sigmoid(logit)): small where the discriminator says "made"."""
    return nn.functional.softplus(logit).mean()


def squares_if_real(score: Tensor) -> Tensor:
    """Mean of (score - 1)²: small where the discriminator says 1, which is "real"."""
    return (score - 1).square().mean()


def squares_if_made(score: Tensor) -> Tensor:
    """Mean of score²: small where the discriminator says 0, which is "made"."""
    return score.square().mean()


def hinge_if_real(score: Tensor) -> Tensor:
    """Mean of max(0, 1 - score): 0 where the discriminator says "real" with a score from 1 on."""
    return torch.relu(1 - score).mean()


def hinge_if_made(score: Tensor) -> Tensor:
    """Mean of max(0, 1 + score): 0 where the discriminator says "made" with one up to -1."""
    return torch.relu(1 + score).mean()


REAL, MADE = "loss_if_real({logit})", "loss_if_made({logit})"
SOURCES: dict[str, tuple[str, str, str]] = {
    "minimax": (REAL, MADE, f"-{MADE}"),
    "non_saturating": (REAL, MADE, REAL),
    "least_squares": (
        "squares_if_real({logit})",
        "squares_if_made({logit})",
        "squares_if_real({logit})",
    ),
    "hinge": ("hinge_if_real({logit})", "hinge_if_made({logit})", "-{logit}.mean()"),
    "wasserstein": ("-{logit}.mean()", "{logit}.mean()", "-{logit}.mean()"),
}
"""By form, the source for each aim: told real, told made, fooled."""

CODE = (
    loss_if_real,
    loss_if_made,
    squares_if_real,
    squares_if_made,
    hinge_if_real,
    hinge_if_made,
)

AIMS = (
    Option("real", "Tell what is real", "For the discriminator, on samples of the data."),
    Option("made", "Tell what is made", "For the discriminator, on samples that were made."),
    Option("fool", "Fool", "For the generator, on what it made: it is to be taken for real."),
)
FORMS = (
    Option(
        "minimax",
        "Minimax",
        "Real: -log D. Made: -log(1 - D). To fool: log(1 - D), so the generator makes large the "
        "very loss that the discriminator makes small; flat where D is sure.",
    ),
    Option(
        "non_saturating",
        "Non-saturating",
        "Real: -log D. Made: -log(1 - D). To fool: -log D, another loss with the same aim, steep "
        "where D is sure.",
    ),
    Option(
        "least_squares",
        "Least squares",
        "Real: (l - 1)². Made: l². To fool: (l - 1)². Here l = 1 means real and 0 made; the "
        "paper's factor 1/2 is left out.",
    ),
    Option(
        "hinge",
        "Hinge",
        "Real: max(0, 1 - l). Made: max(0, 1 + l). To fool: -l.",
    ),
    Option(
        "wasserstein",
        "Wasserstein",
        "Real: -l. Made: l. To fool: -l. A distance only where the discriminator cannot become "
        "steep, which this loss does not see to.",
    ),
)
AIM_TITLES = {"real": "Real told", "made": "Made told", "fool": "Fooled"}


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    if (meaning := inputs["logit"].meaning) in ("unit", "probabilities"):
        cause = "it takes the number before the sigmoid; leave the head out, or make it linear"
        raise Misfit("logit", MEANING_WORDS["any"], MEANING_WORDS[meaning], cause)
    return Map({"loss": Type(is_batched=False)})


def _forward(site: Site) -> str:
    aim = [option.value for option in AIMS].index(str(site.parameters["aim"]))
    return SOURCES[str(site.parameters["form"])][aim].format(logit=site.names["logit"])


def _summary(parameters: Parameters) -> Line:
    (form,) = (option.title for option in FORMS if option.value == parameters["form"])
    aims = {"real": "{form}: tell real", "made": "{form}: tell made", "fool": "{form}: fool"}
    return aims[str(parameters["aim"])], {"form": form}


ADVERSARIAL_LOSS = Block(
    id="adversarial_loss",
    title="Adversarial loss",
    help="What is lost when a discriminator's number l does not say what it is to say.",
    formula="D = sigmoid(l); real: mean of -log D; made: mean of -log(1 - D); to fool: mean of "
    "log(1 - D) in minimax, of -log D where it does not saturate",
    source="deck: GAN, Loss(D, G) = -E_real log D(x) - E_synth log(1 - D(x)), which D minimises "
    "and G maximises; arXiv 1406.2661; least squares arXiv 1611.04076; hinge arXiv 1705.02894; "
    "Wasserstein arXiv 1701.07875",
    role="loss",
    ports=Ports(
        (
            Port(
                "logit",
                "batch ...",
                help="What the discriminator gives, before any sigmoid: large for real.",
            ),
        ),
        (Port("loss", "", help="The mean over all numbers of the batch."),),
    ),
    parameters=(
        Choice(
            "aim",
            "real",
            AIMS,
            title="Aim",
            help="What the number is to say, and so whom the loss is for.",
        ),
        Choice(
            "form",
            "non_saturating",
            FORMS,
            title="Form",
            help="How the loss is computed; l is the number, and D = sigmoid(l).",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    code=CODE,
    summary=_summary,
    default_title=lambda parameters: AIM_TITLES[str(parameters["aim"])],
    examples=(
        example(logit=(1,)),
        example({"aim": "made", "form": "minimax"}, logit=()),
        example({"aim": "fool", "form": "minimax"}, logit=(12, 8)),
        *(
            example({"aim": aim.value, "form": form}, logit=(1,))
            for aim in AIMS
            for form in ("least_squares", "hinge", "wasserstein")
        ),
    ),
)
