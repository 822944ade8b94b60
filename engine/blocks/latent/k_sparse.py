"""The k largest numbers of a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Integer,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Type,
    Types,
    example,
)
from engine.language.reading import whole

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor


def keep_largest(x: Tensor, count: int) -> Tensor:
    """The `count` largest numbers of the last axis, and 0 for the others. x: (batch, ..., axis)."""
    largest = x.topk(count, dim=-1)
    return torch.zeros_like(x).scatter(-1, largest.indices, largest.values)


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    x, kept = inputs["x"], whole(parameters, "kept")
    if not x.shape or x.shape[-1] < kept:
        received = f"{x.shape[-1]:,}" if x.shape else "a single number"
        cause = f"{kept:,} of them are to be kept"
        raise Misfit("x", f"at least {kept:,} features", received, cause)
    return Map(
        {"y": Type(x.shape, meaning=x.meaning if x.meaning in ("unit", "counts") else "any")}
    )


K_SPARSE = Block(
    id="k_sparse",
    title="K-sparse",
    help="Keeps the largest numbers of a code and sets the others to 0, so that each is rare.",
    formula="y_i = x_i where x_i is one of the k largest, else 0",
    source="deck: sparse autoencoder; A. Makhzani and B. Frey, arXiv 1312.5663",
    ports=Ports(
        (Port("x", "batch ... features", help="The code; the last axis is looked through."),),
        (Port("y", "batch ... features", help="The code with k numbers left."),),
    ),
    parameters=(
        Integer(
            "kept",
            16,
            high=4096,
            title="Kept",
            unit="numbers",
            help="How many numbers k of each sample are kept.",
        ),
    ),
    shapes=_shapes,
    forward="keep_largest({x}, {kept})",
    code=(keep_largest,),
    summary="{kept} largest",
    examples=(
        example(x=(64,)),
        example({"kept": 2}, x=(12, 8)),
        example({"kept": 3}, x=(4096,)),
        example({"kept": 1}, x=Type((5,), meaning="unit")),
    ),
)
