"""Row 31: CycleGANs, judged by the pairs that they never saw, and not by their cycle loss.

The pairs of the digits are a digit and its negative. The clouds are a ring and the same ring turned
by half a turn, y = -x: eight clouds that look alike, so any turn by an eighth fits as well, and a
mirrored one too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.deck.figure import Figure, at_most
from engine.deck.runs import Runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIGITS, CLOUDS = "cyclegan-digits", "cyclegan-clouds"


def paired_error(runs: Runs) -> float:
    """The mean absolute error of a pixel on the test digits, in the direction that is worse."""
    trained = runs.trained(DIGITS)
    x, y = trained.column("Digits.images"), trained.column("Inverted digits.images")
    return max(_apart(trained.output("G"), y), _apart(trained.output("F"), x))


def of_the_identity(runs: Runs) -> float:
    """The same error of a translator that changes nothing."""
    trained = runs.trained(DIGITS)
    return _apart(trained.column("Digits.images"), trained.column("Inverted digits.images"))


def cycle_loss(runs: Runs) -> float:
    """The cycle loss of the clouds on the test points, in the direction that is worse."""
    trained = runs.trained(CLOUDS)
    return max(trained.test("X cycle"), trained.test("Y cycle"))


def on_a_cloud(runs: Runs) -> float:
    """The share of the test points that come to lie on one of the clouds of the turned ring."""
    trained = runs.trained(CLOUDS)
    reach = 4 * float(str(trained.node("Ring").parameters["spread"]))
    return float((_to_clouds(runs).min(axis=1) < reach).mean())


def on_its_cloud(runs: Runs) -> float:
    """The share of the test points whose nearest cloud is the one that they belong to, at -x."""
    mode = runs.trained(CLOUDS).column("Ring.mode")
    return float((_to_clouds(runs).argmin(axis=1) == mode).mean())


def _to_clouds(runs: Runs) -> NDArray[Any]:
    """How far each translated test point is from where each cloud belongs: (points, clouds)."""
    trained = runs.trained(CLOUDS)
    points, mode = trained.column("Ring.points"), trained.column("Ring.mode")
    centres = np.stack([-points[mode == cloud].mean(axis=0) for cloud in range(mode.max() + 1)])
    apart: NDArray[Any] = np.linalg.norm(trained.output("G")[:, None] - centres, axis=-1)
    return apart


def _apart(made: NDArray[Any], true: NDArray[Any]) -> float:
    return float(np.abs(made - true).mean())


FIGURES = (
    Figure(
        31,
        "CycleGAN of digits, unpaired: paired error, worse direction",
        paired_error,
        at_most(0.10),
        of_the_identity,
        "identity",
    ),
    Figure(31, "CycleGAN of clouds: cycle loss, worse direction", cycle_loss, at_most(0.03)),
    Figure(31, "CycleGAN of clouds: points taken to a cloud", on_a_cloud),
    Figure(
        31,
        "CycleGAN of clouds: points taken to the right cloud",
        on_its_cloud,
        at_most(0.5),
    ),
)
