"""Every text of the window that can be translated: those of the code, and those of its tables."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from textwrap import dedent

from app.canvas.drawing.faces import NO_PORT
from app.canvas.hints import HINTS as CANVAS_HINTS
from app.inspector.about_block import DECK
from app.inspector.settings_form import SETTINGS
from app.latent_view.controls.projection_choice import WAYS as PROJECTIONS
from app.latent_view.hints import HINTS as LATENT_HINTS
from app.latent_view.instrument_parts import PANELS, TOOLS
from app.latent_view.panels.measures import FACES
from app.palette.listing import TITLES as PLACED_TITLES
from app.runs.summary_card import DEEDS
from app.translation.calls import calls
from app.windows.action import EXAMPLES, MENUS, RECENT
from app.windows.actions import ACTIONS
from app.windows.handling_fields import HABITS
from app.windows.hints import HINTS as DOCUMENT_HINTS
from engine.language import (
    FAMILIES,
    Block,
    Choice,
    Line,
    Map,
    Parameter,
    Parameters,
    Port,
    Value,
    registry,
)
from engine.shapes.verdicts import DIVERGES

LETTER = re.compile(r"[^\W\d_]")
PLACE = re.compile(r"\{[^{}]*\}")


def sources() -> tuple[str, ...]:
    """Every text once, in alphabetical order; those without a letter need no translation."""
    in_code = (text for call in calls() for text in call.texts or ())
    found = {*in_code, *_of_window(), *_of_blocks()}
    return tuple(sorted(text for text in found if LETTER.search(PLACE.sub("", text))))


def _of_window() -> Iterator[str]:
    """The tables of the window."""
    yield NO_PORT
    yield DIVERGES
    for path in (*MENUS, EXAMPLES, RECENT, *(action.menu for action in ACTIONS)):
        yield path.rpartition("/")[2]
    for action in ACTIONS:
        yield from (action.title, action.tip)
    for hint in (*CANVAS_HINTS, *LATENT_HINTS, *DOCUMENT_HINTS):
        yield from (hint.does, hint.how)
    yield from _of_instrument()
    for habit in HABITS:
        yield habit.title
        yield from (words for one in habit.options for words in (one.title, one.does))
    yield from PLACED_TITLES.values()
    for deed in DEEDS.values():
        yield from (deed.title, deed.tip)
    for setting in SETTINGS:
        yield from _of_parameter(setting)


def _of_instrument() -> Iterator[str]:
    """The tables of the page of the latent space."""
    for panel in PANELS:
        yield from (panel.title, panel.tip)
    yield from (tool.title for tool in TOOLS)
    for title, _, tip in PROJECTIONS:
        yield from (title, tip)
    for face in FACES:
        yield from (face.title, face.means, face.compared)


def _of_blocks() -> Iterator[str]:
    """What the blocks say of themselves."""
    yield from (title for _, title in FAMILIES)
    for block in registry().values():
        yield from (block.title, block.help, block.formula, block.source.removeprefix(DECK))
        yield from block.synonyms
        yield from _templates(block)
        for given in _ways_to_set(block):
            yield from (port.help for port in _ports(block, given))
        for parameter in block.parameters:
            yield from _of_parameter(parameter)


def _of_parameter(parameter: Parameter) -> Iterator[str]:
    yield from (parameter.title or parameter.name, parameter.help, parameter.unit)
    if isinstance(parameter, Choice):
        for option in parameter.options:
            yield from (option.title, option.help)


def _ports(block: Block, given: Parameters) -> tuple[Port, ...]:
    ports = block.ports_of(given)
    return (*ports.inputs, *ports.outputs)


def _templates(block: Block) -> Iterator[str]:
    """The lines about its nodes, before they are put together."""
    yield from [block.summary] if isinstance(block.summary, str) else _returned(block.summary)
    yield from _returned(block.remark) if block.remark else ()
    yield from _returned(block.verdict) if block.verdict else ()
    for given in _ways_to_set(block):
        yield block.line_of(given)[0]


def _ways_to_set(block: Block) -> Iterator[Parameters]:
    """Its examples, and each with every parameter at its ends: for lines that are put together."""
    for given in (Map[str, Value](), *(entry.parameters for entry in block.examples)):
        yield given
        for parameter in block.parameters:
            yield from (given.put(parameter.name, value) for value in parameter.probes())


def _returned(function: Callable[..., Line]) -> Iterator[str]:
    """The templates of a function, which may return one of several."""
    for node in ast.walk(ast.parse(dedent(inspect.getsource(function)))):
        match node:
            case ast.Return(ast.Tuple([template, _])):
                yield from _results(template)


def _results(template: ast.expr) -> Iterator[str]:
    match template:
        case ast.Constant(str() as text):
            yield text
        case ast.IfExp(_, one, two):
            yield from (*_results(one), *_results(two))
