"""Every word of the window goes through `tr`: in a made-up language, none stays English."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from app.around import Around
from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.canvas.drawing.faces import face_of, facts_of
from app.canvas.editing.clip import clipped, pasted
from app.canvas.editing.load import Load, carried, without
from app.canvas.steps.bending import Dot, all_taken_off, moved_to, put_on, taken_off
from app.canvas.steps.healing import healing, lost_words, taken_out
from app.canvas.steps.step import (
    connected,
    cut,
    deleted,
    moved,
    placed,
    renamed,
    rewired,
)
from app.inspector.form import Form
from app.inspector.frame_page import FramePage
from app.inspector.note_page import NotePage
from app.plots.annotations import answers_at, readout
from app.plots.chart import Shown
from app.plots.lines import drawing
from app.plots.series import series_of
from app.reports.versions import versions
from app.run_view import RunView
from app.session import Session
from app.theme.tokens import DARK
from app.translation.sources import LETTER, PLACE, sources
from app.windows.command_palette import CommandPalette
from app.windows.document_tabs import DocumentTabs, RunSign, TabFace
from app.windows.main_window import MainWindow
from app.windows.running import run_folder
from app.words import CONTEXT
from engine.document.edits import remove, set_parameter, with_graph
from engine.document.files import read_document
from engine.document.framing import put_note
from engine.document.values import Document, Graph, Note
from engine.examples import example_paths, examples
from engine.language import Map, registry
from engine.observations.records import Losses, Validated
from engine.shapes.check import check
from tests.app.runs.kept_runs import keep

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

FAKE = str(Path(__file__).parents[1] / "bridge" / "fake_engine.py")
TIMEOUT_MS = 20_000
TRANSLATED = re.compile("«[^«»]*»")
MARKUP = re.compile("<[^<>]*>")
WORD = re.compile("[^\\W\\d_]{3,}")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
LEFT = {
    "Neuroloom": "the name of the program",
    "CPU": "the name of what computes",
    "Nov": "the locale of the system names the months",
}
"""Whole texts that are the same in every language, and why."""
TITLES = sorted(
    {
        words
        for chapter, found in examples().items()
        for example in found
        for words in (chapter, example.title, example.about)
    },
    key=len,
    reverse=True,
)
"""Those of the examples: what a document is called and says is nobody's to translate."""
NAMES = re.compile("|".join([*map(re.escape, TITLES), *LEFT]))
PATH = re.compile(r"(?<!\S)[~/]\S+")


class MadeUp(QTranslator):
    """A language in which every word stands in its own signs; those of Qt and of keys too."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def translate(self, context: str, text: str, *_: object) -> str | None:
        if context == CONTEXT:
            self.asked.add(text)
        return f"«{text}»"


@pytest.fixture
def made_up(qapp: QApplication) -> Iterator[None]:
    """What is asked for is also found by who collects the texts for a translation."""
    language = MadeUp()
    qapp.installTranslator(language)
    yield
    qapp.removeTranslator(language)
    assert {text for text in language.asked if LETTER.search(PLACE.sub("", text))} <= texts()


@cache
def texts() -> frozenset[str]:
    return frozenset(sources())


@pytest.fixture
def window(
    made_up: None, appearance: Appearance, settings: QSettings, qtbot: QtBot
) -> Iterator[MainWindow]:
    client = EngineClient(lambda: ProcessHost((sys.executable, FAKE)))
    made = MainWindow(Session(wordless()), appearance, client, settings)
    qtbot.addWidget(made, before_close_func=forgive)
    made.show()
    yield made
    client.stop()


def forgive(window: QWidget) -> None:
    """Let a test end without a question about its changes."""
    assert isinstance(window, MainWindow)
    window.files.ask = lambda: "discard"


def wordless() -> Document:
    """The example with numbers for titles, so that every word is one of the program's."""
    document = read_document(example_paths()["digits-autoencoder"])
    nodes = {name: replace(node, title=name[1:]) for name, node in document.graph.nodes.items()}
    frames = tuple(replace(frame, title=frame.id[1:]) for frame in document.graph.frames)
    graph = replace(document.graph, nodes=Map(nodes), frames=frames)
    return replace(with_graph(document, graph), title="0")


@pytest.fixture
def run(made_up: None, qtbot: QtBot) -> RunView:
    """A run with a loss on training rows and one on validation rows."""
    made = RunView()
    made.expect("1", wordless())
    numbers = np.array([1.0], np.float32)
    losses = Losses("1", "n10", np.array([1]), Map({"loss": numbers}))
    made.take((losses, Validated("1", "validation", 1, 1, Map({"n9": 1.0}))))
    return made


