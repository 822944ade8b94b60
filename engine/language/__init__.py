"""What a block may say: ports, parameters, shapes, and the registry of all blocks. No torch."""

from engine.language.block import Block, Example, Line, Parameters, Site, Types, example
from engine.language.inference import Misfit, axes_of, infer
from engine.language.parameters import (
    Axes,
    Choice,
    Condition,
    Formula,
    Integer,
    Option,
    Parameter,
    Paths,
    Real,
    Reals,
    Switch,
    Text,
    number_words,
    value_words,
)
from engine.language.ports import Port, Ports
from engine.language.registry import FAMILIES, registry
from engine.language.types import Kind, Meaning, Shape, Type, count, shape_words
from engine.language.values import Map, Value

__all__ = [
    "FAMILIES",
    "Axes",
    "Block",
    "Choice",
    "Condition",
    "Example",
    "Formula",
    "Integer",
    "Kind",
    "Line",
    "Map",
    "Meaning",
    "Misfit",
    "Option",
    "Parameter",
    "Parameters",
    "Paths",
    "Port",
    "Ports",
    "Real",
    "Reals",
    "Shape",
    "Site",
    "Switch",
    "Text",
    "Type",
    "Types",
    "Value",
    "axes_of",
    "count",
    "example",
    "infer",
    "number_words",
    "registry",
    "shape_words",
    "value_words",
]
