"""Spaces from which nothing leads on: no way back, no point at rest, no head that judges."""

from __future__ import annotations

from engine.document.values import Document
from engine.questions.field import Area, ReadField
from engine.questions.iteration import FindFixedPoints, Iterate, Noise
from tests.bad_inputs.bench import Row
from tests.bad_inputs.selections import asking
from tests.engine.drawn import diverging, moons_autoencoder, placed_points

PAGE = "Latent space"


def _judged_code() -> Document:
    """A classifier of points, by a code."""
    drawing, moons = placed_points("Judged", epochs=1)
    code = drawing.place("latent", moons["points"], dimensions=2, title="Code")
    told = drawing.place("probability", code, title="Told")
    drawing.place("optimizer", drawing.place("binary_cross_entropy", told, moons["label"]))
    return drawing.document


ROWS = (
    Row(
        "Iterate what does not come back in its own shape",
        PAGE,
        asking(_judged_code, Iterate(Noise())),
        "Only what comes back in its own shape can be put in again, but Told (1) is made of Moons "
        "(2); add a decoder that gives the data back.",
    ),
    Row(
        "Iterate what is no number",
        PAGE,
        asking(lambda: diverging(epochs=300), Iterate(Noise())),
        "On this way the decoder gives what is no number; start elsewhere, or train again with a "
        "smaller step size.",
    ),
    Row(
        "Look for fixed points with too few steps",
        PAGE,
        asking(moons_autoencoder, FindFixedPoints(3, most=1, tolerance=1e-9)),
        "None of the 3 starts came to rest within 1 steps and the tolerance 1e-09; allow more "
        "steps, or a larger tolerance.",
    ),
    Row(
        "Show the field of a head where no head judges",
        PAGE,
        asking(moons_autoencoder, ReadField(Area(-1, 1, 1, 2, 2))),
        "No head behind this space tells classes or gives one number, so there is no field to "
        "show.",
    ),
)
