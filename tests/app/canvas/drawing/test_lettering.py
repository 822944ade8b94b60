"""Words on the canvas, at every zoom at which there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from app.canvas.drawing.lettering import LEAST_PX, Lettering, zoom_of
from app.canvas.drawing.look import WORDLESS_BELOW, look
from app.canvas.drawing.scene import GraphScene
from app.theme.fonts import text_font
from app.theme.tokens import DARK
from engine.document.edits import freeze, set_parameter
from engine.document.values import Document, Graph
from engine.shapes.check import check
from tests.app.canvas.example import digits
from tests.app.canvas.written import NotingPainter, written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ZOOMS = (0.45, 0.5, 0.55, 0.6, 0.67, 0.7, 0.79, 0.8, 0.86, 0.95, 1.0, 1.5, 3.0)


def busy() -> Graph:
    """The example with a problem and a frozen node."""
    return freeze(set_parameter(digits().graph, ["n8"], "shape", (4, 4)), ["n9"])


@pytest.fixture
def scene(qapp: QApplication) -> GraphScene:
    made = GraphScene(look(DARK))
    made.show_graph(busy(), check(Document(graph=busy())))
    return made


@pytest.mark.parametrize("zoom", ZOOMS)
def test_letters_are_never_smaller_than_ten_pixels(scene: GraphScene, zoom: float) -> None:
    sizes = written(scene, zoom)
    assert {"ENCODER", "Digits", "1"} <= set(sizes)
    assert min(sizes.values()) >= LEAST_PX - 0.01


@pytest.mark.parametrize("zoom", [0.1, 0.3, 0.44])
def test_nothing_is_written_from_afar(scene: GraphScene, zoom: float) -> None:
    assert not written(scene, zoom)


@pytest.mark.parametrize(
    ("zoom", "seen", "gone"),
    [
        (1.0, {"Flatten", "one axis", "8,320", "images", "8 × 8"}, set()),
        (0.8, {"Flatten", "one axis", "8,320", "images", "8 × 8"}, set()),
        (0.79, {"Flatten", "one axis"}, {"8,320", "images", "8 × 8"}),
        (0.6, {"Flatten", "one axis"}, {"8,320"}),
        (0.59, {"Flatten"}, {"one axis"}),
        (0.45, {"Flatten"}, {"one axis"}),
    ],
)
def test_the_least_important_words_go_first(
    scene: GraphScene, zoom: float, seen: set[str], gone: set[str]
) -> None:
    words = set(written(scene, zoom))
    assert seen <= words
    assert not gone & words


def test_a_caption_gives_way_to_the_type_beside_it(scene: GraphScene) -> None:
    assert "label" in written(scene, 1.0)
    assert "label" not in written(scene, 0.8)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_two_words_of_a_node_share_pixels(scene: GraphScene, zoom: float) -> None:
    for item in scene.nodes.values():
        picture = QImage(600, 400, QImage.Format.Format_RGB32)
        painter = NotingPainter(picture)
        painter.translate(60, 60)
        painter.scale(zoom, zoom)
        item.paint(painter, QStyleOptionGraphicsItem())
        painter.end()
        assert not painter.overlaps()


def test_a_line_that_is_too_long_ends_in_an_ellipsis(qapp: QApplication) -> None:
    painter = NotingPainter(QImage(200, 40, QImage.Format.Format_RGB32))
    lettering = Lettering(text_font())
    lettering.write(painter, QRectF(0, 0, 60, 20), "Reconstruction of images", 1.0)
    painter.end()
    (words,) = painter.sizes
    assert words.endswith("…")
    assert lettering.width(words, 1.0) <= 60


@pytest.mark.parametrize("zoom", [0.5, 1.0])
def test_words_fit_the_size_that_is_told(qapp: QApplication, zoom: float) -> None:
    lettering = Lettering(text_font())
    size = lettering.size("one\ntwo", zoom)
    assert size.height() == pytest.approx(2 * lettering.height(zoom), rel=0.05)
    assert size.width() == pytest.approx(lettering.width("two", zoom), abs=1 / zoom)


def test_the_zoom_is_that_of_the_view_whatever_the_screen(qapp: QApplication) -> None:
    picture = QImage(80, 80, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(2)
    painter = NotingPainter(picture)
    painter.translate(QPointF(3, 3))
    painter.scale(0.6, 0.6)
    seen = zoom_of(painter)
    painter.end()
    assert seen == 0.6
    assert seen >= WORDLESS_BELOW
