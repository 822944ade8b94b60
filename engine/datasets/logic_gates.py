"""The boolean functions of two inputs."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.language import Choice, Option

GATES = (
    Option("never", "Never", "0 for all inputs."),
    Option("and", "AND", "1 where both inputs are 1."),
    Option("a_not_b", "A and not B", "1 where only the first input is 1."),
    Option("a", "A", "The first input."),
    Option("b_not_a", "B and not A", "1 where only the second input is 1."),
    Option("b", "B", "The second input."),
    Option("xor", "XOR", "1 where the inputs differ; no straight line parts it."),
    Option("or", "OR", "1 where one input or both are 1."),
    Option("nor", "NOR", "1 where both inputs are 0."),
    Option("xnor", "XNOR", "1 where the inputs are alike; no straight line parts it."),
    Option("not_b", "Not B", "1 where the second input is 0."),
    Option("a_or_not_b", "A or not B", "0 where only the second input is 1."),
    Option("not_a", "Not A", "1 where the first input is 0."),
    Option("b_or_not_a", "B or not A", "0 where only the first input is 1."),
    Option("nand", "NAND", "0 where both inputs are 1."),
    Option("always", "Always", "1 for all inputs."),
)
"""All of them, so that read as a binary number of two inputs the answers count from 0 to 15."""


def logic_gates(rows: int, gate: str) -> tuple[np.ndarray, np.ndarray]:
    """The corners of a square in turn: inputs (rows, 2) of 0 and 1, label (rows,) the gate's."""
    answers = {
        "never": (0, 0, 0, 0),
        "and": (0, 0, 0, 1),
        "a_not_b": (0, 0, 1, 0),
        "a": (0, 0, 1, 1),
        "b_not_a": (0, 1, 0, 0),
        "b": (0, 1, 0, 1),
        "xor": (0, 1, 1, 0),
        "or": (0, 1, 1, 1),
        "nor": (1, 0, 0, 0),
        "xnor": (1, 0, 0, 1),
        "not_b": (1, 0, 1, 0),
        "a_or_not_b": (1, 0, 1, 1),
        "not_a": (1, 1, 0, 0),
        "b_or_not_a": (1, 1, 0, 1),
        "nand": (1, 1, 1, 0),
        "always": (1, 1, 1, 1),
    }[gate]
    corner = np.arange(rows) % 4
    inputs = np.stack([corner // 2, corner % 2], axis=1)
    return inputs.astype(np.float32), np.array(answers, dtype=np.int64)[corner]


DATASET = Dataset(
    id="logic_gates",
    title="Logic gates",
    help="One of the 16 boolean functions of two inputs, on the four corners of a square.",
    source="generated, after F. Rosenblatt 1958 and M. Minsky and S. Papert, Perceptrons, 1969",
    columns=(
        Column("inputs", (2,), meaning="unit", help="The inputs A and B, each 0 or 1."),
        Column("label", kind="category", classes=2, help="What the gate answers, 0 or 1."),
    ),
    load=logic_gates,
    rows=1000,
    test=200,
    validation=100,
    stratify="label",
    parameters=(
        Choice("gate", "and", GATES, title="Gate", help="Which boolean function the labels are."),
    ),
    is_generated=True,
)
