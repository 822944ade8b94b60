"""At 100, 150 and 200 % nothing is cut off and nothing is blurred, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPushButton

from app.theme.applying import apply_theme
from app.theme.tokens import DARK
from tests.face.sharpness import EXACT, SMOOTH, lost_by_enlarging, picture

SHARP = 0.18
"""What a picture that was drawn for the screen loses at least; see `lost_by_enlarging`."""

SCALES = ["1", "1.5", "2"]


@cache
def seen_at(scale: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.face.at_scale"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_off_at_a_scale(scale: str) -> None:
    seen = seen_at(scale)
    assert seen["ratio"] == float(scale)
    assert not seen["faults"]


@pytest.mark.slow
@pytest.mark.parametrize("scale", SCALES[1:])
def test_whatever_paints_by_hand_paints_every_pixel_of_the_screen(scale: str) -> None:
    lost = seen_at(scale)["lost"]
    assert {"canvas", "cloud", "map", "decoded"} <= set(lost)
    assert min(lost.values()) >= SHARP, lost


@pytest.mark.slow
@pytest.mark.parametrize("scale", SCALES)
def test_dots_and_curves_are_two_pixels_of_the_window_at_every_scale(scale: str) -> None:
    assert seen_at(scale)["strokes"] == {"dot": 2 * float(scale), "curve": 2 * float(scale)}


@pytest.mark.slow
@pytest.mark.parametrize("scale", SCALES)
def test_every_icon_has_a_picture_for_the_scale(scale: str) -> None:
    assert not seen_at(scale)["pictures"]


@pytest.mark.parametrize("ratio", [1.5, 2])
def test_a_picture_that_was_enlarged_is_told_from_a_sharp_one(
    qapp: QApplication, ratio: float
) -> None:
    apply_theme(qapp, DARK)
    button = QPushButton("Words with edges")
    button.resize(400, 60)
    sharp = picture(button)
    button.deleteLater()
    wide = QSize(round(sharp.width() * ratio), round(sharp.height() * ratio))
    blurred = sharp.scaled(wide, EXACT, SMOOTH)
    assert lost_by_enlarging(blurred, ratio) < SHARP < lost_by_enlarging(sharp, ratio)
