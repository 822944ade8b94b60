"""Where in the sequence a step stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Choice,
    Line,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Types,
    count,
    example,
)

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _sine_positions() -> type[nn.Module]:
    class SinePositions(nn.Module):
        """Adds to step t sin(t w) and cos(t w), with w from 1 down to about 1/10,000."""

        waves: Tensor

        def __init__(self, steps: int, features: int) -> None:
            super().__init__()
            speed = 10_000.0 ** (-torch.arange(0, features, 2) / features)
            angle = torch.arange(steps).unsqueeze(1) * speed
            waves = torch.stack([angle.sin(), angle.cos()], dim=2).flatten(1)
            self.register_buffer("waves", waves[:, :features], persistent=False)

        def forward(self, x: Tensor) -> Tensor:
            """x: (batch, time, features), and so is the result."""
            return x + self.waves

    return SinePositions


def _weights(inputs: Types, parameters: Parameters) -> int:
    return count(inputs["x"].shape) if parameters["encoding"] == "learned" else 0


def _module(site: Site) -> str:
    steps, features = site.inputs["x"].shape
    is_learned = site.parameters["encoding"] == "learned"
    return f"{'nn.Embedding' if is_learned else 'SinePositions'}({steps}, {features})"


def _forward(site: Site) -> str:
    if site.parameters["encoding"] == "learned":
        return f"{site.names['x']} + {site.itself}.weight"
    return f"{site.itself}({site.names['x']})"


def _summary(parameters: Parameters) -> Line:
    is_learned = parameters["encoding"] == "learned"
    return "learned positions" if is_learned else "sines and cosines", {}


POSITIONAL_ENCODING = Block(
    id="positional_encoding",
    title="Positional encoding",
    help="Tells each step where it stands, which attention does not know by itself.",
    formula="y_t = x_t + p_t; p_(t,2i) = sin(t / 10000^(2i/d)), p_(t,2i+1) = cos(t / 10000^(2i/d)) "
    "with d features, or p learned",
    source="deck: sequence encoder; arXiv 1706.03762, section 3.5",
    ports=Ports(
        (Port("x", "batch time features", help="The sequence, step by step."),),
        (Port("y", "batch time features", help="The same with the positions added."),),
    ),
    parameters=(
        Choice(
            "encoding",
            "sines",
            (
                Option("sines", "Sines and cosines", "Waves from quick to slow, never trained."),
                Option("learned", "Learned", "A point for each place, trained like an embedding."),
            ),
            title="Encoding",
            help="What is added to the steps.",
        ),
    ),
    weights=_weights,
    module=_module,
    forward=_forward,
    code=(_sine_positions,),
    summary=_summary,
    default_title="Positions",
    examples=(
        example(x=(12, 8)),
        example({"encoding": "learned"}, x=(5, 64)),
        example(x=(1, 3)),
    ),
)
