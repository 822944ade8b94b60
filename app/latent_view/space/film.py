"""The film of the run that is shown: which moments there are, and the one that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.latent_view.space.asking import Asker
from engine.observations.records import Cloud
from engine.questions.film import ListMoments, Moment, Moments, SeeMoment
from engine.questions.projecting import How
from engine.questions.question import Value

if TYPE_CHECKING:
    from app.latent_view.space.latent import Latent

LIST_EVERY_MS = 500
NO_MOMENTS = Moments((), (), has_weights=False)


class Film(QObject):
    """Follows a Latent. A moment that is shown stands in the place of its cloud, and all that is
    asked is asked of then.
    """

    moments_changed = Signal()
    step_changed = Signal()
    """Another moment is wanted."""
    seen = Signal()
    """The moment that was wanted is shown."""

    def __init__(self, latent: Latent) -> None:
        super().__init__(latent)
        self._latent = latent
        self.moments = NO_MOMENTS
        self.step: int | None = None
        """The step of the moment that is wanted; None for now."""
        self._is_watched = False
        self._subject: tuple[str, str, str] | None = None
        self._how: How | None = None
        self._listing = Asker(latent, self._take_moments, is_of_now=True)
        self._seeing = Asker(latent, self._take_moment, self._lose, is_of_now=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LIST_EVERY_MS)
        self._timer.timeout.connect(self._list)
        latent.live_changed.connect(self._follow)

    @property
    def is_busy(self) -> bool:
        """Whether a moment is on its way."""
        return self._seeing.is_busy

    def watch(self, *, is_seen: bool) -> None:
        """The film is looked at from now on, or is not."""
        self._is_watched = is_seen
        if is_seen:
            self._list()
        else:
            self._timer.stop()

    def show(self, step: int | None) -> None:
        """Look at a moment; at what is now where None."""
        if step == self.step:
            return
        self.step = step
        self.step_changed.emit()
        if step is None:
            self._seeing.forget()
            self._latent.show_moment(None)
        else:
            self._seeing.want(SeeMoment(step))

    def _follow(self) -> None:
        """Another cloud is shown: of the same run, which may be longer by now, or of another."""
        cloud = self._latent.live_cloud
        subject = (cloud.run, cloud.node, cloud.port) if cloud else None
        if subject != self._subject:
            self._subject = subject
            self.show(None)
            self._listing.forget()
            self._take_moments(NO_MOMENTS)
            self._list()
            return
        if self._is_watched and not self._timer.isActive():
            self._timer.start()
        how = cloud.view.how if cloud and cloud.view else None
        if how != self._how and self.step is not None:
            self._seeing.want(SeeMoment(self.step))
        self._how = how

    def _list(self) -> None:
        if self._is_watched and self._latent.live_cloud:
            self._listing.want(ListMoments())

    def _take_moments(self, value: Value) -> None:
        if isinstance(value, Moments) and value != self.moments:
            self.moments = value
            self.moments_changed.emit()

    def _take_moment(self, value: Value) -> None:
        live = self._latent.live_cloud
        if isinstance(value, Moment) and live and value.step == self.step:
            self._latent.show_moment(cloud_of(value, live))
            self.seen.emit()

    def _lose(self, sentence: str) -> None:
        """The moment cannot be shown: back to now, with a word why."""
        self.show(None)
        self._latent.session.run.refused.emit(sentence)


def cloud_of(moment: Moment, live: Cloud) -> Cloud:
    """A moment with the rows of the live cloud; those that were not filmed have no place."""
    points = np.full_like(live.points, np.nan)
    points[moment.rows] = moment.points
    return Cloud(
        live.run,
        live.node,
        live.port,
        moment.step,
        points,
        live.labels,
        live.classes,
        live.dimensions,
        moment.view,
    )
