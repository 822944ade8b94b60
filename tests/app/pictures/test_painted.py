from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from app.canvas.drawing.look import Look
from app.pictures.painted import Painted, among
from app.theme.tokens import DARK
from engine.document.values import Document, End, Graph, Note
from engine.shapes.check import check
from tests.app.canvas.example import digits
from tests.app.canvas.written import NotingPainter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.theme.tokens import Theme

Paint = Callable[[Graph], Painted]


@pytest.fixture
def picture_of(qapp: QApplication) -> Iterator[Paint]:
    made: list[Painted] = []

    def paint(graph: Graph, theme: Theme = DARK) -> Painted:
        checked = check(Document(graph=graph))
        made.append(Painted(graph, checked, Look(theme, on_paper=True)))
        return made[-1]

    yield paint
    for picture in made:
        picture.forget()


def drawn(picture: Painted, scale: float = 1.0) -> tuple[QImage, set[str]]:
    """The picture at a scale, and what is written on it."""
    size = picture.size * scale
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = NotingPainter(image)
    picture.paint_on_ground(painter, QRect(0, 0, size.width(), size.height()))
    painter.end()
    return image, set(painter.sizes)


def test_the_smallest_picture_holds_every_word(picture_of: Paint) -> None:
    picture = picture_of(digits().graph)

    assert {"Digits", "Dense 128 · GELU", "8,320", "images", "8 × 8"} <= drawn(picture, 0.1)[1]
    assert drawn(picture, 0.1)[1] == drawn(picture, 2.0)[1]


def test_all_of_the_graph_stands_within_the_picture(picture_of: Paint) -> None:
    image, _ = drawn(picture_of(digits().graph))
    rows, columns = range(image.height()), range(image.width())
    sides = [(x, y) for x in columns for y in (0, rows[-1])]
    sides += [(x, y) for x in (0, columns[-1]) for y in rows]

    assert {image.pixelColor(*place).name().upper() for place in sides} == {DARK.canvas}
    assert len({image.pixel(x, 120) for x in columns}) > 1


def test_the_picture_of_some_blocks_has_the_wires_among_them() -> None:
    graph = among(digits().graph, ["n1", "n2", "n8"])

    assert set(graph.nodes) == {"n1", "n2", "n8"}
    assert [wire.ends for wire in graph.wires] == [(End("n1", "images"), End("n2", "x"))]
    assert [frame.members for frame in graph.frames] == [("n1", "n2"), ("n8",)]


def test_the_picture_of_some_blocks_leaves_notes_out() -> None:
    noted = replace(digits().graph, notes=(Note("t1", "Far away", (0.0, 900.0)),))

    assert among(noted, ["n1", "n2"]).notes == ()


def test_some_blocks_keep_the_types_that_they_have_in_the_whole(qapp: QApplication) -> None:
    graph = digits().graph
    checked = check(Document(graph=graph))
    picture = Painted(among(graph, ["n3", "n4"]), checked, Look(DARK, on_paper=True))

    assert {"128", "64"} <= drawn(picture)[1]
    assert "1" not in drawn(picture)[1]
    picture.forget()
