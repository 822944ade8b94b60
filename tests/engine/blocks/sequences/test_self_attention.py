"""Self-attention: against torch's own, who sees whom, and heads that do not share evenly."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.language import Map, Misfit, Type, example, infer, registry
from tests.placed_block import Placed, placed

ATTENTION = registry()["self_attention"]


def layer(*, causal: bool) -> Placed:
    return placed(ATTENTION, example({"heads": 2, "causal": causal}, x=(5, 8)))


@pytest.mark.parametrize("causal", [False, True])
def test_it_gathers_what_the_attention_of_torch_gathers(causal: bool) -> None:
    node, x = layer(causal=causal), torch.randn(3, 5, 8)
    own = node.module.state_dict()
    other = nn.MultiheadAttention(8, 2, batch_first=True)
    other.load_state_dict(
        {
            "in_proj_weight": own["read.weight"],
            "in_proj_bias": own["read.bias"],
            "out_proj.weight": own["mix.weight"],
            "out_proj.bias": own["mix.bias"],
        }
    )
    hidden = torch.ones(5, 5).triu(1).bool() if causal else None

    expected, _ = other(x, x, x, attn_mask=hidden)

    torch.testing.assert_close(node.compute({"x": x})["y"], expected)


def test_a_causal_step_does_not_see_the_steps_behind_it() -> None:
    node, x = layer(causal=True), torch.randn(3, 5, 8)
    other = x.clone()
    other[:, 3:] = 0
    one, two = (node.compute({"x": value})["y"] for value in (x, other))
    torch.testing.assert_close(one[:, :3], two[:, :3])
    assert not torch.allclose(one[:, 3:], two[:, 3:])


def test_heads_that_do_not_divide_the_features_are_a_misfit() -> None:
    with pytest.raises(Misfit, match="expected a multiple of 3 features, received 8 features"):
        infer(ATTENTION, Map({"x": Type((5, 8))}), Map({"heads": 3}))


def test_a_wave_has_no_features_to_attend_to() -> None:
    with pytest.raises(Misfit, match="too few axes"):
        infer(ATTENTION, Map({"x": Type((5,))}), Map())


def test_what_is_gathered_has_lost_the_range_of_the_steps() -> None:
    assert infer(ATTENTION, Map({"x": Type((5, 8), meaning="unit")}), Map())["y"] == Type((5, 8))
