from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.inspector.about_block import AboutBlock, about_words
from app.theme.applying import Appearance, Mode
from app.theme.tokens import DARK
from engine.language import Block, Map, Port, Ports, registry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def about(appearance: Appearance, qtbot: QtBot) -> AboutBlock:
    made = AboutBlock(registry()["optimizer"], appearance)
    qtbot.addWidget(made)
    made.resize(288, 300)
    made.show()
    return made


def words(block: Block, ports: Ports = Ports()) -> str:
    return "".join(about_words(block, ports, DARK))


def test_it_is_folded_until_somebody_asks(about: AboutBlock, qtbot: QtBot) -> None:
    assert not about.words.isVisible()

    with qtbot.waitSignal(about.toggled) as told:
        QTest.mouseClick(about.button, Qt.MouseButton.LeftButton)

    assert told.args == [True]
    assert about.words.isVisible()


def test_it_is_opened_by_key(about: AboutBlock) -> None:
    about.button.setFocus()

    QTest.keyClick(about.button, Qt.Key.Key_Space)

    assert about.words.isVisible()


def test_it_says_help_ports_and_source(about: AboutBlock, appearance: Appearance) -> None:
    about.show_ports(registry()["optimizer"].ports_of(Map()))
    appearance.set_mode(Mode.LIGHT)

    shown = about.words.text()

    assert "Changes the weights that it trains" in shown
    assert "The number to make small." in shown
    assert "stochastic gradient descent" in shown
    assert appearance.theme.text in shown


def test_papers_can_be_opened() -> None:
    assert 'href="https://arxiv.org/abs/1412.6980">arXiv 1412.6980</a>' in words(
        registry()["optimizer"]
    )


def test_a_port_says_what_its_numbers_mean() -> None:
    ports = Ports((Port("x", "batch", help="Pixels.", meaning="unit"),))

    assert "</span>: Pixels (numbers from 0 to 1).<" in words(registry()["dense"], ports)


def test_words_are_shown_as_they_stand() -> None:
    assert "a &lt;b&gt; c" in words(Block(id="one", title="One", help="a <b> c"))


@pytest.mark.parametrize("name", list(registry()))
def test_all_words_of_a_block_have_room_in_a_narrow_column(
    name: str, appearance: Appearance, qtbot: QtBot
) -> None:
    block = registry()[name]
    about = AboutBlock(block, appearance)
    qtbot.addWidget(about)
    about.show_ports(block.ports_of(Map()))
    about.open(True)
    about.resize(288, about.heightForWidth(288))
    about.show()

    assert about.words.height() >= about.words.heightForWidth(about.words.width())
