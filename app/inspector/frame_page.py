"""What the inspector shows of one frame."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.inspector.fact_table import FactTable
from app.inspector.facts import Fact
from app.inspector.form import LABEL_PX, Helped
from app.inspector.frame_edits import coloured, frame_of, retitled, trainers
from app.inspector.heading import TitleField
from app.inspector.page import Page, made_label
from app.session import Session
from app.theme.applying import Appearance
from app.theme.frame_colours import TITLES, frame_colours
from app.theme.icons import icon
from app.theme.marks import Role, set_mark, set_role
from app.theme.swatches import swatch
from app.theme.tokens import GAP_SMALL_PX, GRID_PX
from app.words import tr
from engine.document.framing import take_away

SWATCH_PX, BUTTON_PX = 14, 26


class ColourRow(Helped):
    """A square for each colour, pressed in for the one that is had."""

    chosen = Signal(str)
    """The name of a colour."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.buttons = {name: self._button(name) for name in TITLES}
        label = QLabel(tr("Colour"))
        label.setFixedWidth(LABEL_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID_PX)
        row.addWidget(label)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        appearance.changed.connect(self._dress)
        self._dress()

    @property
    def help_words(self) -> str:
        """What a colour is for."""
        return tr("A colour tells frames apart; it means nothing to the program.")

    def show_colour(self, colour: str) -> None:
        """Press in the square of a colour; none for one that is not known."""
        for name, button in self.buttons.items():
            button.setChecked(name == colour)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setFixedSize(BUTTON_PX, BUTTON_PX)
        button.setIconSize(QSize(SWATCH_PX, SWATCH_PX))
        button.setToolTip(tr(TITLES[name]))
        button.setAccessibleName(tr(TITLES[name]))
        set_mark(button, "framed", True)
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button

    def _dress(self) -> None:
        for name, button in self.buttons.items():
            button.setIcon(swatch(frame_colours(name, self._appearance.theme).spot, SWATCH_PX))


class FramePage(Page):
    """Title, colour and members of a frame."""

    def __init__(self, frame: str, session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.frame = frame
        self.help = tr("Drag a block in to add it, and out to take it out.")
        self.heading, self.colours = TitleField(appearance), ColourRow(appearance)
        self.heading.setToolTip(tr("The title of this frame; click to change it"))
        self.facts, self.members = FactTable(), made_label("", Role.SECONDARY)
        self.choose, self.delete = QPushButton(tr("Select its blocks")), QPushButton(tr("Delete"))
        self.delete.setToolTip(tr("Take the frame away; its blocks stay"))
        self.heading.retitled.connect(self._retitle)
        self.colours.chosen.connect(self._colour)
        self.choose.clicked.connect(self._choose)
        self.delete.clicked.connect(self._delete)
        appearance.changed.connect(self._dress)
        self._dress()
        self.add((self._titled(), self.colours, self.facts, self.members, self._buttons()))
        self.follow()

    def follow(self) -> None:
        """Show what the document says now."""
        graph = self.session.graph
        frame = frame_of(graph, self.frame)
        self.heading.show_title(frame.title)
        self.colours.show_colour(frame.colour)
        self.members.setText(", ".join(graph.nodes[name].title for name in self._members))
        self.show_numbers()

    def show_numbers(self) -> None:
        """Show what is known of the frame beside what can be changed."""
        graph, checked = self.session.graph, self.session.checked
        weights = sum(checked.weights.get(name, 0) for name in self._members)
        facts = [Fact(tr("Blocks"), f"{len(self._members):,}")]
        if weights:
            facts.append(Fact(tr("Weights"), f"{weights:,}"))
        if found := trainers(graph, checked, frame_of(graph, self.frame)):
            tip = tr("It trains all that can be trained in this frame, and nothing else")
            facts.append(Fact(tr("Trained by"), ", ".join(found), tip))
        self.facts.show_facts(facts)

    @property
    def _members(self) -> tuple[str, ...]:
        graph = self.session.graph
        return tuple(name for name in frame_of(graph, self.frame).members if name in graph.nodes)

    def _titled(self) -> QWidget:
        kind = QLabel(tr("Frame"))
        set_role(kind, Role.SECONDARY)
        return _row(self.heading, kind)

    def _buttons(self) -> QWidget:
        return _row(self.choose, self.delete)

    def _dress(self) -> None:
        self.delete.setIcon(icon("trash-2", self.appearance.theme))

    def _retitle(self, title: str) -> None:
        _, graph = retitled(self.session.graph, self.frame, title)
        self.session.edit(tr("Rename"), graph, merge=f"{self.frame}.title")

    def _colour(self, colour: str) -> None:
        self.session.edit(*coloured(self.session.graph, [self.frame], colour))
        self.follow()

    def _choose(self) -> None:
        self.session.select(self._members)

    def _delete(self) -> None:
        title = frame_of(self.session.graph, self.frame).title
        words = tr("Delete {what}", what=tr("the frame {title}", title=title))
        self.session.edit(words, take_away(self.session.graph, [self.frame]))


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP_SMALL_PX)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder
