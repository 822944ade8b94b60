"""The Transformer encoder: against torch's own layers, and its dropout."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from engine.language import Map, Misfit, Type, example, infer, registry
from tests.placed_block import Placed, placed

TRANSFORMER = registry()["transformer_encoder"]
NAMES = {
    "attention.read.weight": "self_attn.in_proj_weight",
    "attention.read.bias": "self_attn.in_proj_bias",
    "attention.mix": "self_attn.out_proj",
    "wide": "linear1",
    "narrow": "linear2",
    "norm_1": "norm1",
    "norm_2": "norm2",
}


def encoder(rate: float = 0.0) -> Placed:
    knobs = {"layers": 2, "heads": 2, "width": 16, "rate": rate}
    return placed(TRANSFORMER, example(knobs, x=(5, 8)))


def translated(name: str) -> str:
    for own, other in NAMES.items():
        name = name.replace(own, other)
    return name


def test_its_layers_are_those_of_torch() -> None:
    node, x = encoder(), torch.randn(3, 5, 8)
    expected = x
    for own in node.module.children():
        layer = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True)
        layer.load_state_dict({translated(k): v for k, v in own.state_dict().items()})
        expected = layer(expected)
    torch.testing.assert_close(node.compute({"x": x})["y"], expected)


def test_the_layers_begin_with_weights_of_their_own() -> None:
    first, second = (dict(layer.named_parameters()) for layer in encoder().module.children())
    assert not torch.equal(first["wide.weight"], second["wide.weight"])


def test_dropout_sets_its_share_to_zero_in_training_only() -> None:
    layer: Any = next(encoder(0.3).module.children())
    x = torch.ones(100, 100)
    dropped = layer.kept(x)
    assert (dropped == 0).float().mean().item() == pytest.approx(0.3, abs=0.02)
    assert dropped.mean().item() == pytest.approx(1.0, abs=0.03)
    assert torch.equal(layer.eval().kept(x), x)


def test_heads_that_do_not_divide_the_features_are_a_misfit() -> None:
    with pytest.raises(Misfit, match="expected a multiple of 4 features, received 10 features"):
        infer(TRANSFORMER, Map({"x": Type((5, 10))}), Map({"heads": 4}))
