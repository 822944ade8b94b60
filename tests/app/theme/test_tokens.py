from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from app.theme.contrast import contrast
from app.theme.tokens import DARK, FAMILIES, LIGHT, Theme, family_colour
from engine.language.registry import FAMILIES as SECTIONS
from engine.observations.class_colours import CLASS_COLOURS

Matrix = NDArray[np.float64]

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
SIGHT: dict[str, Matrix] = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# Ottosson (2020): linear sRGB to cone responses, and their cube roots to OKLab.
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour: str) -> Matrix:
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def seen(colour: str, sight: str) -> Matrix:
    light = np.clip(SIGHT[sight] @ linear(colour), 0, 1)
    place: Matrix = TO_OKLAB @ np.cbrt(TO_CONES @ light)
    return place


@pytest.mark.parametrize(
    ("sight", "least"),
    [("normal", 0.14), ("protanopia", 0.10), ("deuteranopia", 0.10), ("tritanopia", 0.09)],
)
def test_any_two_classes_are_told_apart(sight: str, least: float) -> None:
    places = [seen(colour, sight) for colour in CLASS_COLOURS]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(places, 2)) >= least


@pytest.mark.parametrize("colour", CLASS_COLOURS)
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_class_stands_out_from_the_canvas(theme: Theme, colour: str) -> None:
    """Below 3 with a cause: ten colours that are told apart need the light and the dark ones.

    A class is a crowd of points, and its disc in the legend has its number beside it.
    """
    assert contrast(colour, theme.canvas) >= 1.6


def test_every_section_of_the_palette_has_a_colour() -> None:
    assert {family for family, _ in SECTIONS} <= set(FAMILIES)


def test_a_family_that_is_not_ours_gets_the_quiet_colour() -> None:
    assert family_colour("someone elses") == FAMILIES["structure"]


def test_measures_and_losses_look_different() -> None:
    apart = seen(FAMILIES["measures"], "normal") - seen(FAMILIES["losses"], "normal")
    assert float(np.linalg.norm(apart)) >= 0.1
