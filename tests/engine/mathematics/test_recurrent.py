from __future__ import annotations

import pytest
from torch import nn

from engine.language import Map, Site, Type
from engine.language.parameters import defaults
from engine.language.values import Value
from engine.mathematics.recurrent import PARAMETERS, Recurrent

LAYER = Recurrent("LSTM", gates=4, state="[1][0]")


def parameters(**changed: Value) -> Map[str, Value]:
    return Map({**defaults(PARAMETERS), **changed})


def site(**changed: Value) -> Site:
    inputs = Map({"x": Type((30, 2))})
    return Site(parameters(**changed), inputs, Map(), "self.lstm", Map({"x": "sequence"}))


def test_the_usual_arguments_are_not_written() -> None:
    assert LAYER.module(site()) == "nn.LSTM(2, 32, batch_first=True)"
    assert LAYER.forward(site()) == "self.lstm(sequence)[1][0][-1]"
    assert LAYER.forward(site(steps="all")) == "self.lstm(sequence)[0]"


def test_both_directions_have_a_width_of_their_own() -> None:
    both = parameters(bidirectional=True, units=5)
    assert LAYER.shapes(Map({"x": Type((30, 2))}), both)["y"].shape == (10,)
    assert LAYER.ports(both).outputs[0].pattern == "batch both_ways"


@pytest.mark.parametrize("layers", [1, 3])
@pytest.mark.parametrize("bidirectional", [False, True])
def test_weights_are_counted_as_torch_makes_them(layers: int, bidirectional: bool) -> None:
    made = nn.LSTM(2, 5, num_layers=layers, bidirectional=bidirectional)
    knobs = parameters(units=5, layers=layers, bidirectional=bidirectional)
    counted = LAYER.weights(Map({"x": Type((30, 2))}), knobs)
    assert counted == sum(weights.numel() for weights in made.parameters())


def test_summary_says_which_steps_it_gives() -> None:
    template, places = LAYER.summary(parameters(steps="all"))
    assert template.format_map(places) == "LSTM 32 · all steps"
