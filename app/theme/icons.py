"""Line icons in any colour, sharp at every device pixel ratio."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.theme.resources import RESOURCES

if TYPE_CHECKING:
    from app.theme.tokens import Theme

ICON_PX = 16
_USUAL_RATIOS = frozenset({1.0, 1.25, 1.5, 2.0})


@dataclass(frozen=True)
class _Look:
    colour: str
    disabled: str
    size_px: int
    filled: bool


@cache
def icon_names() -> frozenset[str]:
    """The names that `icon` and `pixmap` know."""
    return frozenset(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def icon(
    name: str,
    theme: Theme,
    *,
    colour: str | None = None,
    size_px: int = ICON_PX,
    filled: bool = False,
) -> QIcon:
    """An icon for a button or an action, with its disabled look.

    name: one of `icon_names()`, else KeyError. colour: "#RRGGBB", `theme.text` if not given.
    size_px: in device-independent pixels. filled: shapes are filled as well as outlined.
    """
    look = _Look(colour or theme.text, theme.disabled, size_px, filled)
    return _icon(name, look, screen_ratios())


@lru_cache(maxsize=1024)
def pixmap(
    name: str, colour: str, size_px: int = ICON_PX, ratio: float = 1.0, *, filled: bool = False
) -> QPixmap:
    """The icon as a picture of `size_px` at the device pixel ratio `ratio`, to paint by hand."""
    side = round(size_px * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_icon(painter, name, colour, QRectF(0, 0, side, side), filled=filled)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def draw_icon(
    painter: QPainter, name: str, colour: str, area: QRectF, *, filled: bool = False
) -> None:
    """Draw the icon as lines, where a picture of it would not be fine enough."""
    source = QByteArray(tinted_svg(name, colour, filled=filled).encode())
    QSvgRenderer(source).render(painter, area)


def tinted_svg(name: str, colour: str, *, filled: bool = False) -> str:
    """The icon's SVG text, drawn in `colour` ("#RRGGBB")."""
    svg = _svg(name).replace("currentColor", colour)
    return svg.replace('fill="none"', f'fill="{colour}"', 1) if filled else svg


def screen_ratios() -> frozenset[float]:
    """The usual ratios and those of the screens that are attached now."""
    return _USUAL_RATIOS | {screen.devicePixelRatio() for screen in QGuiApplication.screens()}


@lru_cache(maxsize=256)
def _icon(name: str, look: _Look, ratios: frozenset[float]) -> QIcon:
    made = QIcon()
    modes = (
        (QIcon.Mode.Normal, look.colour),
        (QIcon.Mode.Selected, look.colour),
        (QIcon.Mode.Disabled, look.disabled),
    )
    for ratio, (mode, colour) in product(sorted(ratios), modes):
        made.addPixmap(pixmap(name, colour, look.size_px, ratio, filled=look.filled), mode)
    return made


@cache
def _svg(name: str) -> str:
    if name not in icon_names():
        known = ", ".join(sorted(icon_names()))
        raise KeyError(f"there is no icon {name!r}; there are {known}")
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
