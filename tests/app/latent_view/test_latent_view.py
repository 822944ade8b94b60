from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.shown_cloud import BEFORE, NO_SPACE, WAITING
from app.latent_view.latent_view import LatentView
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.commands import Ask
from engine.document.edits import add, connect, disconnect, remove, watch
from engine.document.values import Document, End, Graph, Node
from engine.language import Map
from engine.observations.records import Cloud, RunStarted
from engine.questions.decoding import DecodeSpots, Decodings
from engine.questions.question import Answer, NoAnswer
from engine.questions.spots import At
from tests.app.latent_view.scene import begin, cloud

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp: object, network: Graph) -> Session:
    return Session(Document("Digits", network))


@pytest.fixture
def latent(session: Session) -> Latent:
    return Latent(session)


@pytest.fixture
def view(latent: Latent, appearance: Appearance, qtbot: QtBot) -> LatentView:
    made = LatentView(latent, appearance)
    qtbot.addWidget(made)
    made.resize(400, 560)
    made.show()
    return made


@pytest.fixture
def asked(latent: Latent) -> list[Ask]:
    """What was asked, in order."""
    commands: list[Ask] = []
    latent.asked.connect(lambda each: commands.append(each) if isinstance(each, Ask) else None)
    return commands


def answer(ask: Ask, value: float = 0.5) -> Answer:
    place = np.array([spot_of(ask)], np.float32)
    made = Decodings(place, place, np.full((1, 2, 2), value, np.float32), "unit", "h")
    return Answer("r1", ask.node, ask.port, ask.request, made)


def spot_of(ask: Ask) -> tuple[float, float]:
    """The point of the plane that was asked for."""
    assert isinstance(ask.question, DecodeSpots)
    (spot,) = ask.question.spots
    assert isinstance(spot, At)
    return spot.x, spot.y


def tone(view: LatentView) -> int:
    return view.decoded.picture.grab().toImage().pixelColor(50, 50).red()


def test_without_a_latent_space_the_panel_is_low_and_says_when_one_is_found(
    session: Session, view: LatentView, latent: Latent, network: Graph, qtbot: QtBot
) -> None:
    before = view.maximumHeight()
    session.edit("Delete", Graph())
    assert view.maximumHeight() == view.minimumSizeHint().height() < before
    with qtbot.waitSignal(latent.space_found):
        session.edit("Draw", network)
    assert view.maximumHeight() == before


def test_a_document_without_a_latent_block_says_what_to_add(
    view: LatentView, latent: Latent, session: Session, network: Graph
) -> None:
    session.edit("Delete", remove(network, ["z"]))

    assert view.cloud.accessibleDescription() == NO_SPACE
    assert latent.watched() == ()
    assert view.decoded.isHidden()


def test_the_layer_before_the_head_is_watched_with_one_click_that_can_be_undone(
    view: LatentView, latent: Latent, session: Session, network: Graph
) -> None:
    graph = add(remove(network, ["z"]), Node("f", "dense", "Dense 2"))
    data = network.wires_into("z")[0].source
    graph = connect(connect(graph, data, End("f", "x")), End("f", "y"), End("h", "h"))
    assert not view.watch_button.isVisible()
    session.edit("Draw", graph)
    assert view.watch_button.text() == "Watch Dense 2"

    QTest.mouseClick(view.watch_button, LEFT)

    assert session.graph.nodes["f"].watched == ("y",)
    assert latent.watched() == (("f", "y"),)
    assert not view.watch_button.isVisible()
    session.history.undo()
    assert session.graph == graph
    assert view.watch_button.isVisible()


def test_before_training_it_says_what_will_appear(view: LatentView) -> None:
    assert view.cloud.accessibleDescription() == BEFORE
    assert view.subject.text() == "Code · 2 dimensions"


def test_a_run_without_a_cloud_yet_says_that_codes_come(view: LatentView, session: Session) -> None:
    begin(session)

    assert view.cloud.accessibleDescription() == WAITING


