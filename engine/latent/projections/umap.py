"""UMAP: samples laid out by a graph of their neighbours (arXiv 1802.03426); by umap-learn, which is
installed by those who want it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from engine.latent.projections.laying_out import OnPlaces, first_places
from engine.observations.records import Floats
from engine.questions.question import Unanswerable

NEIGHBOURS, LEAST_GAP = 15, 0.1
LOOK_EVERY_SECONDS = 0.1
ROUNDS, AGAIN = 400, 100
"""How many rounds a layout takes, and how many it takes to go on from an earlier one."""
NOT_INSTALLED = (
    "UMAP is shown by the package umap-learn, which is not installed; install it with "
    "pip install umap-learn, or choose t-SNE."
)


def find_umap() -> None:
    """Raises Unanswerable where umap-learn is not installed."""
    if find_spec("umap") is None:
        raise Unanswerable(NOT_INSTALLED)


def umap(codes: Floats, start: Floats | None, on_places: OnPlaces) -> Floats:
    """Places (samples, 2) for codes (samples, dimensions), which differ; see Method."""
    from tqdm import tqdm
    from umap import UMAP

    tqdm.monitor_interval = 0  # otherwise a thread watches the bar from now on

    rounds = ROUNDS if start is None else AGAIN
    on_places(0.0, start)
    laying = UMAP(
        n_neighbors=min(NEIGHBOURS, len(codes) - 1),
        min_dist=LEAST_GAP,
        init=np.asarray(first_places(codes) if start is None else start, np.float32),
        n_epochs=rounds,
        random_state=0,
        n_jobs=1,
        tqdm_kwds={
            "disable": False,
            "bar_format": "{n}",
            "mininterval": LOOK_EVERY_SECONDS,
            "file": _Bar(lambda done: on_places(done / rounds, None)),
        },
    )
    return np.asarray(laying.fit_transform(codes), dtype=np.float32)


class _Bar:
    """What umap-learn writes its bar of progress to: it has no other way to tell, or to be stopped.

    Each writing is a number of rounds; what `on_rounds` raises ends the layout.
    """

    def __init__(self, on_rounds: Callable[[int], None]) -> None:
        self._on_rounds = on_rounds

    def write(self, text: str) -> None:
        """Take a part of the bar."""
        if text.strip().isdigit():
            self._on_rounds(int(text))

    def flush(self) -> None:
        """Nothing is held back."""
