from __future__ import annotations

import pytest

from engine.mathematics.activations import ACTIVATIONS, OPTIONS, activated, activation


def test_every_activation_is_an_option_with_its_formula() -> None:
    assert [(option.value, option.help) for option in OPTIONS] == [
        (entry.id, entry.formula) for entry in ACTIVATIONS
    ]


def test_an_activation_is_applied_to_an_expression() -> None:
    assert activated("tanh", "a + b") == "torch.tanh(a + b)"
    assert activated("identity", "a + b") == "a + b"


def test_an_activation_knows_the_range_that_it_promises() -> None:
    assert activation("sigmoid").meaning == "unit"
    assert activation("relu").meaning == "any"


def test_an_unknown_activation_is_no_activation() -> None:
    with pytest.raises(KeyError):
        activation("swoosh")
