"""Gaussian noise on a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Line,
    Map,
    Meaning,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Switch,
    Type,
    Types,
    example,
    value_words,
)

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _gaussian_noise() -> type[nn.Module]:
    class GaussianNoise(nn.Module):
        """Adds noise from N(0, deviation^2) in training, and in use too where `is_always`."""

        def __init__(self, deviation: float, random: torch.Generator, is_always: bool) -> None:
            super().__init__()
            self.deviation, self.random, self.is_always = deviation, random, is_always

        def forward(self, x: Tensor) -> Tensor:
            """x: (batch, ...), and so is the result."""
            if not (self.training or self.is_always):
                return x
            return x + self.deviation * torch.randn(x.shape, generator=self.random).to(x.device)

    return GaussianNoise


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    meaning: Meaning = "unit" if parameters["is_clamped"] else "any"
    return Map({"y": Type(inputs["x"].shape, meaning=meaning)})


def _module(site: Site) -> str:
    deviation, is_always = (site.parameters[name] for name in ("deviation", "is_always"))
    return f"GaussianNoise({deviation}, {site.random}, is_always={is_always})"


def _forward(site: Site) -> str:
    noisy = f"{site.itself}({site.names['x']})"
    return f"{noisy}.clamp(0, 1)" if site.parameters["is_clamped"] else noisy


def _summary(parameters: Parameters) -> Line:
    words = "+ N(0, {deviation}²), always" if parameters["is_always"] else "+ N(0, {deviation}²)"
    return words, {"deviation": value_words(parameters["deviation"])}


GAUSSIAN_NOISE = Block(
    id="gaussian_noise",
    title="Gaussian noise",
    help="Adds noise to a value, so that what stands behind it learns to do without the details.",
    formula="y = x + s e, e from N(0, I); y = x when used, unless the noise is always on",
    source="deck: denoising autoencoder, input x + eps; P. Vincent et al., JMLR 11, 2010",
    ports=Ports(
        (Port("x", "batch ...", help="Any numbers."),),
        (Port("y", "batch ...", help="The same numbers with noise."),),
    ),
    parameters=(
        Real(
            "deviation",
            0.1,
            title="Deviation",
            help="The standard deviation s of the noise.",
        ),
        Switch(
            "is_clamped",
            False,
            title="Keep within 0 to 1",
            help="Cuts what comes out off at 0 and at 1, as the grey values of a picture are.",
        ),
        Switch(
            "is_always",
            False,
            title="Always on",
            help="Adds noise in use as well, where the noise belongs to the task.",
        ),
    ),
    shapes=_shapes,
    module=_module,
    forward=_forward,
    code=(_gaussian_noise,),
    draws=True,
    draws_always=lambda parameters: bool(parameters["is_always"]),
    differs_in_training=True,
    summary=_summary,
    examples=(
        example(x=(64,)),
        example({"deviation": 0.4, "is_clamped": True, "is_always": True}, x=(8, 8)),
        example({"deviation": 0.0}, x=()),
    ),
)
