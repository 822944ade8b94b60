"""The function that a block computes, so that what is measured here is what the block measures."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import torch
from torch import Tensor, nn

from engine.language import registry
from engine.language.emitted import emitted


@cache
def function_of(block: str) -> Callable[..., Tensor]:
    """The last function that a block puts into the text, with those that it calls."""
    code = registry()[block].code
    names: dict[str, Any] = {"torch": torch, "nn": nn, "Tensor": Tensor}
    for each in code:
        exec(compile(emitted(each), f"<{block}>", "exec"), names)  # noqa: S102 - source of our own blocks
    found: Callable[..., Tensor] = names[code[-1].__name__]
    return found
