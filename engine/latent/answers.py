"""Which function answers which question of a latent space."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.latent.decoding import decodings
from engine.latent.later import Later
from engine.latent.measuring import measured
from engine.latent.moments import moment, moments
from engine.latent.space import Space
from engine.questions.decoding import DecodeSpots
from engine.questions.film import ListMoments, SeeMoment
from engine.questions.measures import MeasureCodes
from engine.questions.question import Question, Value

Answerer = Callable[[Space, Any], Value | Later]  # each takes the kind of question of its line
ANSWERS: dict[type[Question], Answerer] = {
    DecodeSpots: decodings,
    ListMoments: moments,
    MeasureCodes: measured,
    SeeMoment: moment,
}
