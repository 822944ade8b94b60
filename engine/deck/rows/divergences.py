"""Row 15: one Gaussian fitted to two peaks by each divergence, beside the minimum of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from engine.deck.figure import Figure, at_most
from engine.deck.runs import Runs

if TYPE_CHECKING:
    import numpy as np

    Curve = np.ndarray
    Divergence = Callable[[Curve, Curve, float], float]

SHARE, PLACE, DEVIATION = 0.7, 2.0, 0.6
REACH, CELLS = 12.0, 24_000


def gap(name: str, runs: Runs) -> float:
    """How far the fitted mean or deviation is from that of the minimum, the farther of the two."""
    (mean, deviation), (best_mean, best_deviation) = fitted(name, runs), minimum(name)
    return max(abs(mean - best_mean), abs(deviation - best_deviation))


def fitted(name: str, runs: Runs) -> tuple[float, float]:
    """The mean and the deviation that training found."""
    ((mean, deviation),) = runs.trained("divergences").output(f"Fit by {name}", "training")
    return float(mean), float(deviation)


@cache
def minimum(name: str) -> tuple[float, float]:
    """Where a divergence is least, by integration over fine cells, from where training begins."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.stats import norm

    edges = np.linspace(-REACH, REACH, CELLS + 1)
    left, right = (norm(side * PLACE, DEVIATION).cdf(edges) for side in (-1, 1))
    p, divergence = SHARE * left + (1 - SHARE) * right, DIVERGENCES[name]

    def of(numbers: Curve) -> float:
        q = norm(numbers[0], np.exp(numbers[1])).cdf(edges)
        return divergence(p, q, 2 * REACH / CELLS)

    mean, width = minimize(of, (0.0, 0.0), method="Nelder-Mead", options={"xatol": 1e-6}).x
    return float(mean), float(np.exp(width))


def _kl(of: Curve, other: Curve, _: float) -> float:
    """From distribution functions at the edges of cells, as all that follow."""
    import numpy as np

    shares, others = np.diff(of), np.diff(other)
    return float((shares * np.log((shares + 1e-300) / (others + 1e-300))).sum())


def _kl_back(p: Curve, q: Curve, width: float) -> float:
    return _kl(q, p, width)


def _jensen_shannon(p: Curve, q: Curve, width: float) -> float:
    return (_kl(p, (p + q) / 2, width) + _kl(q, (p + q) / 2, width)) / 2


def _wasserstein(p: Curve, q: Curve, width: float) -> float:
    return float(abs(p - q).sum() * width)


def _cramer(p: Curve, q: Curve, width: float) -> float:
    return float(((p - q) ** 2).sum() * width)


DIVERGENCES: dict[str, Divergence] = {
    "KL p to q": _kl,
    "W1": _wasserstein,
    "Cramer": _cramer,
    "KL q to p": _kl_back,
    "JS": _jensen_shannon,
}


FIGURES = tuple(
    Figure(15, f"Gaussian fitted by {name}: gap", partial(gap, name), at_most(0.03))
    for name in DIVERGENCES
)
