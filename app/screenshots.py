"""Every picture of the README, from the real window: `python -m app.screenshots [FOLDER]`.

The window opens without a screen, so that no screen's size, scale or fonts are in the pictures, and
keeps its data in a folder of its own, so that it asks nothing about what other windows left behind.
It trains the example to its end with the example's own seed, and what is then on it is kept.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

from app.main import (
    choose_host,
    guarded,
    load_engine_values,
    make_application,
    make_window,
    open_first,
    take_down,
)
from app.theme.resources import RESOURCES
from engine.document.edits import bend, move, set_parameter
from engine.document.framing import put_frame, put_note
from engine.document.values import End, Note
from engine.examples import example_paths

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from app.latent_view.instrument import Instrument
    from app.windows.main_window import MainWindow
    from engine.observations.records import Cloud

EXAMPLE, TITLE = "digits-autoencoder", "Digits autoencoder"
SIZE_PX, CANVAS_PX = (1440, 900), (822, 520)
POINTED_CLASS, WALKED = 3, (4, 9, 3, 1)
"""The class of the digit that is pointed at, and those that a path leads through."""
FILM = "born.gif"
SELECTED, BROKEN, WRONG_SHAPE = "Code", "Pixels", (4, 4)
"""Titles of the node that is selected, and of the one that is given a shape that does not fit."""
COLOURS = {"Encoder": "violet", "Decoder": "teal"}
"""Of the frames, where the network is arranged."""
LOWER, DOT, NOTE_AT = 232.0, (136.0, 152.0), (0.0, 376.0)
"""Where its second row stands, the dot of the wire into that, and the note below it."""
NOTE = "**Two numbers** are all that the decoder sees of a digit. *Would three be better?*"
PATIENCE_S = 300.0


class TookTooLong(Exception):
    """Something that a picture shows did not come; one sentence."""


@dataclass(frozen=True)
class Shot:
    """One picture. part: what of the window it shows."""

    name: str
    theme: str
    size_px: tuple[int, int]
    part: Callable[[MainWindow], QPixmap]


def whole(window: MainWindow) -> QPixmap:
    """All of it."""
    return window.grab()


def centre(window: MainWindow) -> QPixmap:
    """The canvas and the tabs below it."""
    from PySide6.QtCore import QPoint, QRect

    upper, lower = (
        QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        for part in (window.canvas, window.tabs)
    )
    return window.grab(upper.united(lower))


def gallery(window: MainWindow) -> QPixmap:
    """The gallery over it, once all that is seen there is drawn."""
    shown = window.examples.gallery
    if shown is None:
        raise TookTooLong("There is no gallery.")
    wait_until("the pictures", lambda: not window.examples.thumbnails.is_busy)
    return shown.grab()


def drawing(window: MainWindow) -> QPixmap:
    """The canvas while a wire is plugged in elsewhere, where it does not fit."""
    from PySide6.QtCore import QPoint, QRect, QSize

    canvas = window.canvas
    carry(canvas.viewport(), *grasped(window))
    settle()
    room = QRect(QPoint(), QSize(*CANVAS_PX))
    room.moveCenter(canvas.rect().center())
    picture = canvas.grab(room)
    canvas.escape()
    return picture


TRAINED = (
    Shot("window-dark.png", "dark", SIZE_PX, whole),
    Shot("window-light.png", "light", SIZE_PX, whole),
)
"""What is kept of the trained example."""
BROKEN_ONE = (
    Shot("problem-dark.png", "dark", (822, 828), centre),
    Shot("problem-light.png", "light", (822, 828), centre),
)
"""What is kept of the same network once a shape in it does not fit."""
CHOOSING = (
    Shot("gallery-dark.png", "dark", (1056, 760), gallery),
    Shot("gallery-light.png", "light", (1056, 760), gallery),
)
"""What is kept of the gallery of examples."""
ARRANGED = (
    Shot("canvas-dark.png", "dark", CANVAS_PX, drawing),
    Shot("canvas-light.png", "light", CANVAS_PX, drawing),
)
"""What is kept of the same network once it is arranged, with a wire in the hand."""
IN_HAND = (
    Shot("latent-dark.png", "dark", SIZE_PX, whole),
    Shot("latent-light.png", "light", SIZE_PX, whole),
)
"""What is kept of the page of the latent space, with a path through it."""
SHOTS = (*TRAINED, *IN_HAND, *ARRANGED, *BROKEN_ONE, *CHOOSING)


def main(argv: Sequence[str] | None = None) -> int:
    """Make all pictures; gives the exit code. argv: a folder, or nothing for that of the README."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    folder = Path(arguments[0]) if arguments else RESOURCES / "pictures"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    with opened() as window:
        train(window)
        keep(window, TRAINED, folder)
        with in_hand(window) as page:
            save_film(window, page, folder / FILM)
            walk(window, page)
            keep(window, IN_HAND, folder)
        with arranged(window):
            keep(window, ARRANGED, folder)
        break_a_wire(window)
        keep(window, BROKEN_ONE, folder)
        window.action("examples").trigger()
        keep(window, CHOOSING, folder)
    return 0


@contextmanager
def opened() -> Iterator[MainWindow]:
    """The window on a copy of the example, with an engine; both are gone afterwards."""
    load_engine_values()
    from PySide6.QtCore import QSettings

    from app.bridge.client import EngineClient

    application = make_application()
    client = EngineClient(choose_host(is_in_process=False))
    with TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = str(Path(folder) / "data")
        file = Path(shutil.copy(example_paths()[EXAMPLE], Path(folder) / f"{TITLE}.loom"))
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = make_window(application, client, settings, "dark")
        open_first(window, file)
        window.resize(*SIZE_PX)
        with guarded(window):
            window.show()
            client.start()
            try:
                yield window
            finally:
                client.stop()
                take_down(window)


def train(window: MainWindow) -> None:
    """Train to the end, select a node, and point at a digit."""
    run, cloud = window.session.run, window.latent_view.cloud
    window.action("train").trigger()
    wait_until("the end of the run", lambda: run.end is not None)
    select(window, SELECTED)
    latent = window.workspace.latent
    wait_until("the cloud", lambda: cloud.cloud is not None)
    cloud.fit()
    wait_until("a cloud that stands still", lambda: stands_still(window))
    click(cloud, place_of(window, middle_of_class(cloud.cloud, POINTED_CLASS)))
    wait_until("a decoded digit", lambda: latent.decoded is not None)


@contextmanager
def in_hand(window: MainWindow) -> Iterator[Instrument]:
    """The page of the latent space; the canvas afterwards."""
    window.show_instrument(True)
    page, latent = window.workspace.instrument, window.workspace.latent
    if page is None:
        raise TookTooLong("There is no latent space.")
    yield page
    latent.path.clear()
    window.show_instrument(False)


def save_film(window: MainWindow, page: Instrument, path: Path) -> None:
    """The cloud from the first step on, with nothing else on it."""
    from app.latent_view.controls.film_row import FilmRow

    window.action("theme_dark").trigger()
    page.cloud.set_marker(None)
    (row,) = page.findChildren(FilmRow)
    wait_until("its moments", lambda: row.bar.count > 1)
    ended = list[bool]()
    row.saving.ended.connect(lambda: ended.append(True))
    row.saving.begin(path)
    wait_until("the film", lambda: bool(ended))
    print(path, flush=True)


def walk(window: MainWindow, page: Instrument) -> None:
    """Lay a path from class to class."""
    from app.latent_view.panels.path import PathPanel
    from engine.questions.spots import OfRow

    latent = window.workspace.latent
    for label in WALKED:
        latent.path.add(OfRow(middle_of_class(latent.cloud, label)))
    page.show_panel("Path")
    (panel,) = page.findChildren(PathPanel)
    wait_until("the film of the path", lambda: len(panel.strip.film.values) > 0)


@contextmanager
def arranged(window: MainWindow) -> Iterator[None]:
    """The network with coloured frames, a dot and a note; as it was afterwards."""
    session, graph = window.session, window.session.graph
    low = [node for node in graph.nodes.values() if node.place[1] > 0]
    graph = move(graph, {node.id: (node.place[0], LOWER) for node in low})
    (into,) = graph.wires_into(low[0].id)
    graph = put_note(bend(graph, into, (DOT,)), Note("t1", NOTE, NOTE_AT))
    for frame in graph.frames:
        graph = put_frame(graph, replace(frame, colour=COLOURS[frame.title]))
    session.select([])
    session.edit("Arrange", graph)
    window.canvas.fit()
    yield
    session.history.undo()
    window.canvas.fit()