def test_it_watches_the_latent_block_while_it_is_seen(
    view: LatentView, latent: Latent, qtbot: QtBot
) -> None:
    assert latent.watched() == (("z", "z"),)

    with qtbot.waitSignal(latent.watch_changed) as hidden:
        view.hide()
    assert hidden.args == [()]
    assert latent.watched() == ()

    with qtbot.waitSignal(latent.watch_changed) as shown:
        view.show()
    assert shown.args == [(("z", "z"),)]


def test_several_spaces_are_chosen_from(
    view: LatentView, latent: Latent, session: Session, network: Graph, qtbot: QtBot
) -> None:
    assert view.choice.isHidden()
    session.edit("Watch", watch(network, "h", ("y",)))
    assert not view.choice.isHidden()
    assert latent.watched() == (("z", "z"),)

    with qtbot.waitSignal(latent.watch_changed):
        QTest.keyClick(view.choice, Qt.Key.Key_Down)

    assert latent.watched() == (("h", "y"),)


def test_a_chosen_space_stays_chosen_when_another_one_goes(
    view: LatentView, latent: Latent, session: Session, network: Graph
) -> None:
    session.edit("Watch", watch(network, "h", ("y",)))
    view.choice.setCurrentIndex(1)

    session.edit("Delete", remove(session.graph, ["z"]))

    assert latent.watched() == (("h", "y"),)


def test_a_cloud_is_shown_with_its_classes(view: LatentView, session: Session) -> None:
    begin(session)
    session.run.take([cloud()])

    assert view.cloud.cloud is session.run.cloud
    assert len(view.legend.keys) == 3
    assert view.legend.isVisible()


def test_a_cloud_without_labels_has_no_legend(view: LatentView, session: Session) -> None:
    begin(session)
    session.run.take([cloud(classes=0)])

    assert not view.legend.isVisible()
    assert view.decoded.nearest.isHidden()


def test_the_cloud_of_a_port_that_is_not_chosen_is_not_shown(
    view: LatentView, session: Session
) -> None:
    begin(session)
    session.run.take([cloud(node="h")])

    assert view.cloud.cloud is None


def test_the_first_cloud_is_pointed_at_in_its_middle(
    view: LatentView, session: Session, asked: list[Ask]
) -> None:
    begin(session)
    session.run.take([cloud()])

    assert len(asked) == 1
    assert (asked[0].node, asked[0].port, asked[0].request) == ("z", "z", 1)
    assert view.cloud.marker == QPointF(*spot_of(asked[0]))


def test_where_nothing_can_be_decoded_nothing_is_asked(
    view: LatentView, session: Session, network: Graph, asked: list[Ask]
) -> None:
    session.edit("Unwire", disconnect(network, *network.wires_into("h")))
    begin(session)
    session.run.take([cloud()])

    assert asked == []
    assert view.cloud.marker is None


def test_pointing_asks_and_shows_the_answer(
    view: LatentView, session: Session, asked: list[Ask], qtbot: QtBot
) -> None:
    begin(session)
    session.run.take([cloud()])
    session.run.take([answer(asked[-1], 0.0)])

    QTest.mouseClick(view.cloud, LEFT, pos=QPoint(100, 100))
    session.run.take([answer(asked[-1], 1.0)])

    assert [ask.request for ask in asked] == [1, 2]
    assert tone(view) == 255
    assert view.decoded.place.isVisible()
    assert view.decoded.nearest.text().startswith("nearest ")


def test_one_request_at_a_time_and_the_newest_point_last(
    view: LatentView, session: Session, asked: list[Ask], qtbot: QtBot
) -> None:
    begin(session)
    session.run.take([cloud()])
    for across in (60, 80, 100):
        QTest.mouseClick(view.cloud, LEFT, pos=QPoint(across, 100))
    assert len(asked) == 1

    session.run.take([answer(asked[0])])

    assert len(asked) == 2
    assert view.cloud.marker is not None
    assert spot_of(asked[1]) == view.cloud.marker.toTuple()


