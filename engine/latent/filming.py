"""Filming a run: now and then where samples lie in its latent spaces, and what its weights are."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import torch

from engine.document.values import End
from engine.latent.projections.alignment import turned
from engine.latent.projections.lens import Seen
from engine.latent.projections.projection import Projection, projection_of
from engine.latent.projections.variance import variances
from engine.latent.space import Space
from engine.observations.records import Floats
from engine.questions.projecting import PRINCIPAL
from engine.training.film import Film, Frame, Place, Scene, filmed_rows, takes_weights
from engine.training.loop import FAULTS, sentence_of
from engine.training.run import Run

FILMING_SHARE, FIRST_SHARE = 0.01, 0.05
"""Frames come less often where one takes longer, so that filming costs at most this share; the
first ones may cost more, so that a run of some seconds has a film too."""
FIRST_FRAMES = 30
PATIENCE_SECONDS = 0.25
"""So long a frame that is due waits for somebody to look at a space, which saves the work."""
AT_ONCE = 500
"""So many samples are encoded together, so that the memory that it takes is bounded too."""
MOST_DIMENSIONS = 1_000
TOO_WIDE = f"Spaces of more than {MOST_DIMENSIONS:,} dimensions are not filmed."


class Filming:
    """Holds the film of one run at a time. It is called between two steps."""

    def __init__(self) -> None:
        self._film = Film()
        self._spaces: dict[Place, Space] = {}
        self._planes: dict[Place, Projection] = {}
        self._next_frame = math.inf
        self._shot = 0

    def turn_to(self, spaces: Mapping[End, object], film: Film) -> None:
        """Show this film of these spaces from now on, and take no frames of them."""
        found = {end: space for end, space in spaces.items() if isinstance(space, Space)}
        for space in found.values():
            space.film = film
        self._spaces = {
            (end.node, end.port): space
            for end, space in found.items()
            if space.dimensions <= MOST_DIMENSIONS
        }
        self._film, self._planes, self._next_frame, self._shot = film, {}, math.inf, 0

    def begin(self, spaces: Mapping[End, object]) -> Film:
        """Film these spaces from now on; this is their film."""
        film = Film()
        self.turn_to(spaces, film)
        for place, space in self._spaces.items():
            film.rows[place] = filmed_rows(len(space.labels))
        if self._spaces:
            self._next_frame = 0.0
        else:
            film.note = TOO_WIDE
        return film

    @property
    def is_due(self) -> bool:
        """Whether it is time for another frame."""
        late = time.perf_counter() - self._next_frame
        is_fresh = any(_just_seen(space) for space in self._spaces.values())
        return late >= 0 if is_fresh else late >= PATIENCE_SECONDS

    def shoot(self) -> None:
        """Take a frame, if any are taken. One that fails ends the film, and not the run."""
        start = time.thread_time()
        if math.isinf(self._next_frame):
            return
        self._next_frame = math.inf
        try:
            self._film.add(self._frame())
        except FAULTS as fault:
            self._film.note = f"The film ends here: {sentence_of(fault)}"
            return
        self._shot += 1
        rest = self._rest(time.thread_time() - start)
        self._next_frame = time.perf_counter() + max(self._film.interval_seconds, rest)

    def _frame(self) -> Frame:
        run = next(iter(self._spaces.values())).run
        scenes = {place: self._scene(place, space) for place, space in self._spaces.items()}
        return Frame(run.steps, run.epoch, scenes, _weights(run))

    def _rest(self, took: float) -> float:
        """How long to rest after a frame that took so many seconds of the processor; the first one
        is never typical.
        """
        if self._shot == 1:
            return 0.0
        return took / (FIRST_SHARE if self._shot < FIRST_FRAMES else FILMING_SHARE)

    def _scene(self, place: Place, space: Space) -> Scene:
        rows, before = self._film.rows[place].numpy(), self._planes.get(place)
        if (seen := _just_seen(space)) and isinstance(seen.projection, Projection):
            plane, points = turned_to(seen.projection, seen.points[rows], before)
            spread = seen.view.variances
        else:
            codes = _codes(space, rows)
            plane = projection_of(codes, before)
            points, spread = plane.to_plane(codes), variances(codes)
        self._planes[place] = plane
        shown = points, plane.centre, plane.axes, spread
        return Scene(*(torch.from_numpy(each.copy()) for each in shown))


def turned_to(
    plane: Projection, points: Floats, before: Projection | None
) -> tuple[Projection, Floats]:
    """A plane and the points on it, turned within it towards where another one lies."""
    if before is None:
        return plane, points
    axes = turned(plane.axes, before.axes)
    turn = axes @ plane.axes.T
    return replace(plane, axes=axes), np.asarray(points @ turn.T, dtype=np.float32)


def _just_seen(space: Space) -> Seen | None:
    """What was seen of a space after the last step, where that was its principal plane."""
    seen = space.lens.seen
    is_fresh = seen is not None and seen.view.step == space.run.steps
    return seen if seen and is_fresh and seen.view.how == PRINCIPAL else None


def _codes(space: Space, rows: np.ndarray) -> Floats:
    parts = np.split(rows, range(AT_ONCE, len(rows), AT_ONCE))
    return np.concatenate([space.codes(part) for part in parts])


def _weights(run: Run) -> Mapping[str, torch.Tensor]:
    """A copy of the weights, where they are few enough."""
    size = sum(tensor.nbytes for tensor in run.looking.state_dict().values())
    return {path: own.clone() for path, own in run.weights().items()} if takes_weights(size) else {}
