"""How do the codes lie, and what have they kept of the samples?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.language import Map
from engine.questions.question import Question, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class MeasureCodes(Question):
    """Measure the codes of some samples; answered by Measured, after a while."""


@dataclass(frozen=True, eq=False)
class Measured(Value):
    """What was measured after `step` steps and `epoch` epochs, on so many rows.

    is_held_out: whether these are samples that are not trained on. values: by measure: 'error',
    'agreement', 'silhouette', 'trustworthiness', 'continuity', 'divergence', 'discrepancy',
    'information'; and what two of them are compared with: 'linear error' is that of PCA with as
    many dimensions, 'entropy' that of the labels. missing: by measure, why there is none, in one
    sentence. divergences: (dimensions,) that of each; is_gaussian: of the Gaussian of each sample,
    else of one that all codes of a dimension are spread like.
    """

    step: int
    epoch: int
    rows: int
    is_held_out: bool
    values: Map[str, float]
    missing: Map[str, str]
    divergences: NDArray[np.float64]
    is_gaussian: bool
