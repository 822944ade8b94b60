"""The block that gives the samples of a data set."""

from __future__ import annotations

from engine.datasets import Dataset, datasets
from engine.language import (
    Block,
    Choice,
    Condition,
    Integer,
    Line,
    Map,
    Option,
    Parameters,
    Port,
    Ports,
    Real,
    Types,
    example,
    shape_words,
)
from engine.language.reading import whole

GENERATED = Condition(
    "data", tuple(name for name, found in datasets().items() if found.is_generated)
)


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
            for column in _chosen(parameters).columns
        )
    )


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map((column.name, column.type) for column in _chosen(parameters).columns)


def _summary(parameters: Parameters) -> Line:
    chosen = _chosen(parameters)
    rows = whole(parameters, "rows") if chosen.is_generated else chosen.rows
    return "{shape}", {"shape": shape_words((rows, *chosen.columns[0].shape))}


DATASET = Block(
    id="dataset",
    title="Dataset",
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
            tuple(Option(found.id, found.title, found.help) for found in datasets().values()),
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
        Real(
            "noise",
            0.1,
            high=1.0,
            title="Noise",
            help="Standard deviation of the Gaussian noise added to every coordinate.",
            only_if=GENERATED,
        ),
    ),
    summary=_summary,
    default_title=lambda parameters: _chosen(parameters).title,
    examples=(
        example({"data": "digits"}),
        example({"data": "iris"}),
        example({"data": "moons", "rows": 50, "noise": 0.0}),
    ),
)
