"""Answers questions of the latent spaces of a run.

A question is answered between two steps, by the thread that trains. Where a step takes longer than
a person should wait, a thread beside it answers with a copy of the weights. What takes a while in
itself is worked out on a thread of its own.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Mapping
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from engine.commands import Ask
from engine.document.values import End
from engine.latent.answers import ANSWERS
from engine.latent.later import GivenUp, Later
from engine.latent.looking import Looking
from engine.latent.readings.moments import Past, moment
from engine.latent.space import Space
from engine.questions.film import SeeMoment
from engine.questions.question import Answer, NoAnswer, Unanswerable, Value, Working
from engine.training.loop import sentence_of

if TYPE_CHECKING:
    from torch import nn

    from engine.observations.records import Record

LONG_STEP_SECONDS = 0.01
"""Nobody waits for the end of a step that takes longer: a picture is to follow the pointer."""
GRACE_SECONDS = 0.003
"""How long the thread that trains has the chance to answer, which knows the weights of now."""
CURIOUS_SECONDS = 10.0
"""How long after a question the weights are copied at each long step."""
TELL_EVERY_SECONDS = 0.1
NO_SPACE = "No run shows this latent space; train the network, or open one of its runs."


class Responder:
    """Takes questions from any thread; `put` takes the records that come of them."""

    def __init__(self, put: Callable[[Record], None], looking: Looking) -> None:
        self._put, self._looking = put, looking
        self._open: dict[int, Ask] = {}
        self._wanted: set[int] = set()
        """The requests that are being answered, and were not given up."""
        self._opening = Lock()
        self._offers: SimpleQueue[tuple[Ask, float] | None] = SimpleQueue()
        self._copy = _Copy()
        self._past = Past()
        self._last_asked = float("-inf")
        self._work: dict[int, _Work] = {}
        self._beside = Thread(target=self._answer_beside, name="engine-answers", daemon=True)
        self._beside.start()

    def offer(self, ask: Ask) -> None:
        """A question was asked: whoever is free first answers it."""
        self._last_asked = time.monotonic()
        with self._opening:
            self._open[id(ask)] = ask
        self._offers.put((ask, self._last_asked))

    def answer(self, ask: Ask) -> None:
        """Answer with the weights of now, unless that was done. Called between two steps."""
        if self._claim(ask):
            self._respond(ask, self._looking.run, self._looking.spaces)

    def end_step(self, seconds: float) -> None:
        """A step took so long: what is asked during the next one may need a copy of the weights."""
        is_asked = time.monotonic() - self._last_asked < CURIOUS_SECONDS
        if seconds > LONG_STEP_SECONDS and is_asked:
            self._copy.take(self._looking)
        else:
            self._copy.drop()

    def turn(self) -> None:
        """Another run is looked at from now on: nothing is answered from the one before."""
        self._copy.forget()
        self._past = Past()

    def give_up(self, request: int) -> None:
        """Nobody wants this answer any more."""
        with self._opening:
            self._open = {key: ask for key, ask in self._open.items() if ask.request != request}
            self._wanted.discard(request)
            work = self._work.pop(request, None)
        if work:
            work.is_given_up.set()

    def close(self) -> None:
        """Give up all work, and wait for the threads."""
        self._offers.put(None)
        self._beside.join()
        works = dict(self._work)
        for request in works:
            self.give_up(request)
        for work in works.values():
            work.thread.join()

    def _claim(self, ask: Ask) -> bool:
        with self._opening:
            is_ours = self._open.pop(id(ask), None) is not None
            if is_ours:
                self._wanted.add(ask.request)
        return is_ours

    def _answer_beside(self) -> None:
        while (offer := self._offers.get()) is not None:
            ask, asked = offer
            time.sleep(max(0.0, asked + GRACE_SECONDS - time.monotonic()))
            with self._copy.lock:
                if self._copy.spaces and self._claim(ask):
                    self._respond(ask, self._copy.run, self._copy.spaces)

    def _respond(self, ask: Ask, run: str, spaces: Mapping[End, object]) -> None:
        place = run, ask.node, ask.port, ask.request
        said: Record | Later
        try:
            found = self._found(ask, spaces)
            said = found if isinstance(found, Later) else Answer(*place, found)
        except Exception as fault:  # noqa: BLE001 - who asks must get a word, whatever was met
            said = NoAnswer(*place, sentence_of(fault))
        with self._opening:
            if ask.request not in self._wanted:
                return
            self._wanted.discard(ask.request)
            if isinstance(said, Later):
                work = self._work[ask.request] = _Work(place, said, self._put, self._work)
                work.thread.start()
                return
        self._put(said)

    def _found(self, ask: Ask, spaces: Mapping[End, object]) -> Value | Later:
        space = spaces.get(End(ask.node, ask.port))
        if not isinstance(space, Space):
            raise Unanswerable(NO_SPACE)
        seen = self._past.at(space, ask.moment)
        if isinstance(ask.question, SeeMoment):
            return moment(seen, ask.question, self._past)
        return ANSWERS[type(ask.question)](seen, ask.question)


class _Work:
    """One answer that is worked out on a thread of its own."""

    def __init__(
        self,
        place: tuple[str, str, str, int],
        later: Later,
        put: Callable[[Record], None],
        works: dict[int, _Work],
    ) -> None:
        self._place, self._later, self._put, self._works = place, later, put, works
        self.is_given_up = Event()
        self._next_word = 0.0
        self.thread = Thread(target=self._compute, name="engine-work", daemon=True)
        """To be started once it can be given up."""

    def _compute(self) -> None:
        try:
            self._end(Answer(*self._place, self._later.compute(self._tell)))
        except GivenUp:
            return
        except Exception as fault:  # noqa: BLE001 - who asks must get a word, whatever was met
            self._end(NoAnswer(*self._place, sentence_of(fault)))

    def _end(self, record: Record) -> None:
        if not self.is_given_up.is_set():
            self._put(record)
        self._works.pop(self._place[-1], None)

    def _tell(self, part: float) -> None:
        if self.is_given_up.is_set():
            raise GivenUp
        if (now := time.monotonic()) >= self._next_word:
            self._next_word = now + TELL_EVERY_SECONDS
            self._put(Working(*self._place, part))


class _Copy:
    """The weights as the last long step left them, and the spaces seen through them."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.run = ""
        self.spaces: Mapping[End, Space] = {}
        self._network: nn.Module | None = None
        self._of: nn.Module | None = None

    def take(self, looking: Looking) -> None:
        """Copy the weights of now; waits for an answer that is being given."""
        spaces = {end: each for end, each in looking.spaces.items() if isinstance(each, Space)}
        network = next((space.network for space in spaces.values()), None)
        if network is None:
            return
        with self.lock:
            if self._network is None or self._of is not network:
                self._network, self._of = copy.deepcopy(network), network
            else:
                self._network.load_state_dict(network.state_dict())
            self.run, step = looking.run, next(iter(spaces.values())).run.steps
            self.spaces = {end: space.through(self._network, step) for end, space in spaces.items()}

    def drop(self) -> None:
        """Steps are short, or nobody asks: the thread that trains answers all."""
        if self.spaces:
            with self.lock:
                self.spaces = {}

    def forget(self) -> None:
        """The run is left: nothing of it is kept."""
        with self.lock:
            self.spaces, self._network, self._of = {}, None, None
