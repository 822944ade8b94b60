"""What is shown of the latent spaces of a document, and what a person holds of it: one model for
all views of it.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPointF, Signal

from app.latent_view.space.asking import Asked, Asker, Refuse, Take, Tell, nothing
from app.latent_view.space.film import Film
from app.latent_view.space.path import Path
from app.latent_view.space.watching import Space, dimensions_of, has_decoder, spaces
from app.session import Session
from app.words import tr
from engine.commands import Ask, GiveUp
from engine.observations.records import Cloud
from engine.questions.decoding import DecodeSpots, Decodings
from engine.questions.question import Answer, NoAnswer, Question, Value, Working
from engine.questions.spots import At, Beside, Code, Spot

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_CLOUD = "There are no codes yet; press Train, or open an earlier run."


class Latent(QObject):
    """Chooses one of the spaces, and asks the engine about it."""

    subject_changed = Signal()
    """Another space is chosen, or the spaces to choose from are others."""
    cloud_changed = Signal()
    live_changed = Signal()
    """The run has another cloud, be it that a moment of the film is shown."""
    marker_changed = Signal()
    selection_changed = Signal()
    decoded_changed = Signal()
    space_found = Signal()
    """The document has a latent space to show, and had none before."""
    watch_changed = Signal(tuple)
    """What `watched` says from now on."""
    asked = Signal(object)
    """An Ask or GiveUp command."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.spaces: tuple[Space, ...] = ()
        self.cloud: Cloud | None = None
        """That of now, or of a moment of the film."""
        self._past: Cloud | None = None
        self.marker: QPointF | None = None
        """The point of the plane that a person points at."""
        self.selection: NDArray[np.int64] = np.empty(0, np.int64)
        """The samples that are chosen, in their order."""
        self.path = Path(self)
        """What is laid through the cloud."""
        self.held: NDArray[np.float32] | None = None
        """A code (dimensions,) that was set by hand; the marker lies as far off the plane."""
        self.told: int | None = None
        """The sample whose class the decoder is told with what is held; None for the nearest."""
        self.is_exact = False
        """Whether the marker stands for just that code: nobody has pointed since."""
        self.decoded: Decodings | None = None
        """What the decoder made of the marker, a single spot."""
        self._chosen = -1
        self._watching: set[object] = set()
        self._told: tuple[tuple[str, str], ...] = ()
        self._requests = count(1)
        self._waiting: dict[int, Asked] = {}
        self._is_refused = False
        self._asker = Asker(self, self._take_decoded, self._take_refusal)
        self.film = Film(self)
        session.document_changed.connect(self._find_spaces)
        session.run.started.connect(self._take_cloud)
        session.run.progress_changed.connect(self._lose_cloud)
        session.run.cloud_changed.connect(self._take_cloud)
        session.run.answered.connect(self._hear)
        self._find_spaces()

    # ---------------------------------------------------------------------------------- choosing

    @property
    def space(self) -> Space | None:
        """The space that is chosen."""
        return self.spaces[self._chosen] if 0 <= self._chosen < len(self.spaces) else None

    @property
    def place(self) -> tuple[str, str] | None:
        """Node and port of the space that is chosen."""
        return self.space.place if self.space else None

    @property
    def dimensions(self) -> int:
        """How many numbers a code has, in the run or the document; 0 where that is not known."""
        if self.cloud:
            return self.cloud.dimensions
        return dimensions_of(self.space, self.session.whole) if self.space else 0

    @property
    def can_decode(self) -> bool:
        """Whether a head lies behind the space that is chosen."""
        document = self.session.document
        space = self.space
        return space is not None and has_decoder(document.graph, space.node, document.parts)

    def choose(self, place: int) -> None:
        """Show another of the spaces."""
        if place != self._chosen:
            self._chosen = place
            self._change_subject()

    def watched(self) -> tuple[tuple[str, str], ...]:
        """The ports whose clouds are wanted, (node, port) each: the one that is seen, if any."""
        return (self.space.place,) if self.space and self._watching else ()

    def watch(self, view: object, *, is_seen: bool) -> None:
        """A view is seen from now on, or is not: nobody looks, no clouds are wanted."""
        (self._watching.add if is_seen else self._watching.discard)(view)
        self._tell_watched()

    def look_again(self) -> None:
        """Have the cloud sent once more, as it is shown by now."""
        if watched := self.watched():
            self.watch_changed.emit(watched)

    def _find_spaces(self) -> None:
        """The document changed: what can be shown may be another."""
        before = self.space
        found = spaces(self.session.document.graph, self.session.whole)
        if found != self.spaces:
            places = [space.place for space in found]
            self.spaces = found
            kept = places.index(before.place) if before and before.place in places else 0
            self._chosen = kept if found else -1
        self._change_subject()
        if before is None and self.space is not None:
            self.space_found.emit()

    def _change_subject(self) -> None:
        self.subject_changed.emit()
        self._take_cloud()
        self._tell_watched()

    def _tell_watched(self) -> None:
        wanted = self.watched()
        if wanted != self._told:
            self._told = wanted
            self.watch_changed.emit(wanted)

    # ----------------------------------------------------------------------------------- showing

    def _lose_cloud(self) -> None:
        if self.session.run.cloud is None and self.cloud is not None:
            self._take_cloud()

    @property
    def live_cloud(self) -> Cloud | None:
        """The cloud of now."""
        cloud = self.session.run.cloud
        return cloud if cloud and self.place == (cloud.node, cloud.port) else None

    @property
    def moment(self) -> int | None:
        """The step of the moment of the film that is shown; None for now."""
        return self._past.step if self._past else None

    def show_moment(self, cloud: Cloud | None) -> None:
        """Show what was, in the place of what is; None: show what is."""
        if cloud is not self._past:
            self._past = cloud
            self._show(self._past or self.live_cloud)

    def _take_cloud(self) -> None:
        """What is shown of the film stays, as long as it is of the same run."""
        live, past = self.live_cloud, self._past
        if past is None or live is None or _subject(past) != _subject(live):
            self._past = None
            self._show(live)
        self.live_changed.emit()

    def _show(self, cloud: Cloud | None) -> None:
        before, self.cloud = self.cloud, cloud
        is_new = cloud is None or before is None or _subject(before) != _subject(cloud)
        if is_new:
            self._forget()
        self.cloud_changed.emit()
        if cloud is not None and is_new:
            self._point_by_itself(cloud)
        elif cloud is not None and not self._is_refused:
            self._decode()

    def _forget(self) -> None:
        for request in list(self._waiting):
            self.give_up(request)
        self._asker.forget()
        self._is_refused = False
        self.marker = self.decoded = self.held = self.told = None
        self.is_exact = False
        self.path.clear()
        self.select(np.empty(0, np.int64))
        self.marker_changed.emit()
        self.decoded_changed.emit()

    def _point_by_itself(self, cloud: Cloud) -> None:
        """Point at a sample in the middle, where something can be decoded at all."""
        if len(cloud.points) and self.can_decode:
            far = np.abs(cloud.points - np.median(cloud.points, axis=0)).sum(axis=1)
            x, y = cloud.points[int(np.argmin(far))].tolist()
            self.point(QPointF(x, y))

    def title_of(self, node: str) -> str:
        """The title that a node had in the run; its name where the run has none such."""
        found = self.session.run.graph.nodes.get(node)
        return found.title if found else node

    # ----------------------------------------------------------------------------------- holding

    @property
    def spot(self) -> Spot | None:
        """What the marker means in the space."""
        if self.held is not None and self.is_exact:
            return Code(self.held)
        if self.marker is None:
            return None
        x, y = self.marker.toTuple()
        return At(x, y) if self.held is None else Beside(x, y, self.held)

    def point(self, marker: QPointF) -> None:
        """Point at a point of the plane, and ask what the decoder makes of it."""
        self.marker, self.is_exact, self._is_refused = marker, False, False
        self.marker_changed.emit()
        self._decode()

    def hold(self, code: NDArray[np.float32], told: int | None = None) -> None:
        """Take a whole code, and ask what the decoder makes of it; the marker goes to its place.

        told: the sample whose class the decoder is to be told, from now on.
        """
        self.held, self.is_exact, self._is_refused = code, True, False
        self.told = self.told if told is None else told
        self._decode()

    def let_go(self) -> None:
        """Lay the marker back on the plane that is shown."""
        self.held = self.told = None
        self.is_exact = False
        self.marker_changed.emit()
        self._decode()

    def select(self, rows: NDArray[np.int64]) -> None:
        """Choose these samples; rows as in the cloud."""
        chosen = np.unique(rows)
        if not np.array_equal(chosen, self.selection):
            self.selection = chosen
            self.selection_changed.emit()

    # ------------------------------------------------------------------------------------ asking

    def ask(
        self, question: Question, take: Take, refuse: Refuse = nothing, tell: Tell = nothing
    ) -> int | None:
        """Ask about the space that is chosen; the number of the request, None if it is refused.

        One of `take` and `refuse` is called, unless it is given up or the run is left; meanwhile
        `tell` with the part of the work that is done. While a moment of the film is shown, it is
        asked of then.
        """
        return self.ask_at(self.moment, question, take, refuse, tell)

    def ask_now(
        self, question: Question, take: Take, refuse: Refuse = nothing, tell: Tell = nothing
    ) -> int | None:
        """Ask about the space as it is now."""
        return self.ask_at(None, question, take, refuse, tell)

    def ask_at(
        self,
        moment: int | None,
        question: Question,
        take: Take,
        refuse: Refuse = nothing,
        tell: Tell = nothing,
    ) -> int | None:
        """Ask about the space as it was at a moment of the film."""
        if self.cloud is None or self.place is None:
            refuse(tr(NO_CLOUD))
            return None
        request = next(self._requests)
        self._waiting[request] = Asked(take, refuse, tell)
        self.asked.emit(Ask(*self.place, request, question, moment))
        return request

    def give_up(self, request: int | None) -> None:
        """The answer is not wanted any more; None: nothing was asked."""
        if request is not None and self._waiting.pop(request, None) is not None:
            self.asked.emit(GiveUp(request))

    def _hear(self, record: Answer | NoAnswer | Working) -> None:
        waiting = self._waiting.get(record.request)
        if not isinstance(record, Working):
            self._waiting.pop(record.request, None)
        if waiting:
            waiting.hear(record)

    def _decode(self) -> None:
        if (spot := self.spot) is not None and self.can_decode:
            self._asker.want(DecodeSpots((spot,), () if self.told is None else (self.told,)))

    def _take_decoded(self, value: Value) -> None:
        if isinstance(value, Decodings):
            self.decoded = value
            if self.is_exact:
                self.marker = QPointF(*value.points[0].tolist())
                self.marker_changed.emit()
            self.decoded_changed.emit()

    def _take_refusal(self, sentence: str) -> None:
        """Do not ask for the same again and again; a person who points asks anew."""
        self._is_refused = True
        self.session.run.refused.emit(sentence)


def _subject(cloud: Cloud) -> tuple[str, str, str]:
    return cloud.run, cloud.node, cloud.port
