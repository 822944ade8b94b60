"""The constant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Axes,
    Block,
    Line,
    Map,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Type,
    Types,
    example,
    number_words,
)
from engine.language.reading import sizes
from engine.mathematics.constants import LIKE, count_source

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _constant() -> type[nn.Module]:
    class Constant(nn.Module):
        """A number of a shape that never changes."""

        def __init__(self, value: float, *shape: int) -> None:
            super().__init__()
            self.register_buffer("value", torch.full(shape, value), persistent=False)

        def forward(self, count: int | None = None) -> Tensor:
            """(*shape), or for each of `count` samples (count, *shape)."""
            value = self.get_buffer("value")
            return value if count is None else value.expand(count, *value.shape)

    return Constant


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map({"y": Type(sizes(parameters, "shape"), is_batched="like" in inputs)})


def _module(site: Site) -> str:
    value = float(str(site.parameters["value"]))
    return f"Constant({', '.join(map(str, (value, *sizes(site.parameters, 'shape'))))})"


def _forward(site: Site) -> str:
    return f"{site.itself}({count_source(site)})"


def _summary(parameters: Parameters) -> Line:
    return "{value}", {"value": number_words(float(str(parameters["value"])))}


CONSTANT = Block(
    id="constant",
    title="Constant",
    help="Gives one number that never changes, alone or for each sample of a batch.",
    formula="y = c",
    source="deck: losses; the simplest prediction of all",
    ports=Ports(
        (LIKE,),
        (Port("y", "batch? shape", help="The constant."),),
    ),
    parameters=(
        Axes("shape", (1,), title="Shape", help="The sizes of the axes of the value."),
        Real("value", 1.0, low=-1e6, title="Value", help="The number c, everywhere in the shape."),
    ),
    shapes=_shapes,
    module=_module,
    forward=_forward,
    code=(_constant,),
    stops_gradient=True,
    summary=_summary,
    examples=(
        example(like=(8, 8)),
        example({"shape": (3,), "value": -0.5}, like=Type(kind="category", classes=3)),
        example({"shape": (12, 8)}),
    ),
)
