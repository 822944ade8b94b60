"""One sample of the data behind a latent space, found without touching the others."""

from __future__ import annotations

import numpy as np

from engine.latent.readings.describing import meaning_of
from engine.latent.readings.rows_of_data import as_array, sample_end
from engine.latent.space import Space, check_rows
from engine.questions.one_sample import SampleShown, ShowSample


def sample_shown(space: Space, asked: ShowSample) -> SampleShown:
    """The sample itself. Raises Unanswerable where there is no such sample."""
    end = sample_end(space)
    check_rows(np.array([asked.row]), len(space.labels))
    place = space.run.program.plan.scope.outputs(end.node).index(end)
    split, rows = next(
        (split, rows) for split, rows in space.splits.items() if rows.start <= asked.row < rows.stop
    )
    found = space.run.rows[end.node][split][place][asked.row - rows.start]
    return SampleShown(asked.row, as_array(found), meaning_of(space))
