"""What the instrument is made of: a line for each tool, panel, and thing beside the cloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.latent_view.cloud_widget import CloudWidget
from app.latent_view.film_row import FilmRow
from app.latent_view.latent import Latent
from app.latent_view.panels.here import HerePanel
from app.latent_view.panels.measures import MeasuresPanel
from app.latent_view.tools import PointTool, Tool
from app.theme.applying import Appearance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Make = Callable[[Latent, CloudWidget, Appearance], "QWidget"]


@dataclass(frozen=True)
class PanelPart:
    """A panel at the right: the word that it is chosen by, what it is for, and what makes it."""

    title: str
    tip: str
    make: Make


@dataclass(frozen=True)
class ToolPart:
    """A tool above the cloud: its name, its icon, and what makes it."""

    title: str
    icon: str
    make: Callable[[Latent], Tool]


PANELS: tuple[PanelPart, ...] = (
    PanelPart("Here", "What the decoder makes of the point that you point at", HerePanel),
    PanelPart("Measures", "How good the latent space is, in numbers, over time", MeasuresPanel),
)
TOOLS: tuple[ToolPart, ...] = (ToolPart("Point and morph", "crosshair", lambda _: PointTool()),)
BAR: tuple[Make, ...] = ()
"""What is chosen above the cloud: how it is projected, which samples, their colours."""
BELOW: tuple[Make, ...] = (FilmRow,)
"""What stands below the cloud: the film."""
