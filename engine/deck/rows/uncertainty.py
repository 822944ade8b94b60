"""Row 16: what three kinds of networks know of a curve with a gap, beside a Gaussian process.

The model's deviation is how far draws or members disagree: in the gap it has to be wider than over
the data. Far beyond the data all three are sure and wrong, which is shown without a bar.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.deck.figure import HALF_BAND, Bar, Figure, Value, at_least, on_test
from engine.deck.runs import Runs
from engine.language import registry

if TYPE_CHECKING:
    from numpy.typing import NDArray

DROPOUT, ENSEMBLE, BAYESIAN = (
    f"uncertainty-{kind}" for kind in ("dropout", "ensemble", "bayesian")
)
EDGE = 1.0
"""The gap goes from minus this to this."""
FAR = np.concatenate([np.linspace(-6, -5, 50), np.linspace(5, 6, 50)])[:, None]
EACH = 3
"""The process is fitted to every third training row: its time grows with their third power."""
Predicted = tuple["NDArray[np.float64]", "NDArray[np.float64]"]


def model_widens(example: str) -> Value:
    """The model's deviation in the gap, over that at the test rows."""

    def ratio(runs: Runs) -> float:
        trained = runs.trained(example)
        return trained.test("Model in gap") / trained.test("Model spread")

    return ratio


def true_scatter(runs: Runs) -> float:
    """How far the data scatter about the curve."""
    node = runs.trained(ENSEMBLE).node("Curve")
    return float(str(registry()[node.block].filled(node.parameters)["scatter"]))


def band_widens(example: str) -> Value:
    """The whole band in the gap, over that at the test rows: model and data together."""

    def ratio(runs: Runs) -> float:
        trained = runs.trained(example)
        x = trained.column("Curve.x")
        _, inside = _predicted(runs, example, x)
        _, in_gap = _predicted(runs, example, _gap())
        return float(in_gap.mean() / inside.mean())

    return ratio


def covers_far(example: str) -> Value:
    """The share of the true curve inside the 90 % band where 5 < |x| < 6."""
    return lambda runs: _covered(*_predicted(runs, example, FAR))


def _predicted(runs: Runs, example: str, x: NDArray[np.float64]) -> Predicted:
    """Means and deviations at x, (rows, 1)."""
    told = runs.trained(example).answer("Predictive.y", "Curve.x", x)
    return told[:, 0, 0], told[:, 0, 1]


def _covered(mean: NDArray[np.float64], deviation: NDArray[np.float64]) -> float:
    truth = np.sin(1.5 * FAR[:, 0])
    return float((abs(truth - mean) <= HALF_BAND * deviation).mean())


def process_widens(runs: Runs) -> float:
    """The deviation of a Gaussian process, without its noise, in the gap over that at test rows."""
    x = runs.trained(ENSEMBLE).column("Curve.x")
    (_, inside), (_, in_gap) = (_of_process(runs, at, 0.0) for at in (x, _gap()))
    return float(in_gap.mean() / inside.mean())


def process_covers_far(runs: Runs) -> float:
    """The share of the true curve inside the 90 % band of a Gaussian process where 5 < |x| < 6."""
    return _covered(*_of_process(runs, FAR, 1.0))


def _gap() -> NDArray[np.float64]:
    return np.linspace(-EDGE, EDGE, 100)[:, None]


def _of_process(runs: Runs, x: NDArray[np.float64], noise: float) -> Predicted:
    """Means and deviations of a Gaussian process at x; noise: how much of its noise is in them."""
    trained = runs.trained(ENSEMBLE)
    seen, heights = (trained.column(f"Curve.{name}", "training")[::EACH] for name in "xy")
    process = _fitted(seen.tobytes(), heights.tobytes())
    mean, deviation = process.predict(x, return_std=True)
    scatter = math.exp(process.kernel_.theta[-1])
    return mean, np.sqrt(deviation**2 - (1 - noise) * scatter)


@cache
def _fitted(seen: bytes, heights: bytes) -> Any:
    """The process fitted to these rows, once for all figures and seeds."""
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import RBF, WhiteKernel

    x, y = (np.frombuffer(column, np.float32) for column in (seen, heights))
    kernel = 1.0 * RBF() + WhiteKernel(0.01)
    return GaussianProcessRegressor(kernel).fit(x[:, None], y)


FIGURES = (
    Figure(
        16,
        "always-on dropout: 90 % band, test rows held",
        on_test(DROPOUT, "Band of 90 %"),
        Bar(0.82, 0.99),
    ),
    Figure(16, "ensemble of 5: 90 % band, test rows held", on_test(ENSEMBLE, "Band of 90 %")),
    Figure(16, "Bayesian dense: 90 % band, test rows held", on_test(BAYESIAN, "Band of 90 %")),
    Figure(
        16,
        "ensemble of 5: model's deviation, gap over data",
        model_widens(ENSEMBLE),
        at_least(2.0),
        process_widens,
        "Gaussian process",
    ),
    Figure(
        16,
        "Bayesian dense: model's deviation, gap over data",
        model_widens(BAYESIAN),
        at_least(1.8),
    ),
    Figure(16, "always-on dropout: model's deviation, gap over data", model_widens(DROPOUT)),
    Figure(
        16,
        "ensemble of 5: data's deviation, apart from the model's",
        on_test(ENSEMBLE, "Data spread"),
        baseline=true_scatter,
        baseline_title="true",
    ),
    Figure(16, "ensemble of 5: whole band, gap over data", band_widens(ENSEMBLE)),
    Figure(16, "Bayesian dense: whole band, gap over data", band_widens(BAYESIAN)),
    Figure(
        16,
        "always-on dropout: 90 % band, true curve held at 5 < |x| < 6",
        covers_far(DROPOUT),
        baseline=process_covers_far,
        baseline_title="Gaussian process",
    ),
    Figure(16, "ensemble of 5: 90 % band, the same far out", covers_far(ENSEMBLE)),
    Figure(16, "Bayesian dense: 90 % band, the same far out", covers_far(BAYESIAN)),
)
