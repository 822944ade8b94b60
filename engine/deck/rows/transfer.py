"""Row 26: transfer. What an encoder learned without labels helps where there are few of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from engine.deck.figure import Figure, at_least, on_test
from engine.deck.runs import Runs, Trained

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]

PRETRAINED, FEW, STAGES = "noisy-digits-autoencoder", "ten-labels", "transfer-stages"
FEATURES = 16
"""How many numbers the encoder gives, and as many components stand beside it."""


def frozen(runs: Runs) -> float:
    """Test accuracy of a linear head on the encoder of an earlier run, which stays as it is."""
    return runs.transferred(FEW, "Encoder", PRETRAINED).test("Accuracy")


def scratch(runs: Runs) -> float:
    """The same network with the same labels, with weights that start at random and all learn."""
    return runs.trained(FEW).test("Accuracy")


def gained(runs: Runs) -> float:
    """How much the encoder of the earlier run is worth."""
    return frozen(runs) - scratch(runs)


def by_components(runs: Runs) -> float:
    """A linear model on principal components of all images, with the same labels."""
    return _by_components(runs.trained(PRETRAINED), runs.trained(FEW))


@cache
def _by_components(without: Trained, labelled: Trained) -> float:
    from sklearn.decomposition import PCA
    from sklearn.linear_model import LogisticRegression

    components = PCA(FEATURES).fit(_flat(without.column("Noisy digits.images", "training")))
    few, test = (
        components.transform(_flat(labelled.column("Ten labels a class.images", split)))
        for split in ("training", "test")
    )
    model = LogisticRegression(max_iter=10_000)
    model.fit(few, labelled.column("Ten labels a class.label", "training"))
    return float(model.score(test, labelled.column("Ten labels a class.label")))


def _flat(images: Rows) -> Rows:
    return images.reshape(len(images), -1)


FIGURES = (
    Figure(
        26,
        "noisy digits, 10 labels a class, frozen encoder of an earlier run: test accuracy",
        frozen,
        at_least(0.53),
        by_components,
        "PCA",
    ),
    Figure(26, "the same less training from scratch", gained, at_least(0.08)),
    Figure(26, "the same network from scratch: test accuracy", scratch),
    Figure(
        26,
        "pretraining, then the head, then all in one run: test accuracy",
        on_test(STAGES, "Accuracy"),
    ),
)
