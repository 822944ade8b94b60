"""Gaussians of a space as ellipses of the plane that is shown."""

from __future__ import annotations

import numpy as np

from engine.latent.projections.projection import Projection
from engine.latent.readings.gaussians import gaussian_port, gaussians
from engine.latent.space import Space, check_rows
from engine.observations.records import Floats
from engine.questions.ellipses import Ellipses, ShowPrior, ShowSpreads
from engine.questions.question import Unanswerable

BENT = (
    "t-SNE and UMAP bend the space, so a Gaussian is no ellipse there; show it by its main axes or "
    "by two dimensions."
)
NO_GAUSSIANS = (
    "These codes are not drawn from Gaussians, so samples have no spread; put a Gaussian sample "
    "block before this space."
)


def prior_ellipse(space: Space, _: ShowPrior) -> Ellipses:
    """N(0, I) on the shown plane: N(-A m, A A^T), A being its axes and m its centre.

    Raises Unanswerable where the space is not shown on a plane.
    """
    zero, one = np.zeros((1, space.dimensions)), np.ones((1, space.dimensions))
    return ellipses(_plane(space), zero.astype(np.float32), one.astype(np.float32))


def spread_ellipses(space: Space, asked: ShowSpreads) -> Ellipses:
    """The Gaussians that samples are encoded as, on the shown plane. Raises Unanswerable."""
    plane, rows = _plane(space), np.array(asked.rows, np.int64)
    check_rows(rows, len(space.labels))
    if gaussian_port(space) is None:
        raise Unanswerable(NO_GAUSSIANS)
    found = gaussians(space, rows)
    return ellipses(plane, found[..., 0], found[..., 1])


def ellipses(plane: Projection, means: Floats, deviations: Floats) -> Ellipses:
    """Gaussians of independent numbers on a plane: N(A (z - m), A diag(s^2) A^T).

    means, deviations: (n, dimensions). The half axes are the eigenvectors of that covariance, as
    long as the roots of their eigenvalues.
    """
    spread = plane.axes[None] * deviations[:, None]
    covariances = spread @ spread.transpose(0, 2, 1)
    sizes, ways = np.linalg.eigh(covariances.astype(np.float64))
    lengths = np.sqrt(np.maximum(sizes, 0))
    axes = ways.transpose(0, 2, 1) * lengths[:, :, None]
    return Ellipses(plane.to_plane(means), axes.astype(np.float32))


def _plane(space: Space) -> Projection:
    shown = space.shown()
    if not isinstance(shown, Projection):
        raise Unanswerable(BENT)
    return shown
