"""The loss of each sample, and what is lost of it on its way through a latent space."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from engine.latent.readings.rarity import squared_errors
from engine.latent.readings.rows_of_data import as_array, column, data_nodes, sample_end
from engine.latent.space import Space
from engine.program.plan import Learner
from engine.program.views import decoder_output, view

if TYPE_CHECKING:
    from numpy.typing import NDArray

A_BLOCK = 8_192
"""So many samples go through the space and back at once: more would need much memory."""
MOST_ONE_BY_ONE = 300
"""Where samples cannot be worked out side by side, so many are, and no more."""


def sample_losses(space: Space, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """(n,) the loss of each sample alone, of the first optimizer that trains on these data.

    NaN where a loss looks at several samples at once, so that none has one of its own.
    """
    learner = _learner(space)
    if learner is None or not len(rows):
        return np.full(len(rows), np.nan)
    seen = view(space.run.program, "loss_of_each", learner.total)
    function = space.run.loaded.add(seen)
    columns = [column(space, end, rows) for end in seen.part.arguments]
    return _one_by_one(lambda *values: function(space.network, *values), columns, len(rows))


def sample_errors(
    space: Space, rows: NDArray[np.int64] | None = None
) -> NDArray[np.float64] | None:
    """(n,) the mean square of what is lost on the way of each sample and back; all rows for None.

    None where nothing comes back in the shape of the sample.
    """
    if not comes_back(space):
        return None
    every = np.arange(len(space.labels)) if rows is None else rows
    found = np.empty(len(every))
    for start in range(0, len(every), A_BLOCK):
        some = every[start : start + A_BLOCK]
        values = as_array(column(space, sample_end(space), some))
        found[start : start + A_BLOCK] = squared_errors(
            values, space.decode(space.codes(some), some)
        )
    return found


def comes_back(space: Space) -> bool:
    """Whether the decoder gives values of the shape of a sample. Raises Unanswerable."""
    scope = space.run.program.plan.scope
    end = sample_end(space)
    output = decoder_output(space.run.program, space.end)
    return output is not None and scope.type(output).shape == scope.type(end).shape


def has_losses(space: Space) -> bool:
    """Whether a loss is a mean over samples of these data, so that each has one of its own."""
    return _learner(space) is not None


def _learner(space: Space) -> Learner | None:
    """The first optimizer whose loss is a mean over samples of these data alone."""
    run, nodes = space.run, set(data_nodes(space))
    for learner in run.program.plan.learners:
        data = {end.node for end in learner.loss.part.arguments if end.node in run.rows}
        if data and data <= nodes and not _is_joint(space, learner):
            return learner
    return None


def _is_joint(space: Space, learner: Learner) -> bool:
    scope = space.run.program.plan.scope
    return any(scope.block(node).is_joint for node in learner.loss.part.nodes)


def _one_by_one(
    function: Callable[..., Tensor], columns: list[Tensor], count: int
) -> NDArray[np.float64]:
    """What a function makes of each row as a batch of its own: side by side, where torch can."""

    def alone(*row: Tensor) -> Tensor:
        return function(*(each.unsqueeze(0) for each in row))

    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that something is slow side by side
        try:
            found = torch.func.vmap(alone, randomness="different")(*columns)
        except (RuntimeError, ValueError):
            first = [each[:MOST_ONE_BY_ONE] for each in columns]
            found = torch.stack([alone(*row) for row in zip(*first, strict=True)])
    losses = np.full(count, np.nan)
    losses[: len(found)] = found.double().cpu().numpy()
    return losses
