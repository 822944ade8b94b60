"""What the decoder makes of a way through some spots of a latent space."""

from __future__ import annotations

import numpy as np

from engine.latent.readings.decoding import decoded
from engine.latent.readings.ways import through
from engine.latent.space import Space
from engine.questions.decoding import Decodings
from engine.questions.question import Unanswerable
from engine.questions.spots import OfRow
from engine.questions.walking import MOST_STILLS, Walk


def walked(space: Space, asked: Walk) -> Decodings:
    """Decode every code of the way. Raises Unanswerable."""
    if not asked.spots or asked.steps < 1:
        raise Unanswerable("A path needs at least one point, and one step from each to the next.")
    stills = 1 + asked.steps * (len(asked.spots) - 1)
    if stills > MOST_STILLS:
        raise Unanswerable(
            f"Expected a path of at most {MOST_STILLS:,} codes, received {stills:,}; take fewer "
            "steps."
        )
    corners = space.codes_of(asked.spots)
    codes = through(corners, asked.steps, is_straight=asked.is_straight)
    first = asked.spots[0]
    row = first.row if isinstance(first, OfRow) else int(space.nearest(corners[:1])[0])
    return decoded(space, codes, np.full(len(codes), row))
