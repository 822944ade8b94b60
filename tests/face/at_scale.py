"""Looks at the window at the scale of the environment: `python -m tests.face.at_scale [FOLDER]`.

Prints one JSON object: the ratio of pixels, what does not fit, and how sharp each part is. With a
folder, pictures are kept there.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.main import make_application, take_down
from app.theme.applying import Appearance, Mode
from app.theme.tokens import FAMILIES
from app.windows.main_window import MainWindow
from tests.face.fitting import faults, name
from tests.face.sharpness import height_of, lost_by_enlarging, picture
from tests.face.shown import STATES, make_window, settle

SIZES = [(1100, 700), (1440, 900)]


def main() -> None:
    """Look at every state at every size in both themes."""
    kept = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    application = make_application()
    appearance = Appearance(application, Mode.DARK)
    found: dict[str, object] = {"faults": []}
    with tempfile.TemporaryDirectory() as folder:
        for theme in ("dark", "light"):
            appearance.set_mode(Mode(theme))
            for state, show in STATES.items():
                window = make_window(appearance, Path(folder))
                window.show()
                show(window)
                found["faults"] = [*found["faults"], *cut(window, f"{theme} {state}", kept)]  # type: ignore[misc]  # a list of sentences
                if (theme, state) == ("dark", "running"):
                    found |= {"ratio": window.devicePixelRatioF(), "lost": lost(window)}
                    found["pictures"] = coarse_icons(window)
                    found["strokes"] = strokes(window)
                window.session.history.setClean()
                take_down(window)
    sys.stdout.write(json.dumps(found))


def cut(window: MainWindow, state: str, kept: Path | None) -> list[str]:
    """What does not fit at one size or another."""
    found = []
    for width, height in SIZES:
        window.resize(width, height)
        settle()
        found += [f"{state} {width}x{height}: {fault}" for fault in faults(window)]
        if kept:
            window.grab().save(str(kept / f"{state.replace(' ', '-')}-{width}.png"))
    return found


def lost(window: MainWindow) -> dict[str, float]:
    """How sharp each part that paints by hand is; see `lost_by_enlarging`."""
    ratio = window.devicePixelRatioF()
    window.canvas.camera.zoom_by(1.3)
    settle()
    parts: dict[str, QWidget] = {
        "toolbar": window.top_bar,
        "palette": window.palette_panel,
        "canvas": window.canvas.viewport(),
        "map": window.canvas.overlays.minimap,
        "plot": window.loss_plot,
        "cloud": window.latent_view.cloud,
        "legend": window.latent_view.legend,
        "decoded": window.latent_view.decoded.picture,
    }
    return {key: lost_by_enlarging(picture(part), ratio) for key, part in parts.items()}


def strokes(window: MainWindow) -> dict[str, float]:
    """How many pixels of the screen a dot of the canvas and a curve are high."""
    dots = picture(window.canvas.viewport()).copy(0, 0, 150, 150)
    return {
        "dot": height_of(dots, window.appearance.theme.grid_dot, near=0),
        "curve": height_of(picture(window.loss_plot.chart), FAMILIES["neurons"], near=60),
    }


def coarse_icons(window: MainWindow) -> list[str]:
    """Buttons whose icon has fewer pixels than the screen has there."""
    ratio = window.devicePixelRatioF()
    buttons = [each for each in window.findChildren(QAbstractButton) if not each.icon().isNull()]
    return [
        name(button)
        for button in buttons
        if button.isVisible()
        and button.icon().pixmap(button.iconSize(), ratio).size() != scaled(button, ratio)
    ]


def scaled(button: QAbstractButton, ratio: float) -> QSize:
    """How many pixels of the screen the icon takes."""
    size = button.iconSize()
    return QSize(round(size.width() * ratio), round(size.height() * ratio))


if __name__ == "__main__":
    main()
