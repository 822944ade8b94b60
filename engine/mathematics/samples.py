"""Samples of a distribution p against a distribution q, or against samples of it.

What is known of p are samples, (rows,) or (rows, 1), and what is known of q are its numbers, one
distribution for the whole batch. The functions are source for the text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.language.block import Parameters, Site, Types
from engine.language.inference import Misfit
from engine.language.parameters import Integer, Real
from engine.language.ports import Port
from engine.language.types import MEANING_WORDS, Type, count, shape_words
from engine.language.values import Map
from engine.mathematics.distributions import Distribution
from engine.mathematics.pairing import PAIR, predicted_distribution

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the functions are only read
    from torch import Tensor

SAMPLES = Port("samples", "batch ...", help="Samples of p: one number each, such as data.")
DISTRIBUTION = Port("q", "...", help="The distribution q, one for all: a learned Gaussian.")

SAMPLES_OR_DISTRIBUTION = Port(
    "q",
    "batch? ...",
    help="Samples of q, of the same shape; or one Gaussian or Laplacian for all.",
)

GRID = (
    Real("centre", 0.0, low=-1e6, title="Centre", help="The middle of the cells."),
    Real(
        "width",
        16.0,
        low=1e-3,
        title="Width",
        help="How far it is from the first cell to the end of the last.",
        is_logarithmic=True,
    ),
    Integer(
        "cells",
        160,
        low=2,
        high=10_000,
        title="Cells",
        unit="cells",
        help="How many cells of equal width; all that lies outside counts as two more.",
    ),
)
"""The parameters of a loss that compares p and q cell by cell."""


def even_levels(samples: Tensor) -> Tensor:
    """The middles of as many equal shares of 0 to 1 as there are samples: (rows,)."""
    count = samples.numel()
    return (torch.arange(count, device=samples.device) + 0.5) / count


def cell_edges(centre: float, width: float, cells: int) -> Tensor:
    """The edges of so many cells that are together `width` wide: (cells + 1,)."""
    return centre + width * torch.linspace(-0.5, 0.5, cells + 1)


def sampled_shares(samples: Tensor, centre: float, width: float, cells: int) -> Tensor:
    """Share of the samples in each cell; first and last is what lies outside: (cells + 2,)."""
    edges = cell_edges(centre, width, cells).to(samples)
    cell = torch.bucketize(samples.detach().flatten(), edges)
    return torch.bincount(cell, minlength=cells + 2).to(samples) / cell.numel()


def exact_shares(
    share_below: Callable[[Tensor, Tensor], Tensor],
    q: Tensor,
    centre: float,
    width: float,
    cells: int,
) -> Tensor:
    """Share of a distribution in each cell; first and last is what lies outside: (cells + 2,)."""
    below = share_below(q, cell_edges(centre, width, cells).to(q)).flatten()
    return torch.cat([below[:1], below.diff(), 1 - below[-1:]])


CELL_CODE = (cell_edges, sampled_shares, exact_shares)


def shares_on_cells(site: Site) -> tuple[str, str]:
    """Source of the shares of the samples and of those of q, cell by cell."""
    below = one_distribution(site.inputs).function("share_below")
    grid = ", ".join(f"{knob.name}={site.parameters[knob.name]}" for knob in GRID)
    of_p = f"sampled_shares({site.names['samples']}, {grid})"
    return of_p, f"exact_shares({below}, {site.names['q']}, {grid})"


def one_distribution(inputs: Types) -> Distribution:
    """The distribution q that samples are compared with; a Misfit says why there is none."""
    samples, q = inputs["samples"], inputs["q"]
    found = predicted_distribution("q", q)
    if found.share_below is None:
        cause = "only they have a distribution function in closed form here"
        raise Misfit("q", "a Gaussian or a Laplacian", MEANING_WORDS[q.meaning], cause)
    if count(samples.shape) != 1:
        cause = "a distribution function has one axis; compare samples with samples instead"
        raise Misfit("samples", "one number for each sample", samples.words(), cause)
    if count(q.shape) != PAIR:
        raise Misfit("q", f"one {found.title}", q.words(), "one number is drawn from it at a time")
    return found


def loss_on_cells(inputs: Types, _: Parameters) -> Types:
    """The shape function of a loss that compares samples and a distribution cell by cell."""
    one_distribution(inputs)
    return Map({"loss": Type(is_batched=False)})


def samples_or_distribution(inputs: Types) -> Distribution | None:
    """The distribution q; None where q are samples of the same shape as those of p."""
    samples, q = inputs["samples"], inputs["q"]
    if not q.is_batched:
        return one_distribution(inputs)
    if q.shape != samples.shape:
        expected, received = (shape_words(found.shape) for found in (samples, q))
        cause = "it must agree with samples; a distribution is wired without a batch axis"
        raise Misfit("q", expected or "one number", received or "one number", cause)
    return None


def samples_of_q(site: Site) -> str:
    """Source of samples of q: those that are wired, or as many at even levels of a distribution."""
    found, q = samples_or_distribution(site.inputs), site.names["q"]
    return found.source("quantile", q, f"even_levels({site.names['samples']})") if found else q


def loss_of_samples(inputs: Types, _: Parameters) -> Types:
    """The shape function of a loss that compares samples with samples or a distribution."""
    samples_or_distribution(inputs)
    return Map({"loss": Type(is_batched=False)})
