"""The digits autoencoder from an empty canvas, without a mouse.

An action is a key, alone or with others that are held, or a word or two typed in one go.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.document.values import Document, Graph
from engine.language import registry
from tests.app.canvas.example import digits
from tests.app.canvas.hand import CONTROL, PLAIN, Hand

Open = Callable[[Document], Hand]
Key = Qt.Key
GOAL = 40
CHAIN = (
    *("flatten", "dense 128 gelu", "dense 64 gelu", "latent 2", "dense 64 gelu"),
    *("dense 128 gelu", "probability 8x8", "mean squared", "adam 0.002"),
)
"""What is typed for each block behind the data, which the next is wired to."""


class Keys:
    """Whoever has no mouse: all goes to what has the keys. Counts what is done."""

    def __init__(self) -> None:
        self.actions = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.actions += 1
        QTest.keyClick(self._focus(), key, modifiers)

    def type(self, words: str) -> None:
        self.actions += 1
        QTest.keyClicks(self._focus(), words)

    def add(self, words: str) -> None:
        """Three actions: open the search, type, take what is found."""
        self.press(Key.Key_Space)
        self.type(words)
        self.press(Key.Key_Return)

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


def test_the_digits_autoencoder_is_built_by_keyboard_in_few_actions(open_canvas: Open) -> None:
    hand, keys = open_canvas(Document()), Keys()

    keys.add("digits")
    keys.press(Key.Key_Right, CONTROL)
    for words in CHAIN:
        keys.add(words)
    keys.press(Key.Key_Left)  # from the optimizer back to the loss
    keys.press(Key.Key_Left, CONTROL)  # to the input that is free, its target
    keys.press(Key.Key_Return)  # what fits it best
    keys.press(Key.Key_Return)  # are the pictures themselves

    assert meaning(hand.graph) == meaning(digits().graph)
    assert hand.session.checked.problems == ()
    assert keys.actions == 35
    assert keys.actions < GOAL


def meaning(graph: Graph) -> tuple[object, object]:
    """Blocks with how they are set, and wires; nothing of titles and places."""
    blocks = {
        name: (node.block, registry()[node.block].filled(node.parameters))
        for name, node in graph.nodes.items()
    }
    return blocks, {wire.ends for wire in graph.wires}
