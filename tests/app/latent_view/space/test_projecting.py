from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from app.latent_view.space import projecting as projecting_file
from app.latent_view.space.latent import Latent
from app.latent_view.space.projecting import Projecting, fitting
from app.session import Session
from engine.commands import Ask, GiveUp
from engine.document.values import Document, Graph
from engine.observations.records import Cloud, Progress, Record, RunEnded
from engine.questions.decoding import DecodeSpots, Decodings
from engine.questions.projecting import PRINCIPAL, Axes, How, Project, Projected, Tsne, Umap, View
from engine.questions.question import Answer, NoAnswer, Value, Working
from engine.questions.spots import At, Beside, Code, OfRow
from tests.app.latent_view.scene import begin, cloud


def seen(
    how: How = PRINCIPAL,
    step: int = 1,
    laid: int | None = None,
    *,
    run: str = "r1",
    is_whole: bool = True,
) -> Cloud:
    """A cloud of four dimensions, and how it is shown."""
    explained = 0.5 if isinstance(how, Axes) or how == PRINCIPAL else None
    laid_step = step if laid is None else laid
    view = View(
        how, explained, np.ones(4, np.float32), np.empty(0, np.int64), laid_step, is_whole=is_whole
    )
    return replace(cloud(run, step), dimensions=4, view=view)


class Scene:
    """A space that is shown, how it is shown, and all that is asked of the engine."""

    def __init__(self, network: Graph) -> None:
        self.session = Session(Document("Digits", network))
        self.latent = Latent(self.session)
        self.latent.watch(self, is_seen=True)
        self.sent: list[object] = []
        self.looks: list[object] = []
        self.refusals: list[str] = []
        self.latent.asked.connect(self.sent.append)
        self.latent.watch_changed.connect(self.looks.append)
        self.session.run.refused.connect(self.refusals.append)
        begin(self.session)
        self.session.run.take([seen()])
        self.projecting = Projecting(self.latent)

    def take(self, *records: Record) -> None:
        self.session.run.take(records)

    @property
    def asks(self) -> list[How]:
        """The ways that were asked for."""
        questions = (each.question for each in self.sent if isinstance(each, Ask))
        return [question.how for question in questions if isinstance(question, Project)]

    def answer(self, value: Value | str | float, question: type = Project) -> None:
        """What the engine says to the last question of a kind."""
        ask = self.asked_of(question)[-1]
        place = "r1", ask.node, ask.port, ask.request
        if isinstance(value, Value):
            self.take(Answer(*place, value))
        elif isinstance(value, str):
            self.take(NoAnswer(*place, value))
        else:
            self.take(Working(*place, value))

    def project(self, how: How, step: int = 1, *, is_seen: bool = True) -> None:
        """The engine shows the space so."""
        told = seen(how, step)
        assert told.view is not None
        self.answer(Projected(told.view))
        if is_seen:
            self.take(told)

    def point(self, code: list[float]) -> None:
        """The pointer is somewhere, and this is its code."""
        self.latent.point(QPointF(1, 1))
        codes, values = np.array([code], np.float32), np.zeros((1, 2), np.float32)
        found = Decodings(codes, np.ones((1, 2), np.float32), values, "", "h")
        for _ in range(2):  # where it pointed by itself, then here
            self.answer(found, DecodeSpots)

    def asked_of(self, question: type) -> list[Ask]:
        asks = [each for each in self.sent if isinstance(each, Ask)]
        return [ask for ask in asks if isinstance(ask.question, question)]


@pytest.fixture
def scene(qapp: object, network: Graph) -> Scene:
    return Scene(network)


def test_what_is_seen_already_is_not_asked_for(scene: Scene) -> None:
    scene.projecting.choose(PRINCIPAL)

    assert scene.asks == []
    assert not scene.projecting.is_busy


def test_another_way_is_asked_for_and_its_cloud_is_looked_at(scene: Scene) -> None:
    scene.projecting.choose(Axes(2, 3))
    looks = len(scene.looks)

    scene.project(Axes(2, 3))

    assert scene.asks == [Axes(2, 3)]
    assert len(scene.looks) == looks + 1
    assert scene.projecting.how == Axes(2, 3)
    assert not scene.projecting.is_busy


@pytest.mark.parametrize(("how", "step"), [(Tsne(), None), (Axes(1, 2), 4)])
def test_a_layout_is_one_of_now_and_leaves_the_film(
    scene: Scene, how: How, step: int | None
) -> None:
    scene.latent.film.show(4)

    scene.projecting.choose(how)

    assert scene.latent.film.step == step


def test_a_cloud_that_was_on_its_way_does_not_ask_again(scene: Scene) -> None:
    scene.projecting.choose(Axes(2, 3))
    scene.project(Axes(2, 3), is_seen=False)

    scene.take(seen(step=2))

    assert scene.asks == [Axes(2, 3)]


def test_a_layout_tells_how_far_it_is_and_is_looked_at_as_it_grows(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projecting_file, "LOOK_EVERY_S", 0.0)
    scene.projecting.choose(Tsne())
    looks = len(scene.looks)

    scene.answer(0.4)
    scene.take(seen(Tsne(), is_whole=False))

    assert scene.projecting.part == 0.4
    assert scene.projecting.is_busy
    assert len(scene.looks) == looks + 1
    assert scene.asks == [Tsne()]


def test_a_layout_is_laid_anew_once_the_codes_have_moved_on(scene: Scene) -> None:
    scene.projecting.choose(Tsne())
    scene.project(Tsne(), step=5)
    assert scene.asks == [Tsne()]

    scene.take(seen(Tsne(), step=9, laid=5))

    assert scene.asks == [Tsne()] * 2
    assert not scene.projecting.is_busy
    scene.take(seen(Tsne(), step=12, laid=5))
    assert scene.asks == [Tsne()] * 2


def test_training_goes_before_a_layout_that_is_laid_anew(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projecting_file, "REST", 1e9)
    monkeypatch.setattr(projecting_file, "LONGEST_REST_S", 1e9)
    scene.take(Progress("r1", "training", 1, 9, 5, 0.0, 0.0))
    scene.projecting.choose(Tsne())
    scene.project(Tsne(), step=5)

    scene.take(seen(Tsne(), step=9, laid=5))
    assert scene.asks == [Tsne()]

    scene.take(RunEnded("r1", "finished", 1.0, 9))
    assert scene.asks == [Tsne()] * 2


def test_a_layout_that_is_cancelled_gives_way_to_what_was_seen_before(scene: Scene) -> None:
    scene.projecting.choose(Axes(1, 0))
    scene.project(Axes(1, 0))
    scene.projecting.choose(Tsne())
    asked = scene.asked_of(Project)[-1]

    scene.projecting.cancel()

    assert scene.sent[-1] == GiveUp(asked.request)
    assert scene.projecting.how == Axes(1, 0)
    scene.take(seen(Tsne(), is_whole=False))
    assert scene.asks[-1] == Axes(1, 0)


def test_another_choice_gives_up_the_one_before(scene: Scene) -> None:
    scene.projecting.choose(Tsne())
    asked = scene.asked_of(Project)[-1]

    scene.projecting.choose(Umap())

    assert GiveUp(asked.request) in scene.sent
    assert scene.asks == [Tsne(), Umap()]


def test_a_refusal_is_told_once_and_what_was_seen_stays(scene: Scene) -> None:
    scene.projecting.choose(Umap())

    scene.answer("UMAP is not installed.")
    scene.take(seen(step=2), seen(step=3))

    assert scene.refusals == ["UMAP is not installed."]
    assert scene.projecting.how == PRINCIPAL
    assert scene.asks == [Umap()]


def test_after_a_refusal_the_layout_that_is_seen_is_kept_up(scene: Scene) -> None:
    scene.projecting.choose(Tsne())
    scene.project(Tsne(), step=5)
    scene.projecting.choose(Umap())
    scene.answer("UMAP is not installed.")

    scene.take(seen(Tsne(), step=9, laid=5))

    assert scene.asks == [Tsne(), Umap(), Tsne()]


def test_a_layout_that_cannot_be_laid_anew_is_not_asked_for_again_and_again(scene: Scene) -> None:
    scene.projecting.choose(Tsne())
    scene.project(Tsne(), step=5)
    scene.take(seen(Tsne(), step=9, laid=5))
    scene.answer("No code is a number.")

    scene.take(seen(Tsne(), step=12, laid=5))

    assert scene.asks == [Tsne()] * 2
    assert scene.projecting.how == Tsne()


