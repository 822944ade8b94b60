from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.canvas.drawing.lettering import LEAST_PX
from app.canvas.drawing.look import WORDLESS_BELOW, look
from app.canvas.drawing.note_item import LONGEST_LINE, NARROWEST, NoteItem
from app.canvas.drawing.scene import GraphScene
from app.theme.tokens import DARK, LIGHT, SECONDARY_PX
from engine.document.values import Document, Graph, Note
from engine.shapes.check import check
from tests.app.canvas.written import colours_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LONG = Note("t1", "A rather long sentence that needs more than a single line. " * 3)


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def test_a_note_is_as_wide_as_its_words_up_to_what_reads_well() -> None:
    short, long = NoteItem(Note("t1", "A short line"), look(DARK)), NoteItem(LONG, look(DARK))
    assert NARROWEST <= short.rect.width() < LONGEST_LINE
    assert LONGEST_LINE - 40 < long.rect.width() <= LONGEST_LINE
    assert long.rect.height() > short.rect.height()


def test_a_wider_note_is_lower() -> None:
    item = NoteItem(LONG, look(DARK))
    high = item.rect.height()
    item.show_note(Note("t1", LONG.text, width=480.0))
    assert (item.rect.width(), item.rect.height() < high) == (480.0, True)


@pytest.mark.parametrize("zoom", [0.45, 0.6, 0.8, 0.95, 1.0, 2.0])
def test_letters_are_never_smaller_than_ten_pixels(zoom: float) -> None:
    document, scale, _ = NoteItem(LONG, look(DARK)).words_at(zoom)
    assert document.defaultFont().pixelSize() * scale * zoom >= LEAST_PX - 0.01
    assert document.textWidth() * scale <= LONGEST_LINE


def scene_with(note: Note) -> GraphScene:
    scene, graph = GraphScene(look(DARK)), Graph(notes=(note,))
    scene.show_graph(graph, check(Document(graph=graph)))
    return scene


@pytest.mark.parametrize("zoom", [WORDLESS_BELOW - 0.01, WORDLESS_BELOW, 1.0])
def test_words_are_drawn_only_where_they_can_be_read(zoom: float) -> None:
    is_readable = zoom >= WORDLESS_BELOW
    found = colours_of(scene_with(Note("t1", "# MMM\nMMM")), zoom)
    assert (DARK.text in found) is is_readable
    assert DARK.panel in found


@pytest.mark.parametrize(("zoom", "is_cut"), [(0.5, True), (1.0, False)])
def test_a_note_whose_last_lines_do_not_fit_says_so(
    zoom: float, is_cut: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    monkeypatch.setattr(NoteItem, "_paint_more", lambda *_: told.append(True))
    colours_of(scene_with(LONG), zoom)
    assert bool(told) is is_cut


def test_the_sign_that_a_note_goes_on_stands_at_the_end_of_its_last_line() -> None:
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff0000"))
    painter = QPainter(picture)
    NoteItem(LONG, look(DARK))._paint_more(painter, QRectF(0, 0, 40, 20))  # noqa: SLF001
    painter.end()
    assert picture.pixelColor(35, 12).name() == DARK.panel.lower()
    assert picture.pixelColor(20, 12).name() == "#ff0000"


def test_another_theme_is_worn() -> None:
    scene = scene_with(Note("t1", "# MMM"))
    scene.show_look(look(LIGHT))
    assert {LIGHT.panel, LIGHT.text} <= colours_of(scene, 1.0)


def test_the_size_of_its_letters_is_that_of_what_is_secondary() -> None:
    assert NoteItem(LONG, look(DARK)).words_at(1.0)[0].defaultFont().pixelSize() == SECONDARY_PX
