from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from engine.language.emitted import emitted
from engine.mathematics.samples import CELL_CODE, even_levels


def functions() -> dict[str, Any]:
    names: dict[str, Any] = {"torch": torch, "Tensor": Tensor}
    for code in (*CELL_CODE, even_levels):
        exec(f"from __future__ import annotations\n{emitted(code)}", names)  # noqa: S102 - ours
    return names


def test_samples_outside_of_the_cells_count_in_cells_of_their_own() -> None:
    samples = torch.tensor([[-9.0], [-0.5], [0.4], [0.6], [7.0], [8.0]])
    shares = functions()["sampled_shares"](samples, 0.0, 2.0, 2)
    torch.testing.assert_close(shares, torch.tensor([1.0, 1.0, 2.0, 2.0]) / 6)


def test_the_mass_of_a_distribution_outside_of_the_cells_is_not_lost() -> None:
    def uniform(q: Tensor, place: Tensor) -> Tensor:
        return ((place - q[0]) / q[1]).clamp(0, 1)

    shares = functions()["exact_shares"](uniform, torch.tensor([-2.0, 8.0]), 0.0, 2.0, 2)
    torch.testing.assert_close(shares, torch.tensor([1.0, 1.0, 1.0, 5.0]) / 8)


def test_levels_are_the_middles_of_equal_shares() -> None:
    levels = functions()["even_levels"](torch.zeros(4, 1))
    torch.testing.assert_close(levels, torch.tensor([0.125, 0.375, 0.625, 0.875]))
