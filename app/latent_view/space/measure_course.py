"""The course of the measures of a space: what is known of its codes, moment by moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.questions.measures import MeasureCodes, Measured
from engine.questions.question import Value

if TYPE_CHECKING:
    from app.latent_view.space.latent import Latent

MOST_MOMENTS = 24
"""So many moments of the film are measured, evenly spread."""
MOST_KNOWN = 120
"""More are not kept of a run, however long it is: as many as a film has."""
REST = 4
"""While training goes on, measuring rests so many times longer than it took."""


class Course(QObject):
    """Measures now and then while it is watched: what is shown first, then the film."""

    changed = Signal()
    working = Signal(bool)
    """Whether something is being measured."""

    def __init__(self, latent: Latent) -> None:
        super().__init__(latent)
        self._latent = latent
        self.known: dict[int, Measured] = {}
        """By step, rising; evenly spread where there would be too many."""
        self.sentence = ""
        """Why there is nothing to measure."""
        self._subject: tuple[str, str, str] | None = None
        self._refused: set[int | None] = set()
        self._is_watched = False
        self._under_way: int | None = None
        self._moment: int | None = None
        self._asked_at_s = self._next_s = 0.0
        latent.live_changed.connect(self._follow)
        latent.cloud_changed.connect(self._follow)
        latent.film.moments_changed.connect(self._go_on)
        latent.session.run.progress_changed.connect(self._go_on)

    @property
    def shown(self) -> Measured | None:
        """What is known of the moment that is shown, or of the nearest one."""
        cloud = self._latent.cloud
        if not self.known or cloud is None:
            return None
        return self.known[min(self.known, key=lambda step: abs(step - cloud.step))]

    def watch(self, *, is_seen: bool) -> None:
        """The measures are looked at from now on, or are not."""
        self._is_watched = is_seen
        if is_seen:
            self._go_on()
        elif self._under_way is not None:
            self._latent.give_up(self._under_way)
            self._end()

    def _follow(self) -> None:
        cloud = self._latent.live_cloud
        subject = (cloud.run, cloud.node, cloud.port) if cloud else None
        if subject != self._subject:
            self._subject = subject
            self.known, self.sentence = {}, ""
            self._refused.clear()
            self._end()
            self._next_s = 0.0
            self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Measure what is worth most, unless that is being done, or nobody looks."""
        if not self._is_watched or self._under_way is not None or self._latent.cloud is None:
            return
        for moment in self._wanted():
            self._asked_at_s, self._moment = monotonic(), moment
            self.working.emit(True)
            self._under_way = self._latent.ask_at(
                moment, MeasureCodes(), self._take, self._take_refusal
            )
            return

    def _wanted(self) -> Iterator[int | None]:
        """What is to be measured: the moment that is shown, and what is now; else the film."""
        cloud, step, film = self._latent.live_cloud, self._latent.moment, self._latent.film
        is_training = self._latent.session.run.state == "training"
        if step is not None and step not in {*self.known, *self._refused}:
            yield step
        is_rested = not is_training or monotonic() >= self._next_s
        if cloud and is_rested and cloud.step not in {*self.known, *self._refused}:
            yield None
        if not is_training and film.moments.has_weights:
            farthest = farthest_moment(film.moments.steps, self.known)
            if farthest is not None and farthest not in self._refused:
                yield farthest

    def _take(self, value: Value) -> None:
        if isinstance(value, Measured):
            known = dict(sorted({**self.known, value.step: value}.items()))
            if len(known) > MOST_KNOWN:
                del known[closest_moment([*known], {value.step, self._latent.moment})]
            self.known = known
            self.sentence = ""
        self._settle()

    def _take_refusal(self, sentence: str) -> None:
        """Do not ask for the same again and again."""
        cloud = self._latent.live_cloud
        self._refused.add(cloud.step if self._moment is None and cloud else self._moment)
        self.sentence = sentence
        self._settle()

    def _settle(self) -> None:
        self._next_s = monotonic() + REST * (monotonic() - self._asked_at_s)
        self._end()
        self.changed.emit()
        self._go_on()

    def _end(self) -> None:
        self._under_way = None
        self.working.emit(False)


def closest_moment(steps: Sequence[int], kept: Collection[int | None]) -> int:
    """The moment whose neighbours are closest, which is missed least: not an end or one of `kept`.

    steps: at least three more than are kept, rising.
    """
    gaps = {
        step: after - before
        for before, step, after in zip(steps, steps[1:], steps[2:], strict=False)
        if step not in kept
    }
    return min(gaps, key=gaps.__getitem__)


def farthest_moment(steps: Sequence[int], known: Collection[int]) -> int | None:
    """The moment that is farthest from all that are known; None where enough of them are."""
    wanted = [step for step in steps if step not in known]
    if not wanted or len(known) >= MOST_MOMENTS:
        return None
    return max(wanted, key=lambda step: min((abs(step - each) for each in known), default=-step))
