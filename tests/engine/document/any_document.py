"""Documents at random: everything that can be drawn, whether it makes sense or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from engine.document.values import Document, End, Frame, Graph, Node, Note, Settings, Wire
from engine.language import Map, Value, registry

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

in_peace = hypothesis_settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
"""The same examples in every run, however busy the machine is."""

IDS = tuple(f"n{number}" for number in range(1, 13))
PORTS = ("x", "h", "y", "z", "loss", "images", "prediction", "target", "value")
PARTS = ("Encoder", "Layer")
BLOCKS = (*registry(), "block_of_tomorrow")
WORDS = some.text(some.characters(exclude_categories=["Cs"]), max_size=8)

place = some.tuples(*(some.floats(-1e6, 1e6, width=32),) * 2)
sizes: SearchStrategy[tuple[int, ...]] = some.lists(some.integers(-1, 99), max_size=3).map(tuple)
paths: SearchStrategy[tuple[str, ...]] = some.lists(some.sampled_from(IDS), max_size=3).map(tuple)
values: SearchStrategy[Value] = (
    some.booleans()
    | some.integers()
    | some.floats(allow_nan=False, allow_infinity=False)
    | some.sampled_from(("relu", "adam", *PARTS))
    | WORDS
    | sizes
    | paths
)
anything: SearchStrategy[object] = some.recursive(
    some.none() | some.booleans() | some.integers() | WORDS,
    lambda inner: some.lists(inner, max_size=2) | some.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
new_keys = WORDS.filter(lambda key: key not in ("format", "title", "settings", "graph", "parts"))
unknown = some.dictionaries(new_keys, anything.map(json.dumps), max_size=2).map(Map)
settings = some.builds(
    Settings,
    seed=some.integers(0, 2**31 - 1),
    batch_size=some.integers(1, 1 << 20),
    epochs=some.integers(1, 1 << 24),
    turns_per_epoch=some.integers(1, 1 << 24),
    threads=some.integers(1, 1024),
)


@some.composite
def parameters(draw: DrawFn, block: str) -> Map[str, Value]:
    """Defaults, probes of their ends, and values that may be wrong in any way."""
    declared = registry()[block].parameters if block in registry() else ()
    found: dict[str, Value] = {}
    for parameter in declared:
        fitting = some.sampled_from((parameter.default, *parameter.probes()))
        if draw(some.booleans()):
            found[parameter.name] = draw(fitting | values)
    if not draw(some.integers(0, 9)):
        found["knob_of_tomorrow"] = draw(values)
    if "part" in found and draw(some.booleans()):
        found["part"] = draw(some.sampled_from(PARTS))
    return Map(found)


@some.composite
def nodes(draw: DrawFn, name: str) -> Node:
    block = draw(some.sampled_from(BLOCKS))
    return Node(
        name,
        block,
        draw(WORDS),
        draw(place),
        draw(parameters(block)),
        draw(some.just("") | some.sampled_from(IDS)),
        draw(some.booleans()),
        draw(some.booleans()),
        draw(some.booleans()),
        draw(some.lists(some.sampled_from(PORTS), max_size=2).map(tuple)),
    )


@some.composite
def wires(draw: DrawFn, names: tuple[str, ...]) -> Wire:
    source, target = (End(draw(some.sampled_from(names)), draw(ports)) for _ in range(2))
    return Wire(source, target, draw(WORDS), draw(bends))


bends = some.lists(place, max_size=2).map(tuple)
ports = some.sampled_from(PORTS)
colours = some.sampled_from(("", "green", "colour_of_tomorrow"))
frames = some.builds(Frame, WORDS.map("f{}".format), WORDS, paths, colours)
widths = some.sampled_from((0.0, 160.0))
notes = some.builds(Note, WORDS.map("t{}".format), WORDS, place, widths)


@some.composite
def graphs(draw: DrawFn, most: int = 6) -> Graph:
    names = tuple(draw(some.lists(some.sampled_from(IDS), max_size=most, unique=True)))
    drawn = some.lists(wires(names), max_size=8, unique_by=lambda wire: wire.ends)
    return Graph(
        Map((name, draw(nodes(name))) for name in names),
        tuple(draw(drawn)) if names else (),
        tuple(draw(some.lists(frames, max_size=1))),
        tuple(draw(some.lists(notes, max_size=1))),
    )


@some.composite
def documents(draw: DrawFn) -> Document:
    placed = some.lists(some.sampled_from(PARTS), max_size=2, unique=True)
    parts = Map((name, draw(graphs(4))) for name in draw(placed))
    return Document(draw(WORDS), draw(graphs()), parts, draw(settings), draw(unknown))
