"""Which function answers which question of a latent space."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.latent.later import Later
from engine.latent.readings.anomalies import scores
from engine.latent.readings.arithmetic import means
from engine.latent.readings.colours import colour_ways, colours
from engine.latent.readings.decoding import decodings
from engine.latent.readings.describing import described
from engine.latent.readings.dimensions import dimensions
from engine.latent.readings.ellipses import prior_ellipse, spread_ellipses
from engine.latent.readings.field import decoded_area, field
from engine.latent.readings.iterating import fixed_points, iterated
from engine.latent.readings.measuring import measured
from engine.latent.readings.moments import moment, moments
from engine.latent.readings.neighbours import nearest, placed
from engine.latent.readings.one_sample import sample_shown
from engine.latent.readings.priors import drawn
from engine.latent.readings.project import projected
from engine.latent.readings.rows_of_data import data_name
from engine.latent.readings.walking import walked
from engine.latent.space import Space
from engine.questions.anomalies import ScoreSamples
from engine.questions.arithmetic import CompareMeans
from engine.questions.colours import ColourBy, WhichColours
from engine.questions.decoding import DecodeSpots
from engine.questions.dimensions import ReadDimensions
from engine.questions.ellipses import ShowPrior, ShowSpreads
from engine.questions.field import DecodeArea, ReadField
from engine.questions.film import ListMoments, SeeMoment
from engine.questions.iteration import FindFixedPoints, Iterate
from engine.questions.measures import MeasureCodes
from engine.questions.one_sample import ShowSample
from engine.questions.prior import DrawPrior
from engine.questions.projecting import Project
from engine.questions.question import Question, Value
from engine.questions.samples import DescribeSamples, FindNearest, PlaceValues, WhichData
from engine.questions.walking import Walk

Answerer = Callable[[Space, Any], Value | Later]  # each takes the kind of question of its line
ANSWERS: dict[type[Question], Answerer] = {
    ColourBy: colours,
    DecodeSpots: decodings,
    ListMoments: moments,
    MeasureCodes: measured,
    SeeMoment: moment,
    Project: projected,
    Walk: walked,
    ReadDimensions: dimensions,
    CompareMeans: means,
    DrawPrior: drawn,
    DescribeSamples: described,
    FindNearest: nearest,
    PlaceValues: placed,
    ScoreSamples: scores,
    ShowPrior: prior_ellipse,
    ShowSample: sample_shown,
    ShowSpreads: spread_ellipses,
    WhichColours: colour_ways,
    WhichData: data_name,
    DecodeArea: decoded_area,
    FindFixedPoints: fixed_points,
    Iterate: iterated,
    ReadField: field,
}
