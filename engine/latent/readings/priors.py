"""Codes that are drawn at random, and what the decoder makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from engine.latent.readings.decoding import decoded
from engine.latent.readings.dimensions import NO_NUMBERS
from engine.latent.readings.spread import some
from engine.latent.space import Space
from engine.questions.prior import MOST_DRAWN, Drawn, DrawPrior
from engine.questions.question import Unanswerable
from engine.training.noise import noise

if TYPE_CHECKING:
    from engine.observations.records import Floats


def drawn(space: Space, asked: DrawPrior) -> Drawn:
    """Draw codes, and decode each for every class. Raises Unanswerable."""
    if not 1 <= asked.count <= MOST_DRAWN:
        raise Unanswerable(f"Expected 1 to {MOST_DRAWN} codes to draw, received {asked.count:,}.")
    codes = normal(space, asked) if asked.prior == "normal" else fitted(_some_codes(space), asked)
    condition = space.condition()
    if condition is None:
        return Drawn(decoded(space, codes), np.empty(0, np.int64), np.empty(0, np.int64))
    classes, first = np.unique(condition, return_index=True)
    every = np.tile(codes, (len(classes), 1))
    found = decoded(space, every, np.repeat(first, asked.count))
    return Drawn(found, classes.astype(np.int64), first.astype(np.int64))


def _some_codes(space: Space) -> Floats:
    return space.codes(some(np.arange(len(space.labels))))


def normal(space: Space, asked: DrawPrior) -> Floats:
    """(count, dimensions) from N(0, I); where the codes are noise, as that noise is drawn."""
    random = torch.Generator().manual_seed(asked.seed)
    if space.is_noise:
        codes = noise(space.run, space.end, asked.count, random)
    else:
        codes = torch.randn(asked.count, space.dimensions, generator=random)
    return np.asarray(codes.cpu().numpy(), np.float32)


def fitted(codes: Floats, asked: DrawPrior) -> Floats:
    """(count, dimensions) from N(m, C): the mean and the covariance of codes (rows, dimensions).

    z = m + (X - m)^T g / sqrt(rows - 1), with g from N(0, I) of as many numbers as there are rows,
    has the covariance C, also where there are more dimensions than rows.
    """
    codes = codes[np.isfinite(codes).all(axis=1)].astype(np.float64)
    if not len(codes):
        raise Unanswerable(NO_NUMBERS)
    mean = codes.mean(axis=0)
    mixed = np.random.default_rng(asked.seed).standard_normal((asked.count, len(codes)))
    spread = mixed @ (codes - mean) / np.sqrt(max(1, len(codes) - 1))
    return np.asarray(mean + spread, np.float32)
