from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.theme.applying import apply_theme
from app.theme.marks import Role, Surface, set_role, set_surface
from app.theme.tokens import DARK


def test_a_role_given_after_showing_changes_the_words(bare_app: QApplication, qtbot: QtBot) -> None:
    apply_theme(bare_app, DARK)
    label = QLabel("Latent space")
    qtbot.addWidget(label)
    label.show()
    set_role(label, Role.TITLE)
    assert (label.font().pixelSize(), label.font().weight()) == (14, 600)


def test_every_role_keeps_figures_of_one_width(bare_app: QApplication, qtbot: QtBot) -> None:
    apply_theme(bare_app, DARK)
    label = QLabel()
    qtbot.addWidget(label)
    for role in Role:
        set_role(label, role)
        metrics = label.fontMetrics()
        assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888"), role


def test_no_role_is_smaller_than_a_caption(bare_app: QApplication, qtbot: QtBot) -> None:
    apply_theme(bare_app, DARK)
    label = QLabel()
    qtbot.addWidget(label)
    for role in Role:
        set_role(label, role)
        assert label.font().pixelSize() >= 10, role


def test_a_surface_fills_a_plain_widget(bare_app: QApplication, qtbot: QtBot) -> None:
    apply_theme(bare_app, DARK)
    widget = QWidget()
    qtbot.addWidget(widget)
    for surface, colour in ((Surface.CANVAS, DARK.canvas), (Surface.PANEL, DARK.panel)):
        set_surface(widget, surface)
        assert widget.grab().toImage().pixelColor(5, 5).name().upper() == colour
