"""The Gaussians that the codes of a space are draws of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.document.values import End
from engine.latent.sight import Sight
from engine.latent.space import Space

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.observations.records import Floats


def gaussian_port(space: Space) -> End | None:
    """The port of Gaussians that a code is drawn from; None where codes are no such draws."""
    scope = space.run.program.plan.scope
    return next(
        (
            end
            for end in scope.sources(space.end.node).values()
            if scope.type(end).meaning == "gaussian"
            and scope.type(end).shape == (*scope.type(space.end).shape, 2)
        ),
        None,
    )


def gaussians(space: Space, rows: NDArray[np.int64]) -> Floats:
    """(rows, dimensions, 2) mean and deviation of samples; of no rows where there are none."""
    end = gaussian_port(space)
    if end is None:
        return np.zeros((0, space.dimensions, 2), np.float32)
    return Sight(space.run, end).through(space.network).values(rows)
