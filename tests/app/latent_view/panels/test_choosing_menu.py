from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QMenu

from app.latent_view.panels.choosing_menu import ChoosingMenu
from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.latent import Latent
from app.session import Session
from engine.document.values import Document, Graph
from tests.app.latent_view.answering import Answering
from tests.app.latent_view.data_of_scene import answer
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    made = Latent(Session(Document("Digits", network)))
    Answering(made, answer)
    return made


@pytest.fixture
def menu(latent: Latent, qtbot: QtBot) -> ChoosingMenu:
    made = ChoosingMenu(latent)
    qtbot.addWidget(made)
    shown_run(latent.session, cloud())
    return made


def choose(menu: QMenu, *words: str) -> None:
    """Open the menu and what lies in it, and take the last of the words."""
    menu.aboutToShow.emit()
    for each in words[:-1]:
        inner = next(action.menu() for action in menu.actions() if action.text() == each)
        assert isinstance(inner, QMenu)
        menu = inner
    next(action for action in menu.actions() if action.text() == words[-1]).trigger()


def test_all_samples_and_all_others_are_chosen(menu: ChoosingMenu, latent: Latent) -> None:
    choose(menu, "All samples")
    assert len(latent.selection) == 60

    latent.select(np.arange(50))
    choose(menu, "All others")
    assert latent.selection.tolist() == list(range(50, 60))


def test_the_samples_of_a_split_are_chosen(menu: ChoosingMenu, latent: Latent) -> None:
    choose(menu, "Samples of validation")

    assert latent.selection.tolist() == list(range(40, 50))


def test_a_class_is_chosen(menu: ChoosingMenu, latent: Latent) -> None:
    choose(menu, "Class", "Class 1")

    assert latent.selection.tolist() == list(range(20, 40))


def test_a_kept_column_is_chosen_and_deleted(menu: ChoosingMenu, latent: Latent) -> None:
    kept = KeptColumns.of(latent)
    kept.keep("ugly", np.array([4, 7]))

    choose(menu, "ugly (2)")
    assert latent.selection.tolist() == [4, 7]

    choose(menu, "Delete a column", "ugly")
    assert kept.columns == ()


def test_without_classes_none_are_offered(menu: ChoosingMenu, latent: Latent) -> None:
    shown_run(latent.session, cloud("r2", classes=0))
    menu.aboutToShow.emit()

    assert "Class" not in [action.text() for action in menu.actions()]


def test_without_a_cloud_it_says_so(latent: Latent, qtbot: QtBot) -> None:
    menu = ChoosingMenu(latent)
    qtbot.addWidget(menu)
    menu.aboutToShow.emit()

    (action,) = menu.actions()
    assert not action.isEnabled()
