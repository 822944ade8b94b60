"""What does not fit: words that are cut, widgets outside their parents, and those that overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

SPARE_PX = 1
"""Widths of words are rounded; so much is no fault."""


def faults(window: QWidget) -> list[str]:
    """One line for each thing that does not fit in the window as it is now."""
    seen = [window, *(each for each in window.findChildren(QWidget) if each.isVisible())]
    found = [fault for widget in seen for fault in (*_outside(widget), *_cut(widget))]
    for widget in seen:
        found.extend(_overlapping(widget.layout()))
    return found


def _outside(widget: QWidget) -> Iterator[str]:
    """What a scroll area scrolls may be larger; the handle of a splitter reaches out to be held."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(widget, QSplitterHandle):
        return
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        return
    if not parent.rect().contains(widget.geometry()):
        yield f"{name(widget)} at {widget.geometry()} is outside {name(parent)} {parent.rect()}"


def _cut(widget: QWidget) -> Iterator[str]:
    for kind, measure in MEASURES.items():
        if isinstance(widget, kind):
            needed, room = measure(widget)
            if needed > room + SPARE_PX:
                yield f"{name(widget)} needs {needed} px and has {room}"
            return


def _of_label(label: QWidget) -> tuple[int, int]:
    """A label that shows less than it says has all of it in its tooltip."""
    assert isinstance(label, QLabel)
    if label.wordWrap():
        return label.heightForWidth(label.width()), label.height()
    if label.text() == label.toolTip():
        return 0, 0
    return label.sizeHint().width(), label.width()


def _of_button(button: QWidget) -> tuple[int, int]:
    return button.sizeHint().width(), button.width()


def _of_choice(choice: QWidget) -> tuple[int, int]:
    assert isinstance(choice, QComboBox)
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = choice.style().subControlRect(kind, option, part, choice).width()
    return choice.fontMetrics().horizontalAdvance(choice.currentText()), room


def _of_line(line: QWidget) -> tuple[int, int]:
    """What a person types may be longer and scrolls."""
    assert isinstance(line, QLineEdit)
    margins = line.textMargins()
    room = line.contentsRect().width() - margins.left() - margins.right()
    return line.fontMetrics().horizontalAdvance(line.placeholderText()), room


def _of_tabs(bar: QWidget) -> tuple[int, int]:
    assert isinstance(bar, QTabBar)
    return max((bar.tabRect(at).right() for at in range(bar.count())), default=0), bar.width()


MEASURES: dict[type[QWidget], Callable[[QWidget], tuple[int, int]]] = {
    QLabel: _of_label,
    QAbstractButton: _of_button,
    QComboBox: _of_choice,
    QLineEdit: _of_line,
    QTabBar: _of_tabs,
}
"""How many pixels the words of a widget need, and how many there are."""


def _overlapping(layout: QLayout | None) -> Iterator[str]:
    """Parts of a layout that share pixels; those of one cell lie over each other on purpose."""
    if layout is None:
        return
    items = [layout.itemAt(at) for at in range(layout.count())]
    parts = [item for item in items if item is not None and not item.isEmpty()]
    for one, other in combinations(parts, 2):
        shared = one.geometry().intersected(other.geometry())
        if not shared.isEmpty() and one.geometry() != other.geometry():
            yield f"{_words(one.geometry())} and {_words(other.geometry())} overlap in {layout}"
    for item in parts:
        yield from _overlapping(item.layout())


def _words(rect: QRect) -> str:
    return f"{rect.width()}x{rect.height()}+{rect.x()}+{rect.y()}"


def name(widget: QWidget) -> str:
    """Which widget it is, for a person who reads a failure."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return f"{type(widget).__name__} {words or widget.accessibleName() or widget.objectName()!r}"
