from __future__ import annotations

import pytest

from engine.language import Map, Site, Type, Value
from engine.mathematics.affine import Affine

INPUTS = Map({"h": Type((64,))})


def site(size: Value, bias: bool) -> Site:
    return Site(Map({"size": size, "bias": bias}), INPUTS, Map(), "self.a", Map({"h": "b"}))


@pytest.mark.parametrize(
    ("size", "bias", "made", "called", "weights"),
    [
        (10, True, "nn.Linear(64, 10)", "self.a(b)", 650),
        (10, False, "nn.Linear(64, 10, bias=False)", "self.a(b)", 640),
        ((3,), True, "nn.Linear(64, 3)", "self.a(b)", 195),
        ((8, 8), True, "nn.Linear(64, 64)", "self.a(b).view(-1, 8, 8)", 4160),
    ],
)
def test_the_map_is_written_and_counted(
    size: Value, bias: bool, made: str, called: str, weights: int
) -> None:
    affine, placed = Affine("h", "size"), site(size, bias)
    assert affine.module(placed) == made
    assert affine.forward(placed) == called
    assert affine.weights(INPUTS, placed.parameters) == weights


def test_an_output_of_several_numbers_has_them_on_an_axis_of_its_own() -> None:
    affine, placed = Affine("h", "size", numbers=2), site((8, 8), True)
    assert affine.shape(placed.parameters) == (8, 8, 2)
    assert affine.module(placed) == "nn.Linear(64, 128)"
    assert affine.forward(placed) == "self.a(b).view(-1, 8, 8, 2)"
    assert affine.weights(INPUTS, placed.parameters) == 65 * 128
