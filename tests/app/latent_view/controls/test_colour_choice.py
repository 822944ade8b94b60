from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.controls.colour_choice import ColourChoice
from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance, Mode
from app.theme.tokens import DARK
from engine.commands import Ask, GiveUp
from engine.document.values import Document, Graph
from engine.language import Map
from engine.observations.records import RunEnded
from engine.questions.colours import ColourBy, Colours, ColourWays, Way, WhichColours
from engine.questions.question import Answer, NoAnswer, Value, Working
from engine.questions.samples import DataName
from tests.app.latent_view.scene import RUN, cloud, shown_run

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

SPLITS = Map({"training": (0, 40), "validation": (40, 50), "test": (50, 60)})
WAYS = ColourWays("digit", ("width",), True, True, True, SPLITS)
NUMBERS = np.linspace(0, 1, 60)


class Engine:
    """Hears what is asked of colours, and answers when it is told to."""

    def __init__(self, session: Session, latent: Latent) -> None:
        self._session = session
        self.asked: list[Ask | GiveUp] = []
        latent.asked.connect(self._hear)

    def _hear(self, command: Ask | GiveUp) -> None:
        if isinstance(command, GiveUp) or isinstance(command.question, ColourBy | WhichColours):
            self.asked.append(command)

    @property
    def last(self) -> Ask:
        found = self.asked[-1]
        assert isinstance(found, Ask)
        return found

    def answer(self, value: Value) -> None:
        ask = self.last
        self._session.run.take([Answer(RUN, ask.node, ask.port, ask.request, value)])

    def refuse(self, sentence: str) -> None:
        ask = self.last
        self._session.run.take([NoAnswer(RUN, ask.node, ask.port, ask.request, sentence)])

    def work(self, part: float) -> None:
        ask = self.last
        self._session.run.take([Working(RUN, ask.node, ask.port, ask.request, part)])


@pytest.fixture
def session(qapp: object, network: Graph) -> Session:
    return Session(Document("Digits", network))


@pytest.fixture
def latent(session: Session) -> Latent:
    return Latent(session)


@pytest.fixture
def engine(session: Session, latent: Latent) -> Engine:
    return Engine(session, latent)


@pytest.fixture
def widget(latent: Latent, qtbot: QtBot) -> CloudWidget:
    made = CloudWidget(DARK)
    qtbot.addWidget(made)
    latent.cloud_changed.connect(lambda: made.show_cloud(latent.cloud))
    made.show()
    return made


@pytest.fixture
def choice(
    latent: Latent, engine: Engine, widget: CloudWidget, appearance: Appearance, qtbot: QtBot
) -> ColourChoice:
    made = ColourChoice(latent, widget, appearance)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def ready(choice: ColourChoice, engine: Engine, session: Session) -> ColourChoice:
    """A run is shown, and what there is to colour by is known."""
    shown_run(session, cloud())
    engine.answer(WAYS)
    return choice


def pick(box: QComboBox, words: str) -> None:
    """Go to the line that begins so with the arrow keys."""
    (place,) = (place for place, each in enumerate(words_of(box)) if each.startswith(words))
    key = Qt.Key.Key_Down if place > box.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(place - box.currentIndex())):
        QTest.keyClick(box, key)


