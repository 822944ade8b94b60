"""The panels around the canvas: where they stand, how wide they are, which are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

PALETTE_PX, SIDE_PX, TABS_PX = 216, 400, 228
LEAST_PALETTE_PX, LEAST_CENTRE_PX, LEAST_SIDE_PX = 176, 320, 320
LATENT_SHARES = (5, 3)
"""How the height of the right column is divided between latent space and inspector, at first."""
PLENTY_PX = 10_000
NAMES = ("palette", "tabs", "side")


@dataclass(frozen=True)
class Parts:
    """The widgets to be placed."""

    palette: QWidget
    way: QWidget
    canvas: QWidget
    notice: QWidget
    tabs: QWidget
    latent: QWidget
    inspector: QWidget


@dataclass(frozen=True)
class PanelState:
    """How panels stand: the sizes of each splitter, and whether each panel is shown."""

    sizes: Mapping[str, QByteArray]
    shown: Mapping[str, bool]


class Panels(QObject):
    """Places the parts in splitters; every panel but the canvas can be hidden."""

    shown = Signal(str, bool)
    """A panel, by its name, was shown or hidden."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latent = parts.latent
        self._side = _split(Qt.Orientation.Vertical, parts.latent, parts.inspector)
        self._side.setMinimumWidth(LEAST_SIDE_PX)
        self.notices = QVBoxLayout()
        """Where what the window has to say is shown."""
        above = _stacked(self.notices, parts.way, parts.canvas, parts.notice)
        self._centre = _split(Qt.Orientation.Vertical, above, parts.tabs)
        self._centre.setMinimumWidth(LEAST_CENTRE_PX)
        parts.palette.setMinimumWidth(LEAST_PALETTE_PX)
        self.columns = _split(Qt.Orientation.Horizontal, parts.palette, self._centre, self._side)
        self._panels = {"palette": parts.palette, "tabs": parts.tabs, "side": self._side}
        self._splitters = {"columns": self.columns, "centre": self._centre, "side": self._side}
        self._take_first_sizes()

    def show_palette(self, is_shown: bool) -> None:
        """Show or hide the blocks."""
        self._show("palette", is_shown)

    def show_tabs(self, is_shown: bool) -> None:
        """Show or hide the plots and problems."""
        self._show("tabs", is_shown)

    def show_side(self, is_shown: bool) -> None:
        """Show or hide the latent space and the inspector."""
        self._show("side", is_shown)

    def is_shown(self, name: str) -> bool:
        """Whether the panel of that name is shown."""
        return not self._panels[name].isHidden()

    def save(self, settings: QSettings) -> None:
        """Remember sizes and what is shown."""
        for name, splitter in self._splitters.items():
            settings.setValue(f"panels/{name}_sizes", splitter.saveState())
        for name in NAMES:
            settings.setValue(f"panels/{name}_shown", self.is_shown(name))

    def restore(self, settings: QSettings) -> None:
        """Take up what was remembered; what was not stays as it is."""
        for name, splitter in self._splitters.items():
            state = settings.value(f"panels/{name}_sizes")
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
                splitter.setHandleWidth(1)
        for name in NAMES:
            self._show(name, settings.value(f"panels/{name}_shown", True, type=bool) is True)

    def state(self) -> PanelState:
        """Sizes and what is shown, for the panels of another document."""
        sizes = {name: splitter.saveState() for name, splitter in self._splitters.items()}
        return PanelState(sizes, {name: self.is_shown(name) for name in NAMES})

    def take(self, state: PanelState) -> None:
        """Stand as those of another document did; mostly they stand so already."""
        if state == self.state():
            return
        for name, sizes in state.sizes.items():
            self._splitters[name].restoreState(sizes)
            self._splitters[name].setHandleWidth(1)
        for name, is_shown in state.shown.items():
            self._show(name, is_shown)

    def reset(self) -> None:
        """Show every panel, as large as it was at first."""
        for name in NAMES:
            self._show(name, True)
        self._take_first_sizes()

    def make_room_for_latent(self) -> None:
        """A latent space has come to be: give it its share where it is as low as can be."""
        if self._latent.height() <= self._latent.minimumSizeHint().height():
            self._side.setSizes([PLENTY_PX * share for share in LATENT_SHARES])

    def _show(self, name: str, is_shown: bool) -> None:
        self._panels[name].setVisible(is_shown)
        self.shown.emit(name, is_shown)

    def _take_first_sizes(self) -> None:
        self.columns.setSizes([PALETTE_PX, PLENTY_PX, SIDE_PX])
        self._centre.setSizes([PLENTY_PX, TABS_PX])
        self._side.setSizes([PLENTY_PX * share for share in LATENT_SHARES])
        self.columns.setStretchFactor(1, 1)
        self._centre.setStretchFactor(0, 1)
        for index, share in enumerate(LATENT_SHARES):
            self._side.setStretchFactor(index, share)


def _split(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter


def _stacked(notices: QVBoxLayout, *parts: QWidget) -> QWidget:
    """The way, the canvas and, as they come, notices."""
    whole, layout = QWidget(), QVBoxLayout()
    whole.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    way, canvas, notice = parts
    layout.addWidget(way)
    layout.addWidget(canvas, 1)
    layout.addLayout(notices)
    notices.addWidget(notice)
    return whole
