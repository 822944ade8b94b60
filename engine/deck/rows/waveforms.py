"""Row 11: eight kinds of noisy sound, told apart from the raw wave and from its mel spectrogram."""

from __future__ import annotations

from engine.deck.figure import Figure, at_least, on_test
from engine.deck.runs import Runs


def of_a_linear_model(runs: Runs) -> float:
    """The accuracy of a logistic regression on the raw wave."""
    from sklearn.linear_model import LogisticRegression

    trained = runs.trained("waveforms-convolution")
    waves, test = (trained.column("Waveforms.wave", split) for split in ("training", "test"))
    known, true = (trained.column("Waveforms.label", split) for split in ("training", "test"))
    return float(LogisticRegression(max_iter=1000).fit(waves, known).score(test, true))


FIGURES = (
    Figure(
        11,
        "eight kinds of sound at 10 dB, 1-D convolution: accuracy",
        on_test("waveforms-convolution", "Accuracy"),
        at_least(0.85),
        of_a_linear_model,
        "linear model",
    ),
    Figure(
        11,
        "eight kinds of sound at 10 dB, mel spectrogram: accuracy",
        on_test("waveforms-mel", "Accuracy"),
        at_least(0.88),
        of_a_linear_model,
        "linear model",
    ),
)
