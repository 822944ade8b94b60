"""The sheet of keys and gestures, made from the table of actions and the hints beside the code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.canvas.hints import HINTS as CANVAS_HINTS
from app.hints import Hint
from app.latent_view.hints import HINTS as LATENT_HINTS
from app.palette.matching import Around, closeness
from app.palette.search_field import SearchField
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_SMALL_PX
from app.windows.action import MENUS
from app.windows.actions import ACTIONS
from app.windows.hints import HINTS as DOCUMENT_HINTS
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

SIZE_PX = (1080, 640)
COLUMNS = 3
HEADING_ROWS = 2
"""How many rows the heading of a section is worth, when columns are made equally long."""
BETWEEN_KEYS, MOST_KEYS = ", ", 2


@dataclass(frozen=True)
class Section:
    """A heading, and its lines: what is done, and how."""

    title: str
    lines: tuple[tuple[str, str], ...]


def sections(actions: Mapping[str, QAction]) -> tuple[Section, ...]:
    """A section for each menu with the keys of its actions, and one for each place of gestures."""
    made = [Section(tr(menu), _lines(menu, actions)) for menu in MENUS]
    made.append(Section(tr("On the canvas"), _told(CANVAS_HINTS)))
    made.append(Section(tr("In the latent space"), _told(LATENT_HINTS)))
    made.append(Section(tr("Documents"), _told(DOCUMENT_HINTS)))
    return tuple(section for section in made if section.lines)


def found(sheet: Sequence[Section], query: str) -> tuple[Section, ...]:
    """What of a sheet matches all words of a query; sections without a line are left out."""
    words = query.lower().split()
    kept = (
        Section(part.title, tuple(line for line in part.lines if _matches(words, part, line)))
        for part in sheet
    )
    return tuple(section for section in kept if section.lines)


def columns(sheet: Sequence[Section], count: int = COLUMNS) -> list[list[Section]]:
    """The sections in columns of about equal length, in the order of the sheet."""
    made: list[list[Section]] = [[] for _ in range(count)]
    for section in sorted(sheet, key=lambda one: -len(one.lines)):
        min(made, key=_height).append(section)
    in_order = [sorted(column, key=sheet.index) for column in made if column]
    return sorted(in_order, key=lambda column: sheet.index(column[0]))


class ShortcutSheet(QDialog):
    """All keys and gestures, with a field that narrows them down."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = sections(actions)
        self.setWindowTitle(tr("Keys and gestures"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(SIZE_PX[0], parent.width()), min(SIZE_PX[1], parent.height()))
        self.field = SearchField(tr("Find a key or what it does"), "", self)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE_PX, GAP_LARGE_PX, GAP_LARGE_PX, 0)
        layout.setSpacing(GAP_LARGE_PX)
        layout.addWidget(self.field)
        layout.addWidget(self.area, 1)
        self.field.textChanged.connect(self._show)
        self._show("")

    def _show(self, query: str) -> None:
        sheet = found(self._sheet, query)
        self.area.setWidget(_page(sheet) if sheet else _nothing(query))


def _lines(menu: str, actions: Mapping[str, QAction]) -> tuple[tuple[str, str], ...]:
    rows = [action for action in ACTIONS if action.menu.split("/")[0] == menu]
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        (
            tr(row.title).rstrip("…"),
            BETWEEN_KEYS.join(key.toString(native) for key in keys[:MOST_KEYS]),
        )
        for row in rows
        if (keys := actions[row.id].shortcuts())
    )


def _told(hints: Sequence[Hint]) -> tuple[tuple[str, str], ...]:
    return tuple((tr(hint.does), tr(hint.how)) for hint in hints)


def _matches(words: list[str], section: Section, line: tuple[str, str]) -> bool:
    does, how = (part.lower() for part in line)
    return closeness(words, does, Around(how, more=section.title.lower())) > 0


def _height(column: Sequence[Section]) -> int:
    return sum(HEADING_ROWS + len(section.lines) for section in column)


def _page(sheet: Sequence[Section]) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, GAP_SMALL_PX, GAP_LARGE_PX)
    row.setSpacing(2 * GAP_LARGE_PX)
    for column in columns(sheet):
        stack = QVBoxLayout()
        stack.setSpacing(GAP_LARGE_PX)
        for section in column:
            stack.addLayout(_block(section))
        stack.addStretch(1)
        row.addLayout(stack, 1)
    return page


def _block(section: Section) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(GAP_LARGE_PX)
    grid.setColumnStretch(0, 1)
    heading = QLabel(section.title)
    set_role(heading, Role.SECTION)
    grid.addWidget(heading, 0, 0, 1, 2)
    for place, (does, how) in enumerate(section.lines, start=1):
        keys = QLabel(how)
        set_role(keys, Role.MONO)
        grid.addWidget(QLabel(does), place, 0)
        grid.addWidget(keys, place, 1, Qt.AlignmentFlag.AlignRight)
    return grid


def _nothing(query: str) -> QLabel:
    said = tr("No key and no gesture matches “{query}”.", query=query.strip())
    label = QLabel(said)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    set_role(label, Role.SECONDARY)
    return label
