"""What a person holds of a latent space: the marker, and a code that lies off the plane."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF

from engine.document.values import Document, Graph
from engine.questions.decoding import DecodeSpots
from engine.questions.spots import At, Beside, Code
from tests.app.latent_view.held import Answerer, told

CODE = np.array([1, 2, 3, 4], np.float32)


def test_the_marker_goes_to_the_place_of_a_code_that_is_taken(hand: Answerer) -> None:
    hand.show()
    hand.latent.hold(CODE)
    hand.decode()

    assert hand.latent.marker == QPointF(1, 2)
    assert isinstance(hand.latent.spot, Code)
    assert hand.latent.decoded is not None
    assert np.array_equal(hand.latent.decoded.codes[0], CODE)


def test_who_points_keeps_as_far_off_the_plane(hand: Answerer) -> None:
    hand.show()
    hand.latent.hold(CODE)
    hand.decode()

    hand.latent.point(QPointF(-1, 0))
    hand.decode()

    assert isinstance(hand.latent.spot, Beside)
    assert hand.latent.marker == QPointF(-1, 0)
    assert hand.latent.decoded is not None
    assert hand.latent.decoded.codes[0].tolist() == [-1, 0, 3, 4]


def test_a_code_that_is_let_go_lies_on_the_plane_again(hand: Answerer) -> None:
    hand.show()
    hand.latent.hold(CODE)
    hand.decode()

    hand.latent.let_go()
    hand.decode()

    assert hand.latent.spot == At(1, 2)
    assert hand.latent.decoded is not None
    assert hand.latent.decoded.codes[0].tolist() == [1, 2, 0, 0]


def test_a_code_that_is_held_is_decoded_anew_while_the_run_goes_on(hand: Answerer) -> None:
    hand.show()
    hand.latent.hold(CODE)
    hand.decode()
    before = hand.count(DecodeSpots)

    hand.latent.session.run.take([told(step=2)])

    assert hand.count(DecodeSpots) == before + 1
    (spot,) = hand.last(DecodeSpots).spots
    assert isinstance(spot, Code)
    assert np.array_equal(spot.values, CODE)


def test_another_run_is_not_held(hand: Answerer) -> None:
    hand.show()
    hand.latent.hold(CODE)
    hand.latent.path.add(At(0, 0))
    hand.latent.session.run.expect("r2")
    hand.latent.session.run.started.emit()

    assert hand.latent.held is None
    assert hand.latent.path.corners == ()


def test_a_cloud_can_be_looked_at_once_more_while_it_is_watched(hand: Answerer) -> None:
    looks: list[object] = []
    hand.latent.watch_changed.connect(looks.append)

    hand.latent.look_again()
    hand.latent.watch("a view", is_seen=True)
    hand.latent.look_again()

    assert looks == [hand.latent.watched()] * 2


def test_a_node_is_named_by_its_title_or_else_by_its_name(hand: Answerer, network: Graph) -> None:
    hand.latent.session.run.expect("r1", Document(graph=network))

    assert hand.latent.title_of("z") == "Code"
    assert hand.latent.title_of("gone") == "gone"
