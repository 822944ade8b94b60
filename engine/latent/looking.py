"""Looking at the run that a service holds: clouds and pictures as it goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from engine.document.values import End
from engine.language import Map
from engine.latent.projections.projection import Projection
from engine.latent.sheet import Sheet, picture_ports
from engine.latent.space import Space, latent_ports
from engine.observations.records import Cloud, Record, Samples
from engine.training.curves import Planes
from engine.training.run import Run

CLOUD_EVERY_SECONDS = 0.1
LOOKING_SHARE = 0.04
"""Clouds come less often where one takes longer, so that looking costs at most this share."""
Spaces = Mapping[End, Space | Sheet]


def spaces_of(run: Run) -> Spaces:
    """The latent spaces of a run and its sheets of pictures, by their ports."""
    sheets = [(end, Sheet(run, end)) for end in picture_ports(run.program)]
    return Map([*((end, Space(run, end)) for end in latent_ports(run.program)), *sheets])


class Looking:
    """The latent spaces of one run at a time, and which of them are watched. `put` takes records.

    What is watched stays so from run to run. Whatever looks may raise one of the run's FAULTS.
    """

    def __init__(self, put: Callable[[Record], None]) -> None:
        self._put = put
        self.run = ""
        self.spaces: Spaces = Map()
        self._watched: tuple[End, ...] = ()
        self._next_cloud = 0.0

    def turn_to(self, run: str, spaces: Spaces, planes: Planes | None = None) -> None:
        """From now on look at this run. planes: where its spaces were shown last, if known."""
        self.run, self.spaces = run, spaces
        for end, space in spaces.items():
            plane = (planes or {}).get((end.node, end.port))
            if plane and isinstance(space, Space):
                space.lens.plane = Projection(*plane)

    def watch(self, ends: Sequence[End]) -> None:
        """Show these from now on, and at once; ports that cannot be shown are passed over."""
        self._watched = tuple(ends)
        self.show()

    @property
    def is_due(self) -> bool:
        """Whether it is time to show again what is watched."""
        return time.perf_counter() >= self._next_cloud

    def show(self) -> None:
        """Tell of a cloud of each space that is watched, and of the pictures of each sheet."""
        start = time.perf_counter()
        for end in self._watched:
            if end in self.spaces:
                self._put(_seen(self.spaces[end], self.run))
        now = time.perf_counter()
        self._next_cloud = now + max(CLOUD_EVERY_SECONDS, (now - start) / LOOKING_SHARE)

    def show_last(self) -> None:
        """Show every space as the last step left it, so that it is found so again."""
        self.show()
        for end in self.spaces.keys() - set(self._watched):
            if isinstance(space := self.spaces[end], Space):
                space.look()

    def look_away(self) -> None:
        """A look that failed is not taken again by itself: nothing is watched any more."""
        self._watched = ()

    def planes(self) -> Planes:
        """The planes in which the spaces were shown last."""
        return {
            (end.node, end.port): (space.lens.plane.centre, space.lens.plane.axes)
            for end, space in self.spaces.items()
            if isinstance(space, Space) and space.lens.plane
        }


def _seen(seen: Space | Sheet, run: str) -> Cloud | Samples:
    return seen.cloud(run) if isinstance(seen, Space) else seen.samples(run)
