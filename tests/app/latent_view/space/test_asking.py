from __future__ import annotations

import pytest

from app.latent_view.space import asking
from app.latent_view.space.asking import PATIENCE_S, Asker
from app.latent_view.space.latent import NO_CLOUD, Latent
from app.session import Session
from engine.commands import Ask, GiveUp
from engine.document.values import Document, Graph
from engine.questions.question import Answer, NoAnswer, Question, Value, Working
from tests.app.latent_view.scene import cloud, shown_run


class Scene:
    """A space that is shown, an asker, and all that it says."""

    def __init__(self, network: Graph) -> None:
        self.session = Session(Document("Digits", network))
        self.latent = Latent(self.session)
        shown_run(self.session, cloud())
        self.sent: list[object] = []
        self.heard: list[object] = []
        self.latent.asked.connect(self.sent.append)
        self.asker = Asker(self.latent, self.heard.append, self.heard.append)

    @property
    def asks(self) -> list[Ask]:
        return [command for command in self.sent if isinstance(command, Ask)]

    def answer(self, place: int = -1) -> Value:
        ask, value = self.asks[place], Value()
        self.session.run.take([Answer("r1", ask.node, ask.port, ask.request, value)])
        return value


@pytest.fixture
def scene(qapp: object, network: Graph) -> Scene:
    return Scene(network)


def test_one_question_at_a_time_is_under_way_and_of_those_meanwhile_the_newest_comes_next(
    scene: Scene,
) -> None:
    first, second, third = Question(), Question(), Question()
    for question in (first, second, third):
        scene.asker.want(question)
    assert [ask.question for ask in scene.asks] == [first]

    value = scene.answer()

    assert scene.heard == [value]
    assert [ask.question for ask in scene.asks] == [first, third]


def test_an_answer_that_never_comes_is_waited_for_only_so_long(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.asker.want(Question())
    monkeypatch.setattr(asking, "PATIENCE_S", 0.0)

    scene.asker.want(Question())

    first, second = scene.asks
    assert scene.sent == [first, GiveUp(first.request), second]


def test_an_answer_that_comes_after_all_is_not_taken_for_that_to_the_next_question(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.asker.want(Question())
    with monkeypatch.context() as impatient:
        impatient.setattr(asking, "PATIENCE_S", 0.0)
        scene.asker.want(Question())

    scene.answer(0)

    assert scene.heard == []
    assert scene.asker.is_busy


def test_what_is_worked_on_is_waited_for(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(asking, "monotonic", lambda: now[0])
    scene.asker.want(Question())
    (ask,) = scene.asks
    now[0] += 0.9 * PATIENCE_S
    scene.session.run.take([Working("r1", ask.node, ask.port, ask.request, 0.5)])

    now[0] += 0.9 * PATIENCE_S
    scene.asker.want(Question())

    assert scene.sent == [ask]


def test_an_answer_to_what_was_forgotten_is_dropped_and_given_up(scene: Scene) -> None:
    scene.asker.want(Question())

    scene.asker.forget()
    scene.answer()

    assert scene.heard == []
    assert scene.sent[-1] == GiveUp(scene.asks[0].request)


def test_after_a_refusal_nothing_is_asked_by_itself(scene: Scene) -> None:
    scene.asker.want(Question())
    scene.asker.want(Question())
    ask = scene.asks[0]

    scene.session.run.take([NoAnswer("r1", ask.node, ask.port, ask.request, "No.")])

    assert scene.heard == ["No."]
    assert len(scene.asks) == 1
    assert not scene.asker.is_busy


def test_a_wish_that_is_refused_at_once_keeps_nobody_waiting(qapp: object, network: Graph) -> None:
    session = Session(Document("Digits", network))
    latent, sent, heard = Latent(session), list[Ask](), list[object]()
    asker = Asker(latent, heard.append, heard.append)
    asker.want(Question())
    is_busy = asker.is_busy

    shown_run(session, cloud())
    latent.asked.connect(sent.append)
    asker.want(wanted := Question())

    assert heard == [NO_CLOUD]
    assert not is_busy
    assert [ask.question for ask in sent] == [wanted]