def test_every_new_cloud_asks_for_the_point_again(
    view: LatentView, session: Session, asked: list[Ask]
) -> None:
    begin(session)
    session.run.take([cloud()])
    session.run.take([cloud(step=2)])
    assert len(asked) == 1

    session.run.take([answer(asked[0])])
    session.run.take([answer(asked[1])])
    session.run.take([cloud(step=3)])

    assert [ask.request for ask in asked] == [1, 2, 3]
    assert len({spot_of(ask) for ask in asked}) == 1


def test_a_stale_answer_is_dropped(view: LatentView, session: Session, asked: list[Ask]) -> None:
    begin(session)
    session.run.take([cloud()])
    session.run.take([answer(asked[0], 1.0)])
    session.run.take([cloud(step=2)])
    session.run.take([answer(asked[1], 0.0)])

    session.run.take([answer(asked[0], 1.0)])

    assert tone(view) == 0


def test_a_refusal_is_not_answered_by_asking_again_until_a_person_points(
    view: LatentView, session: Session, asked: list[Ask], qtbot: QtBot
) -> None:
    begin(session)
    session.run.take([cloud()])
    session.run.take([NoAnswer("r1", "z", "z", asked[0].request, "Nothing can be decoded here.")])
    session.run.take([cloud(step=2)])
    assert len(asked) == 1

    QTest.mouseClick(view.cloud, LEFT, pos=QPoint(100, 100))

    assert len(asked) == 2


def test_a_new_run_forgets_the_pointer_of_the_one_before(
    view: LatentView, session: Session, asked: list[Ask]
) -> None:
    begin(session)
    session.run.take([cloud()])
    session.run.take([answer(asked[0], 1.0)])

    begin(session, "r2")

    assert view.cloud.cloud is None
    assert view.cloud.marker is None
    assert tone(view) < 100


def test_the_fit_button_is_there_while_the_window_does_not_follow(
    view: LatentView, session: Session, qtbot: QtBot
) -> None:
    begin(session)
    session.run.take([cloud()])
    assert not view.fit.isVisible()

    QTest.keyClick(view.cloud, Qt.Key.Key_Plus)
    assert view.fit.isVisible()

    QTest.mouseClick(view.fit, LEFT)
    assert not view.fit.isVisible()


def test_a_class_that_is_hidden_in_the_legend_is_hidden_in_the_cloud(
    view: LatentView, session: Session, qtbot: QtBot
) -> None:
    begin(session)
    session.run.take([cloud()])
    before = view.cloud.grab().toImage()

    QTest.mouseClick(view.legend.keys[1], LEFT)

    assert view.cloud.grab().toImage() != before


def test_a_plane_of_more_dimensions_says_how_it_was_made(
    view: LatentView, session: Session
) -> None:
    begin(session)
    flat = cloud()
    session.run.take([Cloud(flat.run, "z", "z", 1, flat.points, flat.labels, 3, dimensions=16)])

    assert view.subject.text() == "Code · 16 dimensions, shown on their two main axes"
    assert "principal components" in view.subject.toolTip()
    assert "off this plane is left out" in view.decoded.toolTip()


def test_the_view_follows_the_theme(
    view: LatentView, session: Session, appearance: Appearance
) -> None:
    begin(session)
    session.run.take([cloud()])

    appearance.set_mode(Mode.LIGHT)

    corner = view.cloud.grab().toImage().pixelColor(20, 8).name()
    assert corner == appearance.theme.canvas.lower()


def test_the_cloud_of_a_run_that_was_opened_again_says_which_it_is(
    view: LatentView, session: Session
) -> None:
    begin(session)
    session.run.take([cloud()])
    own = view.subject.text()
    session.run.expect("r2", session.document, is_reopened=True)
    session.run.take([RunStarted("r2", "Iris", Map({}), 4, 40, "CPU", 1, 9, "", 3), cloud("r2")])
    assert own == "Code · 2 dimensions"
    assert view.subject.text() == f"Code · 2 dimensions · {session.run.name}"
