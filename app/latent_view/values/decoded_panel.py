"""What is decoded at the pointer: the picture, where it is, and which samples lie near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.latent_view.space.neighbours import Vote
from app.latent_view.values.painted_values import number_words
from app.latent_view.values.still_picture import SIDE_PX, StillPicture
from app.latent_view.values.stills import NO_FILM, Film
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GRID_PX, Theme
from app.words import tr
from engine.questions.decoding import Decodings

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF


TITLE = "Decoded here"
BEFORE = "Where you point at the cloud, the decoder answers here."
HINT = "drag to morph"


class DecodedPanel(QWidget):
    """The picture on the left, words beside it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = StillPicture(theme)
        self.picture.setFixedSize(SIDE_PX, SIDE_PX)
        self.picture.setAccessibleName(tr(TITLE))
        self.title, self.place = _label(tr(TITLE), Role.STRONG), _label("", Role.MONO)
        self.value = _label("", Role.STRONG)
        self.nearest, self.hint = _label("", Role.SECONDARY), _label(tr(BEFORE), Role.SECONDARY)
        self.hint.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(GRID_PX + 2)
        for label in (self.title, self.place, self.value, self.nearest, self.hint):
            words.addWidget(label)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addWidget(self.picture)
        layout.addLayout(words, 1)
        self.show_place(None, None)
        self.show_decoded(None)

    def show_place(self, point: QPointF | None, near: Vote | None) -> None:
        """Where the pointer is, in the plane, and of which class the samples around it are."""
        self.place.setText("" if point is None else place_words(point))
        self.place.setVisible(point is not None)
        self.nearest.setText(vote_words(near) if near else "")
        self.nearest.setVisible(near is not None)
        self.hint.setText(tr(BEFORE if point is None else HINT))

    def show_decoded(self, decoded: Decodings | None, head: str = "") -> None:
        """What the decoder made of it, one spot; head: the title of what a number comes from."""
        values = decoded.values[0] if decoded else None
        number = number_words(values) if values is not None else ""
        self.value.setText(f"{head} {number}")
        self.value.setVisible(bool(head and number))
        film = Film(decoded.values[:1], decoded.meaning) if decoded else NO_FILM
        self.picture.show_still(film, 0)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self.picture.set_theme(theme)


def place_words(point: QPointF) -> str:
    """Coordinates as they stand in text: 10.82, −2.59."""
    return ", ".join(_coordinate(value) for value in (point.x(), point.y()))


def vote_words(near: Vote) -> str:
    """What the nearest samples say: nearest 3 (10 of 10 neighbours)."""
    return tr(
        "nearest {label}   ({agreeing} of {asked} neighbours)",
        label=near.label,
        agreeing=near.agreeing,
        asked=near.asked,
    )


def _coordinate(value: float) -> str:
    places = 2 if abs(value) >= 1 or value == 0 else 3
    shown = round(value, places) + 0.0  # 0.0, where it was -0.0
    return f"{shown:,.{places}f}".replace("-", "−")


def _label(text: str, role: Role) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, role)
    return label