def words_of(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def test_it_offers_what_the_engine_knows_to_colour_by(ready: ColourChoice) -> None:
    assert words_of(ready.choice) == [
        "digit",
        "width",
        "Loss",
        "Error",
        "Density",
        "k-means",
        "HDBSCAN",
    ]
    assert words_of(ready.rows)[0] == "All rows"
    assert len(words_of(ready.rows)) == 4


def test_what_there_is_not_is_not_offered(
    choice: ColourChoice, engine: Engine, session: Session
) -> None:
    shown_run(session, cloud())

    engine.answer(ColourWays("", (), False, False, False, Map({"training": (0, 60)})))

    assert words_of(choice.choice) == ["Label", "k-means", "HDBSCAN"]
    assert words_of(choice.rows) == ["All rows"]


def test_numbers_colour_the_samples_once_they_came(
    ready: ColourChoice, engine: Engine, widget: CloudWidget
) -> None:
    pick(ready.choice, "Loss")
    assert engine.last.question == ColourBy("loss")

    engine.answer(Colours(ColourBy("loss"), NUMBERS, known=50))

    colouring = widget.look.colouring
    assert colouring is not None
    assert colouring.is_scale
    assert (colouring.title, colouring.note) == ("Loss of each sample", "of 50 samples")
    assert (np.diff(colouring.keys) >= 0).all()


def test_kinds_have_a_colour_each_and_none_where_a_sample_has_no_kind(
    ready: ColourChoice, engine: Engine, widget: CloudWidget
) -> None:
    pick(ready.choice, "HDBSCAN")
    engine.answer(Colours(ColourBy("HDBSCAN"), np.append(NUMBERS[:59].round(), np.nan), kinds=2))

    colouring = widget.look.colouring
    assert colouring is not None
    assert colouring.names == ("0", "1")
    assert colouring.keys[-1] == -1


def test_progress_is_told_and_another_choice_gives_up_what_is_under_way(
    ready: ColourChoice, engine: Engine
) -> None:
    pick(ready.choice, "Density")
    request = engine.last.request
    engine.work(0.42)
    assert ready.progress.text() == "42%"

    pick(ready.choice, "digit")

    assert GiveUp(request) in engine.asked
    assert ready.progress.text() == ""


def test_nothing_is_asked_while_nobody_sees_the_cloud_and_then_it_is_caught_up(
    ready: ColourChoice, engine: Engine, widget: CloudWidget, session: Session
) -> None:
    pick(ready.choice, "Loss")
    engine.answer(Colours(ColourBy("loss"), NUMBERS))
    before = len(engine.asked)
    widget.hide()

    session.run.take([cloud(step=2), RunEnded(RUN, "finished", 1.0, 2)])
    while_hidden = len(engine.asked)
    widget.show()

    assert while_hidden == before
    assert [ask.question for ask in engine.asked[before:] if isinstance(ask, Ask)] == [
        ColourBy("loss")
    ]


def test_a_choice_that_nobody_saw_in_the_cloud_colours_it_when_it_is_seen(
    ready: ColourChoice, engine: Engine, widget: CloudWidget
) -> None:
    widget.hide()
    pick(ready.choice, "width")
    while_hidden = len(engine.asked)

    widget.show()

    assert len(engine.asked) == while_hidden + 1
    assert engine.last.question == ColourBy("column", "width")


def test_a_refusal_is_said_and_the_labels_come_back(
    ready: ColourChoice, engine: Engine, widget: CloudWidget, session: Session, qtbot: QtBot
) -> None:
    pick(ready.choice, "Error")

    with qtbot.waitSignal(session.run.refused) as told:
        engine.refuse("Nothing comes back.")

    assert told.args == ["Nothing comes back."]
    assert ready.asked is None
    assert widget.look.colouring is None


def test_rows_of_one_split_are_shown_alone(ready: ColourChoice, widget: CloudWidget) -> None:
    pick(ready.rows, "Valid")
    shown = widget.look.rows

    pick(ready.rows, "All")
    assert (shown, widget.look.rows) == ((slice(40, 50),), None)


def test_while_training_goes_on_the_loss_is_asked_for_again_now_and_then(
    ready: ColourChoice, engine: Engine, session: Session, qtbot: QtBot
) -> None:
    pick(ready.choice, "Loss")
    engine.answer(Colours(ColourBy("loss"), NUMBERS))
    before = len(engine.asked)

    session.run.take([cloud(step=2)])
    session.run.take([cloud(step=3)])
    at_once = len(engine.asked)

    assert at_once == before
    qtbot.waitUntil(lambda: len(engine.asked) == before + 1)


def test_when_a_run_ends_the_colours_are_those_of_its_end(
    ready: ColourChoice, engine: Engine, session: Session
) -> None:
    pick(ready.choice, "Loss")
    engine.answer(Colours(ColourBy("loss"), NUMBERS))
    first = engine.last.request

    session.run.take([cloud(step=2), RunEnded(RUN, "finished", 1.0, 2)])

    assert engine.last.question == ColourBy("loss")
    assert engine.last.request > first


@pytest.mark.parametrize("way", ["k-means", "HDBSCAN"])
def test_clusters_rest_while_training_goes_on_and_are_those_of_its_end(
    ready: ColourChoice, engine: Engine, session: Session, way: Way
) -> None:
    pick(ready.choice, way)
    engine.answer(Colours(ColourBy(way), NUMBERS.round(), kinds=2))
    first = engine.last.request

    session.run.take([cloud(step=2)])
    while_training = engine.last.request
    session.run.take([RunEnded(RUN, "finished", 1.0, 2)])

    assert while_training == first
    assert engine.last.question == ColourBy(way)
    assert engine.last.request > first


def test_clusters_are_those_of_the_moment_of_the_film_that_is_shown(
    ready: ColourChoice, engine: Engine, latent: Latent
) -> None:
    pick(ready.choice, "k-means")
    found = Colours(ColourBy("k-means"), NUMBERS.round(), kinds=2)
    engine.answer(found)

    latent.show_moment(cloud(step=0))
    of_the_moment = engine.last.moment
    engine.answer(found)
    latent.show_moment(None)

    asked = [ask for ask in engine.asked if isinstance(ask, Ask)]
    assert of_the_moment == 0
    assert [ask.moment for ask in asked if ask.question == found.asked] == [None, 0, None]


def test_another_run_is_coloured_by_the_same(
    ready: ColourChoice, engine: Engine, session: Session, widget: CloudWidget
) -> None:
    pick(ready.choice, "width")
    engine.answer(Colours(ColourBy("column", "width"), NUMBERS))

    shown_run(session, cloud(run="r2"))
    assert widget.look.colouring is None
    ask = engine.last
    assert ask.question == WhichColours()
    session.run.take([Answer("r2", ask.node, ask.port, ask.request, WAYS)])

    assert engine.last.question == ColourBy("column", "width")


def test_a_scale_follows_the_theme(
    ready: ColourChoice, engine: Engine, widget: CloudWidget, appearance: Appearance
) -> None:
    pick(ready.choice, "width")
    engine.answer(Colours(ColourBy("column", "width"), NUMBERS))
    before = widget.look.colouring

    appearance.set_mode(Mode.LIGHT)

    after = widget.look.colouring
    assert before is not None
    assert after is not None
    assert (before.palette != after.palette).any()


@pytest.fixture
def kept(ready: ColourChoice, latent: Latent, session: Session) -> KeptColumns:
    """A column that is kept of the data that are shown."""
    found = KeptColumns.of(latent)
    found.data = DataName("d" * 64, 60)
    assert found.keep("ugly", np.array([3, 9]))
    return found


def test_a_kept_column_colours_its_samples(
    ready: ColourChoice, kept: KeptColumns, widget: CloudWidget
) -> None:
    pick(ready.choice, "Column: ugly")

    colouring = widget.look.colouring
    assert colouring is not None
    assert colouring.names == ("others", "ugly")
    assert np.flatnonzero(colouring.keys).tolist() == [3, 9]


def test_a_column_that_is_deleted_colours_no_longer(
    ready: ColourChoice, kept: KeptColumns, widget: CloudWidget
) -> None:
    pick(ready.choice, "Column: ugly")

    kept.remove("ugly")

    assert widget.look.colouring is None
    assert ready.choice.currentIndex() == 0
    assert "Column: ugly" not in words_of(ready.choice)


def test_another_column_changes_nothing_of_what_is_seen(
    ready: ColourChoice, kept: KeptColumns, widget: CloudWidget
) -> None:
    pick(ready.choice, "Column: ugly")

    kept.keep("fine", np.array([5]))

    assert widget.look.colouring is not None
    assert ready.choice.currentText() == "Column: ugly"


def test_colours_catch_up_with_a_film_that_went_on_meanwhile(
    ready: ColourChoice, engine: Engine, session: Session
) -> None:
    session.run.take([RunEnded(RUN, "finished", 1.0, 2)])
    pick(ready.choice, "Loss")
    first = engine.last.request
    session.run.take([cloud(step=7)])

    engine.answer(Colours(ColourBy("loss"), NUMBERS))

    assert engine.last.request > first


def test_the_next_run_on_the_same_data_is_coloured_by_the_column_too(
    ready: ColourChoice, kept: KeptColumns, widget: CloudWidget, session: Session, latent: Latent
) -> None:
    pick(ready.choice, "Column: ugly")

    shown_run(session, cloud("r2"))
    assert widget.look.colouring is None
    kept.data = DataName("d" * 64, 60)
    kept.read()

    assert ready.choice.currentText() == "Column: ugly"
    assert widget.look.colouring is not None
