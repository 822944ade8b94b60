"""Which ellipses of the plane are Gaussians of a space?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class ShowPrior(Question):
    """Where does N(0, I) lie in the plane that is shown? Answered by Ellipses, of one."""


@dataclass(frozen=True)
class ShowSpreads(Question):
    """Where do the Gaussians lie that these samples are encoded as? Answered by Ellipses, in their
    order. rows: as in the Cloud record.
    """

    rows: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Ellipses(Value):
    """Gaussians as they are seen in the plane.

    centres: (n, 2). axes: (n, 2, 2), of each its two half axes as vectors of the plane, one
    deviation long.
    """

    centres: NDArray[np.float32]
    axes: NDArray[np.float32]