def test_laying_anew_can_be_stopped(scene: Scene) -> None:
    scene.projecting.choose(Tsne())
    scene.project(Tsne(), step=5)
    scene.take(seen(Tsne(), step=9, laid=5))

    scene.projecting.cancel()
    scene.take(seen(Tsne(), step=12, laid=5))

    assert scene.asks == [Tsne()] * 2


def test_a_moment_of_the_film_is_no_reason_to_lay_anew(scene: Scene) -> None:
    scene.projecting.choose(Tsne())
    scene.project(Tsne(), step=5)

    scene.latent.show_moment(seen(step=2))
    scene.take(seen(Tsne(), step=5))

    assert scene.asks == [Tsne()]
    assert not scene.projecting.is_busy


def test_the_next_run_is_shown_the_same_way(scene: Scene) -> None:
    scene.projecting.choose(Axes(2, 3))
    scene.project(Axes(2, 3))

    begin(scene.session, "r2")
    scene.take(seen(run="r2"))

    assert scene.asks == [Axes(2, 3)] * 2


def test_the_pointer_stays_at_its_code(scene: Scene) -> None:
    scene.point([1, 2, 3, 4])
    scene.projecting.choose(Axes(2, 3))

    scene.project(Axes(2, 3))

    question = scene.asked_of(DecodeSpots)[-1].question
    assert isinstance(question, DecodeSpots)
    (asked,) = question.spots
    assert isinstance(asked, Code)
    assert asked.values.tolist() == [1, 2, 3, 4]
    there, values = np.array([[3, 4]], np.float32), np.zeros((1, 2), np.float32)
    scene.answer(Decodings(asked.values[None], there, values, "", "h"), DecodeSpots)
    assert scene.latent.marker == QPointF(3, 4)


def test_the_pointer_of_the_view_before_is_not_decoded_in_the_next_one(scene: Scene) -> None:
    scene.point([1, 2, 3, 4])

    scene.projecting.choose(Axes(2, 3))
    scene.take(seen(step=2))

    assert isinstance(scene.latent.spot, Code)


def test_who_points_elsewhere_points_at_the_plane_that_is_shown(scene: Scene) -> None:
    scene.point([1, 2, 3, 4])
    scene.projecting.choose(Axes(2, 3))
    scene.project(Axes(2, 3))

    scene.latent.point(QPointF(7, 7))

    assert scene.latent.spot == At(7, 7)


def test_a_code_that_was_set_by_hand_stays_so(scene: Scene) -> None:
    scene.point([1, 2, 3, 4])
    scene.latent.hold(np.array([1, 2, 3, 4], np.float32))
    scene.projecting.choose(Axes(2, 3))
    scene.project(Axes(2, 3))

    scene.latent.point(QPointF(7, 7))

    assert isinstance(scene.latent.spot, Beside)


def test_a_code_that_is_set_by_hand_after_the_view_changed_stays_so_too(scene: Scene) -> None:
    scene.point([1, 2, 3, 4])
    scene.projecting.choose(Axes(2, 3))
    scene.project(Axes(2, 3))
    scene.latent.hold(np.array([4, 3, 2, 1], np.float32))

    scene.latent.point(QPointF(7, 7))

    assert isinstance(scene.latent.spot, Beside)


def test_corners_of_a_path_become_the_samples_beside_them(scene: Scene) -> None:
    assert scene.latent.cloud is not None
    x, y = (scene.latent.cloud.points[5] + 1e-4).tolist()
    scene.latent.path.add(At(x, y))
    scene.latent.path.add(OfRow(9))
    scene.projecting.choose(Axes(2, 3))

    scene.project(Axes(2, 3))

    assert scene.latent.path.corners == (OfRow(5), OfRow(9))


def test_without_a_cloud_nothing_is_asked(scene: Scene) -> None:
    scene.session.run.expect("")

    scene.projecting.choose(Tsne())

    assert scene.asks == []
    assert scene.projecting.view is None


def test_axes_that_a_space_lacks_are_its_first() -> None:
    assert fitting(Axes(3, 5), 4) == Axes(0, 1)
    assert fitting(Axes(3, 1), 4) == Axes(3, 1)
    assert fitting(Axes(0, 1), 1) == PRINCIPAL
    assert fitting(Tsne(), 1) == Tsne()
