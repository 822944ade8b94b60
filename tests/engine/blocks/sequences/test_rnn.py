"""The plain recurrent layer: its formula, and the last step of both directions."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from engine.language import example, registry
from tests.placed_block import Placed, placed


def layer(shape: tuple[int, ...], **parameters: Any) -> Placed:
    return placed(registry()["rnn"], example(parameters, x=shape))


def states(node: Placed, x: Tensor, suffix: str = "") -> list[Tensor]:
    """The states by the formula, each (batch, units)."""
    own = dict(node.module.named_parameters())
    w, u = own[f"weight_ih_l0{suffix}"], own[f"weight_hh_l0{suffix}"]
    b, c = own[f"bias_ih_l0{suffix}"], own[f"bias_hh_l0{suffix}"]
    state, found = torch.zeros(len(x), len(b)), []
    for step in x.unbind(1):
        state = torch.tanh(step @ w.T + b + state @ u.T + c)
        found.append(state)
    return found


def test_states_are_those_of_the_formula() -> None:
    node, x = layer((6, 2), units=3, steps="all"), torch.randn(4, 6, 2)
    torch.testing.assert_close(node.compute({"x": x})["y"], torch.stack(states(node, x), dim=1))


def test_the_last_step_is_the_state_after_the_whole_sequence() -> None:
    node, x = layer((6, 2), units=3), torch.randn(4, 6, 2)
    torch.testing.assert_close(node.compute({"x": x})["y"], states(node, x)[-1])


def test_in_both_directions_each_has_read_the_whole_sequence() -> None:
    node, x = layer((6, 2), units=3, bidirectional=True), torch.randn(4, 6, 2)
    there, back = states(node, x)[-1], states(node, x.flip(1), "_reverse")[-1]
    torch.testing.assert_close(node.compute({"x": x})["y"], torch.cat([there, back], dim=1))


def test_each_number_of_a_wave_is_a_step_with_one_feature() -> None:
    node, x = layer((6,), units=3), torch.randn(4, 6)
    torch.testing.assert_close(node.compute({"x": x})["y"], states(node, x.unsqueeze(2))[-1])
