"""How is a space shown in the plane?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Axes:
    """Two dimensions of the space, from 0: the one across, and the one upwards."""

    across: int = 0
    up: int = 1


@dataclass(frozen=True)
class Principal:
    """The plane of the first two principal components; one or two dimensions as they are."""


@dataclass(frozen=True)
class Tsne:
    """t-SNE, with which near samples stay near."""


@dataclass(frozen=True)
class Umap:
    """UMAP, where the package umap-learn is installed."""


How = Axes | Principal | Tsne | Umap
PRINCIPAL = Principal()


@dataclass(frozen=True, eq=False)
class View:
    """How the points of a cloud came about.

    explained: which part of the variance of the codes is seen, 0 to 1; None where a method has no
    such number, or all codes are the same. variances: (dimensions,) of the codes along each
    dimension. collapsed: the dimensions along which they hardly differ. step: of the run, when the
    samples were laid out; an older one than that of the cloud where the codes have moved on since.
    is_whole: whether the layout was ended, and not told of while it goes on.
    """

    how: How
    explained: float | None
    variances: NDArray[np.float32]
    collapsed: NDArray[np.int64]
    step: int
    is_whole: bool = True

    @property
    def is_exact(self) -> bool:
        """Whether a point of the plane stands for one code, not for something between samples."""
        return isinstance(self.how, Axes | Principal)


@dataclass(frozen=True)
class Project(Question):
    """Show the space so from now on; answered by Projected once it is shown."""

    how: How


@dataclass(frozen=True, eq=False)
class Projected(Value):
    """The space is shown so; the clouds that follow say the same."""

    view: View
