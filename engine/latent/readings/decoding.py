"""What the decoder makes of spots of a latent space."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.latent.space import Space
from engine.questions.decoding import DecodeSpots, Decodings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.observations.records import Floats


def decodings(space: Space, asked: DecodeSpots) -> Decodings:
    """Decode each spot. Raises Unanswerable."""
    rows = np.array(asked.rows, np.int64) if asked.rows else None
    return decoded(space, space.codes_of(asked.spots), rows)


def decoded(space: Space, codes: Floats, rows: NDArray[np.int64] | None = None) -> Decodings:
    """Decode codes (n, dimensions); rows: as `Space.decode` takes them. Raises Unanswerable."""
    output = space.output
    values = space.decode(codes, rows)
    meaning = space.run.program.plan.scope.type(output).meaning
    return Decodings(codes, space.shown().to_plane(codes), values, meaning, output.node)
