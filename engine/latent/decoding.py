"""What the decoder makes of spots of a latent space."""

from __future__ import annotations

import numpy as np

from engine.latent.space import Space
from engine.questions.decoding import DecodeSpots, Decodings


def decodings(space: Space, asked: DecodeSpots) -> Decodings:
    """Decode each spot. Raises Unanswerable."""
    output = space.output
    codes = space.codes_of(asked.spots)
    values = space.decode(codes, np.array(asked.rows, np.int64) if asked.rows else None)
    meaning = space.run.program.plan.scope.type(output).meaning
    return Decodings(codes, space.shown().to_plane(codes), values, meaning, output.node)