def every_block() -> Graph:
    """A node of each block, with a number for a title."""
    graph = Graph()
    for block in registry().values():
        step = placed(graph, block, (0.0, 0.0))
        node = step.graph.nodes[step.nodes[0]]
        graph = replace(step.graph, nodes=step.graph.nodes.put(node.id, replace(node, title="0")))
    return graph


def test_no_word_of_the_window_stays_english(window: MainWindow) -> None:
    window.session.select([])

    assert untranslated(window) == []


def test_no_word_of_an_empty_document_stays_english(window: MainWindow) -> None:
    window.session.open(Document("0"))

    assert untranslated(window) == []


@pytest.mark.parametrize("run", ["training", "paused", "ended", "failed"])
def test_no_word_of_a_tab_stays_english(
    made_up: None, appearance: Appearance, qtbot: QtBot, run: RunSign
) -> None:
    tabs = DocumentTabs(appearance)
    qtbot.addWidget(tabs)
    tabs.add(TabFace("0", "0", is_dirty=True, run=run))

    assert english([tabs.tabToolTip(0), tabs.accessibleTabName(0)]) == []
    assert untranslated(tabs) == []


def test_no_word_around_a_problem_stays_english(window: MainWindow) -> None:
    """The sentence of a problem is made in the engine, which speaks English."""
    window.session.edit("0", remove(window.session.graph, ["n1"]))
    window.show_problems()
    window.action("train").trigger()
    sentences = [problem.sentence for problem in window.session.checked.problems]

    assert sentences
    assert window.notice.isVisible()
    assert untranslated(window, but=sentences) == []


def test_no_word_of_a_run_stays_english(window: MainWindow, qtbot: QtBot) -> None:
    run = window.session.run
    window.action("train").trigger()
    assert untranslated(window) == []
    qtbot.waitUntil(lambda: run.state == "training", timeout=TIMEOUT_MS)
    assert untranslated(window) == []
    window.action("stop").trigger()
    qtbot.waitUntil(lambda: run.state == "stopped", timeout=TIMEOUT_MS)
    assert untranslated(window) == []


def test_no_word_of_a_kept_run_stays_english(window: MainWindow) -> None:
    titles = {"n9": "9", "n10": "10"}
    keep(run_folder(window.session, "1"), wordless(), title="0", titles=titles)
    window.show_runs()
    window.runs.refresh()

    assert window.runs.list.count() == 1

    assert untranslated(window) == []


def test_no_word_of_the_latent_space_s_page_stays_english(window: MainWindow) -> None:
    window.action("instrument").trigger()

    assert untranslated(window) == []


def test_no_word_of_the_source_tab_stays_english(window: MainWindow) -> None:
    """But for the program itself, which is Python."""
    window.show_source()

    assert untranslated(window) == []


@pytest.mark.parametrize("node", ["n1", "n3", "n5", "n8", "n9", "n10"])
def test_no_word_of_a_node_s_form_stays_english(window: MainWindow, node: str) -> None:
    window.session.select([node])

    assert untranslated(window.inspector) == []


def test_no_word_of_a_frame_s_or_a_note_s_page_stays_english(window: MainWindow) -> None:
    graph = put_note(window.session.graph, Note("t1", "0"))
    window.session.edit("0", set_parameter(graph, ["n10"], "trains", ("n3", "n4", "n5")))
    pages = []
    for around in (Around(frames=("f1",)), Around(notes=("t1",))):
        window.session.select([], around)
        pages.append(type(window.inspector.page))
        assert untranslated(window.inspector) == []
    assert pages == [FramePage, NotePage]


def test_no_word_of_the_form_of_several_nodes_stays_english(window: MainWindow) -> None:
    window.session.select(["n3", "n5"])

    assert untranslated(window.inspector) == []


def test_no_word_on_the_canvas_stays_english(made_up: None, qtbot: QtBot) -> None:
    """The names of ports stay: documents and programs know them by these."""
    session = Session(Document("0", every_block()))
    facts = facts_of(session.graph, session.checked)
    faces = [face_of(node, facts[name]) for name, node in session.graph.nodes.items()]
    ports = [port for face in faces for port in face.ports]
    tips = [port.tip.removeprefix(port.end.port) for port in ports]

    assert english(face.summary for face in faces) == []
    assert english((*tips, *(port.label for port in ports))) == []


