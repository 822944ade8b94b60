from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from app.latent_view.cloud.chosen_layer import discs
from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance
from engine.document.values import Document, Graph
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot


def test_a_disc_holds_the_pixels_within_its_radius() -> None:
    found, corner = discs(np.array([[10.5, 20.5]], np.float32), (40, 40), 3.6)

    left, top = corner
    rows, columns = np.nonzero(found)
    far = np.hypot(columns + left - 10, rows + top - 20)
    assert far.max() <= 3.6
    assert len(far) == sum(x * x + y * y <= 3.6**2 for x in range(-4, 5) for y in range(-4, 5))


def test_discs_of_many_places_are_laid_into_one_picture() -> None:
    places = np.array([[10, 10], [10, 12], [30, 15]], np.float32)
    apart = [discs(place[None], (40, 40), 2.0) for place in places]
    whole = np.zeros((60, 60), np.bool_)
    for mask, (left, top) in apart:
        whole[top : top + mask.shape[0], left : left + mask.shape[1]] |= mask

    mask, (left, top) = discs(places, (40, 40), 2.0)

    assert mask.sum() == whole.sum()
    assert (whole[top : top + mask.shape[0], left : left + mask.shape[1]] == mask).all()


@pytest.mark.parametrize("place", [(-50.0, 5.0), (np.nan, 5.0), (5.0, 400.0)])
def test_what_lies_outside_the_picture_or_nowhere_is_left_out(place: tuple[float, float]) -> None:
    mask, _ = discs(np.array([place], np.float32), (40, 40), 3.0)

    assert mask.size == 0


def test_a_chosen_sample_has_a_rim_and_another_has_none(
    network: Graph, appearance: Appearance, qtbot: QtBot
) -> None:
    session = Session(Document("Digits", network))
    latent = Latent(session)
    widget = ShownCloud(latent, appearance.theme)
    qtbot.addWidget(widget)
    widget.resize(400, 400)
    widget.show()
    shown_run(session, cloud())
    far = np.abs(latent.cloud.points - 1).sum(axis=1) if latent.cloud else np.empty(0)
    row = int(far.argmax())

    before = rim(widget, latent, row)
    latent.select(np.array([row]))
    chosen = rim(widget, latent, row)
    latent.select(np.empty(0, np.int64))

    assert before == rim(widget, latent, row)
    assert chosen.lightness() > before.lightness() + 60


def rim(widget: ShownCloud, latent: Latent, row: int) -> QColor:
    """The colour a little above a sample, where its rim would be."""
    assert latent.cloud is not None
    place = widget.place_of(QPointF(*latent.cloud.points[row].tolist())) + QPointF(0, -3.6)
    widget.update()
    return widget.grab().toImage().pixelColor(place.toPoint())
