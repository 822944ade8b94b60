"""How the chosen space is shown: asks the engine for it, and again where it is not so any more."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, Signal

from app.latent_view.space.latent import Latent
from app.latent_view.space.nearest import nearest
from engine.observations.records import Cloud, Floats
from engine.questions.projecting import (
    PRINCIPAL,
    Axes,
    How,
    Principal,
    Project,
    Projected,
    View,
)
from engine.questions.question import Value
from engine.questions.spots import At

REST, LONGEST_REST_S = 2, 5.0
"""While a network trains, a layout is laid anew after so many times as long as the one before took,
at most after so long: it costs a part of the speed.
"""
LOOK_EVERY_S = 0.2
"""While a layout grows and nothing trains, the cloud is asked for so often."""


class Projecting(QObject):
    """Follows what a Latent shows of now. What a person chose stays so for other spaces and later
    runs.

    A layout by t-SNE or UMAP is laid anew, from where it is, as soon as the codes have moved on and
    the one before is there. The pointer stays at its code when the view changes.
    """

    changed = Signal()

    def __init__(self, latent: Latent, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latent = latent
        self._how: How = PRINCIPAL
        self.part: float | None = None
        """Which part of the work is done on what was chosen; None where nothing is worked on."""
        self._subject: object = None
        self._cloud: Cloud | None = None
        self._request: int | None = None
        self._awaited: How | None = None
        self._settled: How = PRINCIPAL
        self._laid_step = -1
        self._refused: How | None = None
        self._asked_s = self._rests_until_s = 0.0
        self._held: Floats | None = None
        """The code that the pointer was at when the view changed, until a person takes another."""
        self._looked_s = 0.0
        latent.live_changed.connect(self._follow)
        latent.marker_changed.connect(self._let_go)
        latent.session.run.ended.connect(self._settle)
        self._follow()

    @property
    def how(self) -> How:
        """How the space is shown, or will be."""
        cloud = self._cloud
        return fitting(self._how, cloud.dimensions) if cloud else self._how

    @property
    def view(self) -> View | None:
        """How the points that are seen came about."""
        return self._cloud.view if self._cloud else None

    @property
    def is_busy(self) -> bool:
        """Whether what was chosen is worked on, and is not seen yet."""
        return self._request is not None and self.how != self._settled

    def choose(self, how: How) -> None:
        """Show spaces so from now on. A layout is one of now: the film is left for it."""
        self._drop()
        if not isinstance(how, Axes | Principal):
            self._latent.film.show(None)
        self._how, self._refused = how, None
        self._settle()
        self.changed.emit()

    def cancel(self) -> None:
        """What is worked on is not wanted any more: what was seen before is shown."""
        self._drop()
        self._how = self._settled
        self._refused = None if isinstance(self._settled, Axes | Principal) else self._settled
        self._latent.look_again()
        self.changed.emit()

    # --------------------------------------------------------------------------------- following

    def _follow(self) -> None:
        """A cloud came, or there is none."""
        before, self._cloud = self._cloud, self._latent.live_cloud
        cloud = self._cloud
        subject = (cloud.run, cloud.node, cloud.port) if cloud else None
        if subject != self._subject:
            self._begin(subject)
        elif before and cloud and _how(before) != _how(cloud):
            self._hold()
            self._keep_path(before)
        self._looked_s = monotonic()
        self._settle()
        self.changed.emit()

    def _begin(self, subject: object) -> None:
        """Another space, or another run: whatever was asked was given up with the one before."""
        self._subject, self._request, self._awaited, self.part = subject, None, None, None
        self._settled, self._laid_step, self._refused = PRINCIPAL, -1, None
        self._rests_until_s, self._held = 0.0, None

    def _settle(self) -> None:
        """Ask for what is wanted, where it is not what is seen."""
        cloud, view = self._cloud, self.view
        if cloud is None or view is None:
            return
        if view.how == self._awaited:
            self._awaited = None
        if view.is_whole:
            self._settled = view.how
        is_free = self._request is None and self._awaited is None and self.how != self._refused
        if is_free and (view.how != self.how or self._is_old(cloud, view)):
            self._ask(self.how)

    def _is_old(self, cloud: Cloud, view: View) -> bool:
        """Whether a layout should be laid anew, and may be: training goes before."""
        is_resting = self._latent.session.run.state == "training"
        if view.is_exact or (is_resting and monotonic() < self._rests_until_s):
            return False
        return not view.is_whole or max(view.step, self._laid_step) < cloud.step

    def _ask(self, how: How) -> None:
        if self.view and self.view.how != how:
            self._hold()
        self.part, self._asked_s = 0.0, monotonic()
        self._request = self._latent.ask_now(Project(how), self._take, self._refuse, self._tell)

    def _take(self, value: Value) -> None:
        assert isinstance(value, Projected)  # noqa: S101 - what Project is answered by
        self._request, self.part, self._awaited = None, None, value.view.how
        self._laid_step = value.view.step
        took_s = monotonic() - self._asked_s
        self._rests_until_s = monotonic() + min(REST * took_s, LONGEST_REST_S)
        self._latent.look_again()
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        """Show on what is shown; it is not asked for again by itself."""
        self._refused, self._request, self.part = self.how, None, None
        self._how = self._settled
        self._latent.session.run.refused.emit(sentence)
        self.changed.emit()

    def _tell(self, part: float) -> None:
        self.part = part
        if monotonic() - self._looked_s > LOOK_EVERY_S:
            self._looked_s = monotonic()
            self._latent.look_again()
        self.changed.emit()

    def _drop(self) -> None:
        if self._request is not None:
            self._latent.give_up(self._request)
        self._request, self.part, self._awaited = None, None, None

    # ----------------------------------------------------------------- the pointer and the path

    def _hold(self) -> None:
        """The view changes: the pointer stays at the code that it is at."""
        latent = self._latent
        if latent.marker is None or latent.decoded is None or latent.is_exact:
            return
        if latent.held is not None:  # set by hand, and so it stays
            latent.hold(latent.decoded.codes[0])
            return
        self._held = latent.decoded.codes[0]
        latent.hold(self._held)

    def _keep_path(self, before: Cloud) -> None:
        """A corner of the path that was a point of the plane becomes the sample beside it."""
        path = self._latent.path
        for place, corner in enumerate(path.corners):
            sample = nearest(before, (corner.x, corner.y)) if isinstance(corner, At) else None
            if sample is not None:
                path.replace(place, sample)

    def _let_go(self) -> None:
        """Who points elsewhere points at the view that is shown."""
        held, latent = self._held, self._latent
        if held is None or (held is latent.held and latent.is_exact):
            return
        self._held = None
        if held is latent.held:
            latent.let_go()


def fitting(how: How, dimensions: int) -> How:
    """A way to show a space of so many dimensions: axes that it lacks are its first two."""
    if isinstance(how, Axes) and max(how.across, how.up) >= dimensions:
        return Axes() if dimensions > 1 else PRINCIPAL
    return how


def _how(cloud: Cloud) -> How | None:
    return cloud.view.how if cloud.view else None
