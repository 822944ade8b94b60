"""What a block is: its sentence, its ports, its source; folded away until somebody asks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_mark, set_role
from app.theme.tokens import GRID_PX, Theme
from app.words import tr
from engine.language import Block, Port, Ports
from engine.language.types import MEANING_WORDS

CHEVRON_PX = 12
ARXIV = re.compile(r"arXiv (\d{4}\.\d{4,5})")
DECK = "deck: "


class AboutBlock(QWidget):
    """A line that unfolds. Who opens it finds it open at the next block too."""

    toggled = Signal(bool)
    """A person opened or closed it."""

    def __init__(self, block: Block, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block, self._appearance = block, appearance
        self._ports = Ports()
        self.button, self.words = QToolButton(), QLabel()
        self._make_button()
        self._make_words()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)
        self.button.toggled.connect(self._show_open)
        self.button.clicked.connect(self.toggled)
        appearance.changed.connect(self._dress)
        self._dress(appearance.theme)

    def open(self, is_open: bool) -> None:
        """Unfold it or fold it."""
        self.button.setChecked(is_open)

    def show_ports(self, ports: Ports) -> None:
        """Speak of these ports: they may follow the parameters."""
        if ports != self._ports:
            self._ports = ports
            self._fill()

    def _make_button(self) -> None:
        self.button.setText(tr("About this block"))
        self.button.setToolTip(tr("What this block does, what its ports take and give, its source"))
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(QSize(CHEVRON_PX, CHEVRON_PX))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_mark(self.button, "fold", True)

    def _make_words(self) -> None:
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setOpenExternalLinks(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self.words, Role.SECONDARY)
        self.words.hide()

    def _show_open(self, is_open: bool) -> None:
        self.words.setVisible(is_open)
        self._dress(self._appearance.theme)

    def _dress(self, theme: Theme) -> None:
        name = "chevron-down" if self.button.isChecked() else "chevron-right"
        self.button.setIcon(icon(name, theme, colour=theme.secondary, size_px=CHEVRON_PX))
        self._fill()

    def _fill(self) -> None:
        theme = self._appearance.theme
        self.words.setText("".join(about_words(self._block, self._ports, theme)))


def about_words(block: Block, ports: Ports, theme: Theme) -> Iterator[str]:
    """The paragraphs about a block, as rich text."""
    yield _paragraph(f'<span style="color: {theme.text}">{_plain(tr(block.help))}</span>')
    for port in ports.inputs:
        name, words = _port_words(port, theme)
        yield _paragraph(tr("In {port}: {words}", port=name, words=words))
    for port in ports.outputs:
        name, words = _port_words(port, theme)
        yield _paragraph(tr("Out {port}: {words}", port=name, words=words))
    if source := block.source.removeprefix(DECK):
        yield _paragraph(tr("Source: {source}", source=_linked(tr(source), theme)))


def _port_words(port: Port, theme: Theme) -> tuple[str, str]:
    """The name of a port and what is to be said of it, as rich text."""
    words = tr(port.help) if port.help else ""
    if port.meaning != "any":
        words = f"{words.removesuffix('.')} ({tr(MEANING_WORDS[port.meaning])})."
    return f'<span style="color: {theme.text}">{_plain(port.name)}</span>', _plain(words)


def _paragraph(words: str) -> str:
    return f'<p style="margin-top: 0; margin-bottom: 4px">{words}</p>'


def _linked(source: str, theme: Theme) -> str:
    """The source, with papers that can be opened."""
    style = f'style="color: {theme.accent_text}"'
    return ARXIV.sub(rf'<a {style} href="https://arxiv.org/abs/\1">arXiv \1</a>', _plain(source))


def _plain(words: str) -> str:
    return html.escape(words, quote=False)
