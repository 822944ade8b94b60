import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.theme.applying import apply_theme
from app.theme.tokens import DARK

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
"""The offscreen platform says so of every window that has a least size."""


def test_a_number_stands_as_far_from_its_edge_as_words_do(
    bare_app: QApplication, qtbot: QtBot
) -> None:
    apply_theme(bare_app, DARK)
    box = QSpinBox()
    qtbot.addWidget(box)
    box.show()
    line = box.findChild(QLineEdit)
    assert line is not None
    assert line.textMargins().left() == 7


def test_rows_filled_before_showing_are_as_high_as_the_rules_say(
    bare_app: QApplication, qtbot: QtBot
) -> None:
    apply_theme(bare_app, DARK)
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    row = QTreeWidgetItem(["Dense"])
    tree.addTopLevelItem(row)
    tree.setCurrentItem(row)
    tree.show()
    qtbot.waitUntil(lambda: tree.visualItemRect(row).height() >= 24)
