import time

import numpy as np
import pytest
from sklearn.decomposition import PCA

from engine.latent.projections.principal import MOST_EXACT, principal_axes


def centred(samples: int, dimensions: int, fall: float = 0.7) -> np.ndarray:
    """Codes that differ less along each further direction, none of which is an axis."""
    draw = np.random.default_rng(samples + dimensions)
    count = min(samples, dimensions)
    spread = np.arange(1, count + 1) ** -fall
    across = np.linalg.qr(draw.standard_normal((dimensions, count)))[0]
    codes = (draw.standard_normal((samples, count)) * spread) @ across.T
    return np.asarray(codes - codes.mean(axis=0), np.float32)


@pytest.mark.parametrize(
    ("samples", "dimensions"), [(300, 3), (300, 64), (40, 200), (2, 50), (400, 450)]
)
def test_axes_are_those_of_scikit_learn(samples: int, dimensions: int) -> None:
    codes = centred(samples, dimensions)

    axes = principal_axes(codes, 2)

    wanted = PCA(2, svd_solver="full").fit(codes)
    shares = (codes @ axes.T).var(axis=0, ddof=1) / codes.var(axis=0, ddof=1).sum()
    assert shares == pytest.approx(wanted.explained_variance_ratio_, rel=1e-3, abs=1e-6)
    alike = np.abs((axes * wanted.components_).sum(axis=1))
    assert alike[0] == pytest.approx(1, abs=1e-3)
    assert axes @ axes.T == pytest.approx(np.eye(2), abs=1e-5)


def test_many_dimensions_that_are_all_alike_are_followed_closely() -> None:
    codes = centred(420, 480, fall=0.0)
    assert min(codes.shape) > MOST_EXACT

    axes = principal_axes(codes, 2)

    best = np.linalg.svd(codes, compute_uv=False)[:2] ** 2
    found = ((codes @ axes.T) ** 2).sum(axis=0)
    total = (codes**2).sum()
    assert found / total == pytest.approx(best / total, abs=1e-3)


@pytest.mark.parametrize("scale", [1e-30, 1e30])
def test_very_small_and_very_large_codes_have_the_same_axes(scale: float) -> None:
    codes = centred(100, 5)

    axes = principal_axes((codes * np.float32(scale)).astype(np.float32), 2)

    assert np.abs((axes * principal_axes(codes, 2)).sum(axis=1)) == pytest.approx([1, 1], abs=1e-4)


def test_ten_thousand_dimensions_are_quick() -> None:
    codes = centred(600, 600)
    wide = np.tile(codes, (1, 16))

    start = time.process_time()
    principal_axes(wide, 2)

    assert time.process_time() - start < 10