def grasped(window: MainWindow) -> tuple[QPoint, QPoint]:
    """Where the wire into the target is grasped, and the port that it is held at."""
    canvas, graph = window.canvas, window.session.graph
    ids = {node.title: node.id for node in graph.nodes.values()}
    (wire,) = graph.wires_into(ids["Reconstruction"], "target")
    return canvas.wire_point(wire, 0.2), canvas.port_position(End(ids["Flatten"], "y"))


def break_a_wire(window: MainWindow) -> None:
    """Give a node a shape that does not fit, and show the problem."""
    session = window.session
    node = select(window, BROKEN)
    session.edit("Shape", set_parameter(session.graph, [node], "shape", WRONG_SHAPE))
    window.show_problems()


def select(window: MainWindow, title: str) -> str:
    """Select the node of that title; gives its id."""
    nodes = window.session.graph.nodes.values()
    (found,) = (node.id for node in nodes if node.title == title)
    window.session.select([found])
    return found


def middle_of_class(cloud: Cloud | None, label: int) -> int:
    """The sample that lies in the middle of a class."""
    import numpy as np

    if cloud is None:
        raise TookTooLong("There is no cloud.")
    rows = np.flatnonzero(cloud.labels == label)
    points = cloud.points[rows]
    far = np.abs(points - np.median(points, axis=0)).sum(axis=1)
    return int(rows[np.argmin(far)])


def place_of(window: MainWindow, row: int) -> QPoint:
    """Where a sample is seen, in pixels of the small cloud."""
    from PySide6.QtCore import QPointF

    shown = window.latent_view.cloud
    if shown.cloud is None:
        raise TookTooLong("There is no cloud.")
    return shown.place_of(QPointF(*shown.cloud.points[row].tolist())).toPoint()


def stands_still(window: MainWindow) -> bool:
    """Whether the cloud is seen as it was a moment ago."""
    before = window.latent_view.cloud.window_shown
    settle()
    return before == window.latent_view.cloud.window_shown


def click(widget: QWidget, place: QPoint) -> None:
    """Press and let go of the left button."""
    from PySide6.QtCore import QEvent

    send(widget, QEvent.Type.MouseButtonPress, place)
    send(widget, QEvent.Type.MouseButtonRelease, place)


def carry(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press the left button and go from place to place, without letting go."""
    from PySide6.QtCore import QEvent

    send(widget, QEvent.Type.MouseButtonPress, start)
    for place in ((start + end) / 2, end):
        send(widget, QEvent.Type.MouseMove, place)


def send(widget: QWidget, kind: QEvent.Type, place: QPoint) -> None:
    """An event of the left button."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    changed = none if kind is QEvent.Type.MouseMove else left
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    here = QPointF(place)
    there, plain = widget.mapToGlobal(here), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(kind, here, there, changed, held, plain))


def keep(window: MainWindow, shots: Sequence[Shot], folder: Path) -> None:
    """Make these pictures of the window as it is, each in its theme."""
    for shot in shots:
        window.action(f"theme_{shot.theme}").trigger()
        settle()
        if not shot.part(window).save(str(folder / shot.name)):
            raise OSError(f"{folder / shot.name} could not be written.")
        print(folder / shot.name, flush=True)


def settle(seconds: float = 0.6) -> None:
    """Let what moves come to rest."""
    end = monotonic() + seconds
    wait_until("rest", lambda: monotonic() > end)


def wait_until(what: str, is_so: Callable[[], bool]) -> None:
    """Let the window live until something is so. Raises TookTooLong after PATIENCE_S."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    end = monotonic() + PATIENCE_S
    while not is_so():
        if monotonic() > end:
            raise TookTooLong(f"Waited {PATIENCE_S:.0f} seconds for {what}.")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


if __name__ == "__main__":
    sys.exit(main())
