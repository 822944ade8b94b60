"""The measures of codes against scikit-learn's and numpy's on the same numbers."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy.linalg import sqrtm
from sklearn.metrics import silhouette_score
from sklearn.neighbors import NearestNeighbors
from torch import Tensor

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

CODES, LABEL = Type((3,)), Type(kind="category", classes=4)
GAUSSIANS = Type((3, 2), meaning="gaussian")


def measured(block: str, values: dict[str, Tensor], types: dict[str, Type], **own: float) -> Tensor:
    node = placed(registry()[block], Example(Map(types), Map(own)))
    (found,) = node.compute(values).values()
    return found


def labelled(rows: int) -> dict[str, Tensor]:
    """Codes that lie more or less by their class; the last class has one code."""
    random = torch.Generator().manual_seed(0)
    label = torch.randint(0, 3, (rows,), generator=random)
    label[-1] = 3
    codes = torch.randn(rows, 3, generator=random) + label.unsqueeze(1)
    return {"codes": codes, "label": label}


def test_frechet_distance_is_that_of_the_closed_form() -> None:
    random = torch.Generator().manual_seed(0)
    codes = torch.randn(200, 3, generator=random) @ torch.randn(3, 3, generator=random) + 0.5
    found = measured("frechet_distance", {"codes": codes}, {"codes": CODES})
    covariance = np.cov(codes.numpy().T, bias=True)
    spread = np.trace(covariance + np.eye(3) - 2 * sqrtm(covariance).real)
    theirs = float((codes.numpy().mean(0) ** 2).sum() + spread)
    assert float(found) == pytest.approx(theirs, rel=1e-4)


def test_frechet_distance_of_codes_in_one_point_is_the_variance_of_the_prior() -> None:
    found = measured("frechet_distance", {"codes": torch.zeros(9, 3)}, {"codes": CODES})
    assert float(found) == pytest.approx(3)


@pytest.mark.parametrize(("rows", "neighbours"), [(300, 10), (1500, 3), (5, 10)])
def test_neighbour_agreement_is_that_of_scikit_learns_neighbours(
    rows: int, neighbours: int
) -> None:
    values = labelled(rows)
    types = {"codes": CODES, "label": LABEL}
    found = measured("neighbour_agreement", values, types, neighbours=neighbours)
    codes, label = values["codes"].numpy(), values["label"].numpy()
    nearest = NearestNeighbors(n_neighbors=min(neighbours, rows - 1)).fit(codes)
    theirs = label[nearest.kneighbors(return_distance=False)] == label[:, None]
    assert float(found) == pytest.approx(theirs.mean())


@pytest.mark.parametrize("rows", [300, 1500])
def test_silhouette_is_that_of_scikit_learn(rows: int) -> None:
    values = labelled(rows)
    found = measured("silhouette", values, {"codes": CODES, "label": LABEL})
    theirs = silhouette_score(values["codes"].numpy(), values["label"].numpy())
    assert float(found) == pytest.approx(theirs, abs=1e-5)


def test_silhouette_of_one_class_alone_is_0() -> None:
    values = {"codes": torch.randn(5, 3), "label": torch.zeros(5, dtype=torch.int64)}
    assert float(measured("silhouette", values, {"codes": CODES, "label": LABEL})) == 0


def gaussians() -> Tensor:
    """The first dimension is that of the prior, the second differs a little, the third much."""
    mean = torch.tensor([0.0, 0.1, 0.0]).expand(6, 3)
    return torch.stack([mean, torch.tensor([1.0, 1.0, 0.1]).expand(6, 3)], dim=-1)


def test_kl_per_dimension_is_that_of_torch() -> None:
    random = torch.Generator().manual_seed(0)
    q = torch.randn(6, 3, 2, generator=random).exp()
    found = measured("kl_per_dimension", {"q": q}, {"q": GAUSSIANS}, mean=1.0, deviation=0.5)
    ours, prior = (
        torch.distributions.Normal(q[..., 0], q[..., 1]),
        torch.distributions.Normal(1.0, 0.5),
    )
    torch.testing.assert_close(found, torch.distributions.kl_divergence(ours, prior))


@pytest.mark.parametrize(("least", "active"), [(0.01, 1), (0.001, 2), (5.0, 0)])
def test_active_dimensions_are_those_with_so_much_divergence(least: float, active: int) -> None:
    found = measured("active_dimensions", {"q": gaussians()}, {"q": GAUSSIANS}, least=least)
    assert float(found) == active


def test_a_code_without_active_dimensions_is_said_to_have_collapsed() -> None:
    template, places = registry()["active_dimensions"].verdict_of(Map(), Map(), 0)
    assert template.format_map(places) == (
        "The code has collapsed: no dimension tells 0.01 nats of its sample."
    )


def test_nothing_is_said_of_a_code_with_one_active_dimension() -> None:
    assert registry()["active_dimensions"].verdict_of(Map(), Map(), 1)[0] == ""


@pytest.mark.parametrize("block", ["active_dimensions", "kl_per_dimension", "kl_to_prior"])
def test_a_code_without_deviations_has_no_divergence(block: str) -> None:
    with pytest.raises(Misfit, match="expected Gaussians"):
        infer(registry()[block], Map({"q": CODES}), Map())
