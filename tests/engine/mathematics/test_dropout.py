from __future__ import annotations

from typing import Any

import torch

from engine.language.emitted import emitted
from engine.mathematics.dropout import dropped


def dropped_of(x: torch.Tensor, rate: float) -> torch.Tensor:
    """What the function of the text makes of x."""
    names: dict[str, Any] = {"torch": torch}
    exec(f"from __future__ import annotations\n{emitted(dropped)}", names)  # noqa: S102 - ours
    found: torch.Tensor = names["dropped"](x, rate, torch.Generator().manual_seed(0))
    return found


def test_a_share_of_the_numbers_is_set_to_zero_and_the_mean_stays() -> None:
    made = dropped_of(torch.ones(100_000), 0.25)

    assert abs(float((made == 0).float().mean()) - 0.25) < 0.01
    assert abs(float(made.mean()) - 1) < 0.01


def test_a_rate_of_zero_leaves_all_numbers_as_they_are() -> None:
    x = torch.arange(5.0)

    assert torch.equal(dropped_of(x, 0.0), x)