def test_no_name_of_a_step_stays_english(made_up: None) -> None:
    graph = put_note(put_note(wordless().graph, Note("t1", "0")), Note("t2", "0"))
    wire = graph.wires[0]
    clip = clipped(graph, ["n3"])
    steps = (
        moved(graph, ["n3"], (8.0, 0.0)),
        deleted(graph, ["n3", "n5"], ()),
        deleted(graph, (), [wire]),
        deleted(graph, (), graph.wires[:2]),
        cut(graph, graph.wires[:2]),
        connected(graph, wire.source, wire.target),
        rewired(graph, wire, wire.target),
        rewired(graph, wire, wire.source, is_input=False),
        put_on(graph, wire, (8.0, 8.0), 0),
        moved_to(graph, Dot(wire, 0), (8.0, 8.0)),
        taken_off(graph, Dot(wire, 0)),
        all_taken_off(graph, [wire]),
        renamed(graph, "n3", "0"),
        pasted(graph, clip, (8.0, 8.0)),
        pasted(graph, clip, (8.0, 8.0), is_duplicate=True),
        without(graph, Load((), ("f1",)), ()),
        without(graph, Load(("n3", "n4"), ("f1", "f2"), ("t1", "t2")), ()),
        carried(graph, Load(("n8",), ("f1",)), (8.0, 8.0)),
        carried(graph, Load((), (), ("t1",)), (8.0, 8.0)),
    )

    assert english(step.name for step in steps) == []


@pytest.mark.parametrize("nodes", [["n4"], ["n8"], ["n4", "n6"]])
def test_no_word_of_what_is_taken_out_stays_english(made_up: None, nodes: list[str]) -> None:
    graph = wordless().graph
    found = healing(graph, check(wordless()), nodes)

    words = taken_out(graph, found, nodes).name, lost_words(graph, found, nodes)

    assert english(words) == []


def test_no_name_of_an_edit_in_a_form_stays_english(window: MainWindow) -> None:
    window.session.select(["n10"])
    form = window.inspector.findChildren(Form)[0]
    form.edited.emit("step_size", 0.5)
    form.reset_asked.emit("step_size")

    assert window.session.history.count() == 2
    assert english(map(window.session.history.text, range(2))) == []
    assert english([window.action("undo").text()]) == []


def test_no_word_on_a_plot_stays_english(made_up: None, run: RunView) -> None:
    found = drawing(series_of(run, wordless().graph), DARK, 100, 5)
    assert found
    shown = Shown(found, 10.0, 5.0)
    told = readout(shown, 1.0, answers_at(shown, 1.0), "")

    assert len(told) == 3
    assert english((*(words for words, _ in told), *(line.label for line in found.lines))) == []


@pytest.mark.parametrize(
    "name", ["commands", "examples", "shortcuts", "settings", "about", "report"]
)
def test_no_word_of_a_dialog_stays_english(window: MainWindow, name: str) -> None:
    """Versions and reports are for who mends the program; licences are as they were granted."""
    window.reporting.take_fault("0", "0")
    window.action(name).trigger()
    dialogs = [*window.findChildren(QDialog), *window.findChildren(CommandPalette)]

    assert dialogs
    for dialog in dialogs:
        assert untranslated(dialog, but=[versions()]) == []


def untranslated(window: QWidget, but: Sequence[str] = ()) -> list[str]:
    """Every text of the window and of what stands in it that still holds an English word."""
    widgets = [window, *window.findChildren(QWidget)]
    found = {text for widget in widgets for text in texts_of(widget)}
    found |= {text for action in window.findChildren(QAction) for text in texts_of_action(action)}
    return english(found - set(but))


def english(texts: Iterable[str]) -> list[str]:
    """Those of some texts that hold a word beside what is translated, and beside names."""
    return sorted({text for text in texts if WORD.search(NAMES.sub("", plain(text)))})


def plain(text: str) -> str:
    """A text without markup, paths and what is translated, which may stand in each other."""
    text, before = PATH.sub("", MARKUP.sub("", text)), ""
    while text != before:
        text, before = TRANSLATED.sub("", text), text
    return text


def texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.statusTip(), widget.windowTitle())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))
        case QComboBox() | QAbstractItemView():
            yield from texts_in(widget.model())


def texts_in(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        for role in ROLES:
            yield str(model.index(row, 0).data(role) or "")


def texts_of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip())
