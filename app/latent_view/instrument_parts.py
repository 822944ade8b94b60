"""What the instrument is made of: a line for each tool, panel, and thing beside the cloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.path_tool import PathTool
from app.latent_view.cloud.selecting import LassoTool, RectangleTool
from app.latent_view.cloud.tools import PointTool, Tool
from app.latent_view.controls.colour_choice import ColourChoice
from app.latent_view.controls.film_row import FilmRow
from app.latent_view.controls.look_button import LookButton
from app.latent_view.controls.projection_choice import ProjectionChoice
from app.latent_view.controls.scale_legend import ScaleLegend
from app.latent_view.controls.under_choice import UnderChoice
from app.latent_view.panels.anomalies import AnomaliesPanel
from app.latent_view.panels.arithmetic import ArithmeticPanel
from app.latent_view.panels.iterate import IteratePanel
from app.latent_view.panels.measures import MeasuresPanel
from app.latent_view.panels.neighbours import NeighboursPanel
from app.latent_view.panels.path import PathPanel
from app.latent_view.panels.prior import PriorPanel
from app.latent_view.panels.samples import SamplesPanel
from app.latent_view.panels.sliders import SlidersPanel
from app.latent_view.space.latent import Latent
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
    panel: str = ""
    """The title of the panel that comes to the front with it."""


PANELS: tuple[PanelPart, ...] = (
    PanelPart(
        "Here", "What the decoder makes of a point, and each number of its code", SlidersPanel
    ),
    PanelPart(
        "Samples", "The samples that are selected: what they are, and their losses", SamplesPanel
    ),
    PanelPart("Neighbours", "The samples nearest to a sample, a point, or a file", NeighboursPanel),
    PanelPart("Path", "From point to point through the space, as a film strip", PathPanel),
    PanelPart("Sums", "The way from one group to another, added to any sample", ArithmeticPanel),
    PanelPart("Random", "Codes that are drawn at random, and what is decoded of them", PriorPanel),
    PanelPart("Iterate", "Where decoding what was encoded leads, again and again", IteratePanel),
    PanelPart("Anomalies", "The samples that are unlike the others", AnomaliesPanel),
    PanelPart("Measures", "How good the latent space is, in numbers, over time", MeasuresPanel),
)
TOOLS: tuple[ToolPart, ...] = (
    ToolPart("Point and morph", "crosshair", lambda _: PointTool()),
    ToolPart("Lay a path from point to point", "route", PathTool, "Path"),
    ToolPart("Select by drawing around samples", "lasso", LassoTool),
    ToolPart("Select with a rectangle", "square-dashed", RectangleTool),
)
BAR: tuple[Make, ...] = (
    lambda latent, _, appearance: ProjectionChoice(latent, appearance),
    ColourChoice,
    UnderChoice,
    LookButton,
)
"""What is chosen above the cloud: how it is projected, which samples, their colours."""
BELOW: tuple[Make, ...] = (ScaleLegend, FilmRow)
"""What stands below the cloud: the film."""
