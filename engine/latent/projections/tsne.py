"""t-SNE: samples laid out so that those which are near in the space are near in the plane.

van der Maaten and Hinton 2008, with the gradient by Barnes and Hut (arXiv 1301.3342) and the first
places and step size of Kobak and Berens 2019; by the package openTSNE.
"""

from __future__ import annotations

import numpy as np

from engine.latent.projections.laying_out import OnPlaces, first_places
from engine.observations.records import Floats

PERPLEXITY = 30.0
"""About how many neighbours count; fewer where there are few samples."""
EARLY, EXAGGERATION, LATE, AGAIN = 250, 12, 500, 150
"""How many rounds draw neighbours together, and how much stronger; how many follow; how many it
takes to go on from an earlier layout."""
LOOK_EVERY = 10
BEFORE_ROUNDS = 0.03
"""Which part of the work the neighbours are; so far there are no places to show."""


def tsne(codes: Floats, start: Floats | None, on_places: OnPlaces) -> Floats:
    """Places (samples, 2) for codes (samples, dimensions), which differ; see Method."""
    from openTSNE import TSNEEmbedding
    from openTSNE.affinity import PerplexityBasedNN

    first = first_places(codes) if start is None else start
    on_places(0.0, first)
    perplexity = min(PERPLEXITY, (len(codes) - 1) / 3)
    near = PerplexityBasedNN(codes, perplexity=perplexity, method="exact", n_jobs=1, random_state=0)
    laid = TSNEEmbedding(first, near, negative_gradient_method="bh", n_jobs=1, random_state=0)
    early, late = (EARLY, LATE) if start is None else (0, AGAIN)

    def watched(done: int) -> dict[str, object]:
        def look(count: int, _: float, places: Floats) -> None:
            part = (done + count) / (early + late)
            on_places(BEFORE_ROUNDS + (1 - BEFORE_ROUNDS) * part, np.asarray(places, np.float32))

        return {"callbacks": [look], "callbacks_every_iters": LOOK_EVERY, "use_callbacks": True}

    if early:
        laid.optimize(early, exaggeration=EXAGGERATION, momentum=0.5, inplace=True, **watched(0))
    laid.optimize(late, momentum=0.8, inplace=True, **watched(early))
    return np.asarray(laid, dtype=np.float32)
