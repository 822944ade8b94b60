from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.runs.run_list import NOTE, RUN, fitting
from app.runs.runs_tab import ACTIVE, EMPTY, RunsTab
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.edits import with_settings
from engine.document.values import Settings
from engine.language import Map
from engine.observations.records import RunEnded, RunStarted
from tests.app.runs.kept_runs import DIGITS, damage, keep, throw_away

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Mode.DARK)
    yield made
    made.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Digits.runs"


@pytest.fixture
def session(qapp: object, tmp_path: Path) -> Session:
    made = Session(DIGITS)
    made.save(tmp_path / "Digits.loom")
    return made


@pytest.fixture
def tab(session: Session, appearance: Appearance, qtbot: QtBot) -> RunsTab:
    made = RunsTab(session, appearance)
    qtbot.addWidget(made)
    made.resize(820, 200)
    return made


def listed(tab: RunsTab) -> list[str]:
    return [tab.list.item(row).data(RUN).id for row in range(tab.list.count())]


def notes(tab: RunsTab) -> list[str]:
    return [tab.list.item(row).data(NOTE) for row in range(tab.list.count())]


def begin(session: Session, folder: Path) -> None:
    session.run.expect(folder.name)
    started = RunStarted(folder.name, "Digits", Map({}), 4, 40, "CPU", 1, 9, str(folder), 3, 1e9)
    session.run.take([started])


def test_without_runs_it_says_what_will_appear(tab: RunsTab) -> None:
    tab.show()
    assert tab.empty.isVisible()
    assert tab.empty.text() == EMPTY


def test_runs_are_listed_with_the_summary_of_the_newest(tab: RunsTab, folder: Path) -> None:
    keep(folder / "r1", started_at=1e9)
    keep(folder / "r2", started_at=2e9)
    tab.show()
    assert listed(tab) == ["r2", "r1"]
    assert str(folder / "r2") in tab.card.text
    tab.grab()


def test_a_narrow_list_leaves_out_what_it_would_have_to_cut(qapp: QApplication) -> None:
    parts, metrics = ("Finished", "test 0.031", "150 epochs"), QFontMetrics(qapp.font())
    most = metrics.horizontalAdvance("Finished   test 0.031   150 epochs")
    assert [fitting(parts, metrics, width) for width in (most, most - 1, 1)] == [
        "Finished   test 0.031   150 epochs",
        "Finished   test 0.031",
        "Finished",
    ]


@pytest.mark.parametrize(("width", "is_beside"), [(1000, True), (484, False)])
def test_a_value_that_would_be_cut_into_pieces_stands_below_its_label(
    tab: RunsTab, folder: Path, width: int, is_beside: bool
) -> None:
    keep(folder / "r1")
    tab.resize(width, 200)
    tab.show()
    QApplication.processEvents()
    labels = {each.text(): each for each in tab.card.findChildren(QLabel)}
    label = labels["Reconstruction, validation"]
    (value,) = (each for text, each in labels.items() if "lowest" in text)
    assert (value.x() > label.x()) is is_beside
    assert labels["Finished"].x() > labels["State"].x()


def test_nothing_is_read_while_nobody_looks(tab: RunsTab, session: Session, folder: Path) -> None:
    keep(folder / "r1")
    session.file_changed.emit()
    assert listed(tab) == []
    tab.show()
    assert listed(tab) == ["r1"]


def test_a_run_from_before_a_change_says_so_and_what_was_changed(
    tab: RunsTab, session: Session, folder: Path, qtbot: QtBot
) -> None:
    keep(folder / "r1")
    tab.show()
    before = notes(tab)
    settings = Settings(batch_size=7)
    session.edit_document("Change batch size", with_settings(session.document, settings))
    qtbot.waitUntil(lambda: notes(tab) == ["before a change"])
    assert before == [""]
    assert tab.list.item(0).toolTip() == "Batch size 64 instead of 7"


def test_runs_of_the_same_minute_and_seed_are_told_apart_by_their_seconds(
    tab: RunsTab, folder: Path
) -> None:
    for name, started_at in (("r1", 1_700_000_005.0), ("r2", 1_700_000_012.0), ("r3", 1.6e9)):
        keep(folder / name, started_at=started_at)
    tab.show()
    names = [tab.list.item(row).data(RUN).name for row in range(tab.list.count())]
    assert [name.count(":") for name in names] == [2, 2, 1]
    assert tab.list.item(0).text().startswith(names[0])
    assert tab.card.title.text() == names[0]


def test_a_damaged_run_is_shown_with_its_reason_and_cannot_be_opened(
    tab: RunsTab, folder: Path
) -> None:
    damage(folder / "r1")
    tab.show()
    assert "run.json cannot be read: expected a value" in tab.card.text
    assert not tab.card.open.isEnabled()
    assert tab.card.buttons["delete"].isEnabled()
    tab.grab()


def test_a_run_that_ends_is_chosen_and_summed_up(
    tab: RunsTab, session: Session, folder: Path
) -> None:
    keep(folder / "r1", started_at=2e9)
    begin(session, folder / "r2")
    tab.show()
    keep(folder / "r2", started_at=1e9)
    session.run.take([RunEnded("r2", "finished", 1.0, 4)])
    assert notes(tab) == ["", "in view"]
    assert str(folder / "r2") in tab.card.text


def test_while_a_run_goes_on_no_other_can_be_opened(
    tab: RunsTab, session: Session, folder: Path, qtbot: QtBot
) -> None:
    keep(folder / "r1")
    begin(session, folder / "r2")
    tab.show()
    assert not tab.card.open.isEnabled()
    assert tab.card.open.toolTip() == ACTIVE
    session.run.take([RunEnded("r2", "finished", 1.0, 4)])
    assert tab.card.open.isEnabled()


def test_a_double_click_enter_and_the_button_ask_for_a_run(
    tab: RunsTab, folder: Path, qtbot: QtBot
) -> None:
    keep(folder / "r1")
    tab.show()
    asked: list[str] = []
    tab.open_asked.connect(lambda run: asked.append(run.id))
    place = tab.list.visualItemRect(tab.list.item(0)).center()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(tab.list.viewport(), left, pos=place)
    QTest.mouseDClick(tab.list.viewport(), left, pos=place)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    QTest.mouseClick(tab.card.open, left)
    assert asked == ["r1"] * 3


def test_its_document_is_asked_for(tab: RunsTab, folder: Path, qtbot: QtBot) -> None:
    keep(folder / "r1")
    tab.show()
    with qtbot.waitSignal(tab.document_asked) as asked:
        tab.card.buttons["document"].click()
    assert asked.args[0].folder == folder / "r1"


def test_the_summary_is_copied(tab: RunsTab, folder: Path) -> None:
    keep(folder / "r1")
    tab.show()
    tab.card.buttons["copy"].click()
    assert "Epochs: 150 of 150" in QGuiApplication.clipboard().text()


def test_its_folder_is_shown_or_told_where_nothing_shows_folders(
    tab: RunsTab, folder: Path, qtbot: QtBot
) -> None:
    keep(folder / "r1")
    tab.show()
    seen: list[Path] = []

    def shown(found: Path) -> bool:
        seen.append(found)
        return True

    tab.open_folder = shown
    tab.card.buttons["folder"].click()
    assert seen == [folder / "r1"]
    tab.open_folder = lambda _: False
    with qtbot.waitSignal(tab.failed) as failed:
        tab.card.buttons["folder"].click()
    assert str(folder / "r1") in failed.args[0]


def test_a_run_is_deleted_only_after_a_yes(
    tab: RunsTab, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    keep(folder / "r1")
    tab.show()
    tab.ask = lambda _: False
    tab.card.buttons["delete"].click()
    kept = (folder / "r1").exists()
    tab.ask = lambda _: True
    tab.card.buttons["delete"].click()
    assert (kept, (folder / "r1").exists(), listed(tab)) == (True, False, [])


def test_a_run_that_cannot_be_moved_to_the_trash_is_told(
    tab: RunsTab, folder: Path, qtbot: QtBot
) -> None:
    keep(folder / "r1")
    tab.show()
    throw_away(folder / "r1")
    tab.ask = lambda _: True
    with qtbot.waitSignal(tab.failed) as failed:
        tab.card.buttons["delete"].click()
    assert "cannot be moved to the trash" in failed.args[0]


def test_a_run_is_listed_when_it_has_ended(tab: RunsTab, session: Session, folder: Path) -> None:
    begin(session, keep(folder / "r1", state=None))
    tab.show()
    before = listed(tab)
    session.run.take([RunEnded("r1", "stopped", 1.0, 4)])
    assert (before, listed(tab)) == ([], ["r1"])
