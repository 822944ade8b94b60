"""Dropping numbers at random, which blocks do in training or at all times."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor


def dropped(x: Tensor, rate: float, random: torch.Generator) -> Tensor:
    """Sets each number to 0 with probability `rate` and scales up the others. x: (batch, ...)."""
    is_kept = torch.rand(x.shape, generator=random).to(x.device) >= rate
    return x * is_kept / (1 - rate)
