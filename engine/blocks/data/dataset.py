"""The block that gives the samples of a data set."""

from __future__ import annotations

from dataclasses import replace

from engine.datasets import Dataset, datasets
from engine.language import (
    Block,
    Choice,
    Condition,
    Integer,
    Line,
    Map,
    Option,
    Parameter,
    Parameters,
    Port,
    Ports,
    Types,
    example,
    shape_words,
)
from engine.language.reading import whole

SETS = tuple(sorted(datasets().values(), key=lambda found: found.title.lower()))
WITH_CLASSES = Condition("data", tuple(found.id for found in SETS if found.least_class))
MOST_A_CLASS = max(found.least_class for found in SETS)
GENERATED = Condition("data", tuple(found.id for found in SETS if found.is_generated))


def _chosen(parameters: Parameters) -> Dataset:
    return datasets()[str(parameters["data"])]


def _ports(parameters: Parameters) -> Ports:
    return Ports(
        outputs=tuple(
            Port(
                column.name,
                " ".join(("batch", *map(str, column.shape))),
                column.help,
                column.kind,
                column.meaning,
            )
            for column in _chosen(parameters).columns_of(parameters)
        )
    )


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map((column.name, column.type) for column in _chosen(parameters).columns_of(parameters))


def _summary(parameters: Parameters) -> Line:
    chosen = _chosen(parameters)
    rows = whole(parameters, "rows") if chosen.is_generated else chosen.rows
    columns = chosen.columns_of(parameters)
    shape = shape_words((rows, *columns[0].shape))
    if few := chosen.rows_a_class(parameters):
        return "{shape} · {few} a class to train", {"shape": shape, "few": few}
    return "{shape}", {"shape": shape}


def _own() -> tuple[Parameter, ...]:
    """The parameters of the sets, each shown where a set that has it is chosen.

    Raises ValueError where two sets declare different parameters of one name.
    """
    declared: dict[str, Parameter] = {}
    for entry in (entry for found in SETS for entry in found.parameters):
        if declared.setdefault(entry.name, entry) != entry:
            raise ValueError(f"Two data sets declare {entry.name!r} differently: rename one.")
    return tuple(replace(entry, only_if=_having(entry)) for entry in declared.values())


def _having(parameter: Parameter) -> Condition:
    return Condition("data", tuple(found.id for found in SETS if parameter in found.parameters))


DATASET = Block(
    id="dataset",
    title="Dataset",
    synonyms=("data set", "input data", "samples"),
    help="Gives the samples of a data set, batch by batch, in an order that is new in every epoch.",
    formula="(x, t) from the training rows, without replacement within an epoch",
    source="deck: empirical risk; each set names its own source",
    role="data",
    ports=_ports,
    shapes=_shapes,
    parameters=(
        Choice(
            "data",
            "digits",
            tuple(Option(found.id, found.title, found.help) for found in SETS),
            title="Data",
            help="Which data set the samples come from.",
        ),
        Integer(
            "rows",
            1000,
            low=50,
            high=100_000,
            title="Samples",
            unit="samples",
            help="How many samples are generated; a fifth is for test, a tenth for validation.",
            only_if=GENERATED,
        ),
        Integer(
            "rows_a_class",
            0,
            low=0,
            high=MOST_A_CLASS,
            title="Rows a class",
            unit="rows",
            help="How many training rows of each class are kept, at most those of the smallest one;"
            " 0 keeps all. Few of them show what a network is worth that was trained before.",
            only_if=WITH_CLASSES,
        ),
        *_own(),
    ),
    summary=_summary,
    default_title=lambda parameters: _chosen(parameters).title,
    examples=(
        example({"data": "digits"}),
        example({"data": "iris"}),
        example({"data": "moons", "rows": 50, "noise": 0.0}),
    ),
)
