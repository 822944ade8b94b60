"""Which function answers which question of a latent space."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.latent.anomalies import scores
from engine.latent.arithmetic import means
from engine.latent.colours import colour_ways, colours
from engine.latent.decoding import decodings
from engine.latent.describing import described
from engine.latent.dimensions import dimensions
from engine.latent.ellipses import prior_ellipse, spread_ellipses
from engine.latent.field import decoded_area, field
from engine.latent.iterating import fixed_points, iterated
from engine.latent.later import Later
from engine.latent.measuring import measured
from engine.latent.moments import moment, moments
from engine.latent.neighbours import nearest, placed
from engine.latent.one_sample import sample_shown
from engine.latent.priors import drawn
from engine.latent.project import projected
from engine.latent.rows_of_data import data_name
from engine.latent.space import Space
from engine.latent.walking import walked
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
