"""The functions of blocks, called outside of a text."""

import pytest
import torch

from engine.language import registry
from engine.latent.readings.block_functions import function_of
from tests.placed_block import placed


@pytest.mark.parametrize("block", ["silhouette", "neighbour_agreement"])
def test_a_function_gives_what_its_block_gives(block: str) -> None:
    codes, labels = torch.randn(30, 2), torch.arange(30) % 3
    (example, *_) = registry()[block].examples
    node = placed(registry()[block], example)

    (expected,) = node.compute({"codes": codes, "label": labels}).values()

    last = example.inputs["label"].classes if block == "silhouette" else 10
    assert function_of(block)(codes, labels, last) == expected


def test_a_function_calls_those_that_stand_before_it() -> None:
    samples = torch.zeros(4, 2)

    assert function_of("mmd")(samples, samples, [1.0]) == 0


def test_a_function_is_made_once() -> None:
    assert function_of("mmd") is function_of("mmd")
