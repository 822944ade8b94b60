"""The long short-term memory: its formula."""

from __future__ import annotations

import torch

from engine.language import example, registry
from tests.placed_block import placed


def test_the_last_state_is_that_of_the_formula() -> None:
    node, x = placed(registry()["lstm"], example({"units": 3}, x=(6, 2))), torch.randn(4, 6, 2)
    w, u, b, c = node.module.parameters()
    state = memory = torch.zeros(4, 3)
    for step in x.unbind(1):
        i, f, g, o = (step @ w.T + b + state @ u.T + c).chunk(4, dim=1)
        memory = f.sigmoid() * memory + i.sigmoid() * g.tanh()
        state = o.sigmoid() * memory.tanh()
    torch.testing.assert_close(node.compute({"x": x})["y"], state)
