"""Split: the inverse of Concatenate."""

from __future__ import annotations

import pytest
import torch

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

SPLIT = registry()["split"]


def test_both_parts_side_by_side_are_the_value() -> None:
    values = torch.randn((2, 3, 7), generator=torch.Generator().manual_seed(0))
    node = placed(SPLIT, Example(Map({"x": Type((3, 7))})), size=2)
    found = node.compute({"x": values})
    assert found["first"].shape == (2, 3, 2)
    assert torch.equal(torch.cat([*found.values()], dim=-1), values)


@pytest.mark.parametrize("shape", [(), (4,), (5, 3)])
def test_a_value_that_has_too_few_numbers_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(Misfit, match="at least 5 numbers on the last axis"):
        infer(SPLIT, Map({"x": Type(shape)}), Map({"size": 4}))
