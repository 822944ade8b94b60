"""Laying out samples one by one: what is the same for every method that does so."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from engine.latent.evenly import evenly
from engine.latent.later import Tell
from engine.latent.projections.alignment import aligned
from engine.latent.projections.embedding import Embedding, embedding_of
from engine.latent.projections.neighbourhood import Neighbourhood
from engine.latent.projections.principal import principal_axes
from engine.observations.records import Floats
from engine.questions.question import Unanswerable

LEAST, MOST = 5, 5_000
"""So many samples are needed; of more than that some are laid out, the rest beside them."""
MOST_DIMENSIONS = 50
"""Of more dimensions so many main ones are taken, which keeps the neighbours and saves time."""
SHOW_EVERY_SECONDS = 0.2
FIRST_SPREAD = 1e-4
OnPlaces = Callable[[float, Floats | None], None]
"""Takes which part of the work is done, and the places (samples, 2) so far where they are known."""
Method = Callable[[Floats, Floats | None, OnPlaces], Floats]
"""From codes (samples, dimensions), and places (samples, 2) to go on from, to places."""


class LayingOut:
    """One layout of codes (samples, dimensions), by a method with this name.

    seen: (samples, 2) where the same samples were shown last. A layout has no place and no size of
    its own: it is turned towards them, and as wide as they are. `scale` says how much wider than
    the method laid it; given, it is kept.
    """

    def __init__(self, codes: Floats, seen: Floats, name: str, scale: float | None = None) -> None:
        self._codes, self._seen = codes, seen
        self._kept_scale, self.scale = scale, scale or 1.0
        known = np.flatnonzero(np.isfinite(codes).all(axis=1))
        self._chosen = known[evenly(len(known), MOST)]
        self._rest = np.setdiff1d(known, self._chosen)
        self._reduced = _reduced(codes[self._chosen], name)
        self._show_next = 0.0

    def run(
        self,
        method: Method,
        tell: Tell,
        show: Callable[[Embedding], None],
        start: Floats | None = None,
    ) -> Embedding:
        """Lay out; `show` is given what there is of it now and then.

        start: (samples, 2) places of an earlier layout by the same method, to go on from.
        """

        def on_places(part: float, places: Floats | None) -> None:
            tell(part)
            is_due = not self._rest.size and time.monotonic() >= self._show_next
            if places is not None and is_due:
                self._show_next = time.monotonic() + SHOW_EVERY_SECONDS
                show(self._whole(places))

        before = start[self._chosen] if start is not None else None
        if before is not None and np.isfinite(before).all():
            before = (before - before.mean(axis=0)) / self.scale
        else:
            before = None
        return self._whole(method(self._reduced, before, on_places))

    def _whole(self, places: Floats) -> Embedding:
        """The layout of all samples, those included that were not laid out themselves."""
        self.scale = self._kept_scale or _width(self._seen) / _width(places)
        every = np.full((len(self._codes), places.shape[1]), np.nan, np.float32)
        every[self._chosen] = places
        if self._rest.size:
            near = Neighbourhood(self._codes[self._chosen])
            every[self._rest] = near.carried(self._codes[self._rest], places)
        self._seen = aligned(every * np.float32(self.scale), self._seen)
        return embedding_of(self._codes, self._seen)


def first_places(codes: Floats) -> Floats:
    """Where a layout begins: the main plane of codes with mean 0, very small; (samples, 2)."""
    plane = codes @ principal_axes(codes, min(2, codes.shape[1])).T
    places = np.random.default_rng(0).normal(0, FIRST_SPREAD / 100, (len(codes), 2))
    places[:, : plane.shape[1]] += plane * (FIRST_SPREAD / plane[:, 0].std())
    return np.asarray(places, np.float32)


def _width(places: Floats) -> float:
    """How far places (samples, 2) are from their middle; 1 where that is nothing."""
    finite = places[np.isfinite(places).all(axis=1)]
    return float(np.sqrt(finite.var(axis=0).sum())) or 1.0 if len(finite) else 1.0


def _reduced(codes: Floats, name: str) -> Floats:
    """Codes with mean 0, in few dimensions, none far from 1. Raises Unanswerable."""
    if len(codes) < LEAST:
        raise Unanswerable(
            f"{name} needs at least {LEAST} samples whose codes are numbers; here it finds "
            f"{len(codes)}."
        )
    scaled = codes / (np.abs(codes).max() or 1)
    centred = np.asarray(scaled - scaled.mean(axis=0, dtype=np.float64), np.float32)
    if not np.ptp(codes, axis=0).any():
        raise Unanswerable(f"All codes are the same, so {name} has nothing to lay out.")
    if centred.shape[1] > MOST_DIMENSIONS:
        centred = centred @ principal_axes(centred, MOST_DIMENSIONS).T
    return np.asarray(centred / np.abs(centred).max())
