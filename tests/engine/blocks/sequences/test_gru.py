"""The gated recurrent unit: its formula."""

from __future__ import annotations

import torch

from engine.language import example, registry
from tests.placed_block import placed


def test_the_last_state_is_that_of_the_formula() -> None:
    node, x = placed(registry()["gru"], example({"units": 3}, x=(6, 2))), torch.randn(4, 6, 2)
    w, u, b, c = node.module.parameters()
    state = torch.zeros(4, 3)
    for step in x.unbind(1):
        (r, z, n), (s, v, m) = (step @ w.T + b).chunk(3, dim=1), (state @ u.T + c).chunk(3, dim=1)
        kept = (z + v).sigmoid()
        state = (1 - kept) * torch.tanh(n + (r + s).sigmoid() * m) + kept * state
    torch.testing.assert_close(node.compute({"x": x})["y"], state)
