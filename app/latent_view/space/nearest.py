"""Which sample of a cloud lies nearest to a point of the plane."""

from __future__ import annotations

import numpy as np

from engine.observations.records import Cloud
from engine.questions.spots import OfRow


def nearest(cloud: Cloud, point: tuple[float, float]) -> OfRow | None:
    """The sample that lies nearest in the plane; None where none lies anywhere."""
    gaps = np.square(cloud.points - np.array(point, np.float32)).sum(axis=1)
    finite = np.flatnonzero(np.isfinite(gaps))
    return OfRow(int(finite[np.argmin(gaps[finite])])) if len(finite) else None
