"""Row 1: a threshold neuron and the perceptron rule, which learn whatever a line parts."""

from __future__ import annotations

from engine.datasets.logic_gates import GATES
from engine.deck.figure import Bar, Figure, at_most
from engine.deck.runs import Runs
from engine.training.run import SPLITS

GATE, IRIS = "threshold-neuron", "setosa"


def gates_learned(runs: Runs) -> float:
    """How many of the boolean functions are right on all four corners."""
    learned = (mistakes(runs, GATE, "Gate", f"Gate.gate={gate.value}") == 0 for gate in GATES)
    return float(sum(learned))


def setosa_mistakes(runs: Runs) -> float:
    """How many of the 150 flowers are taken for what they are not."""
    return mistakes(runs, IRIS, "Iris")


def of_scikit_learn(runs: Runs) -> float:
    """The same of scikit-learn's perceptron."""
    from sklearn.linear_model import Perceptron

    trained = runs.trained(IRIS)
    rows = {
        split: (trained.column("Iris.features", split), trained.column("Iris.label", split))
        for split in SPLITS
    }
    fitted = Perceptron(random_state=runs.seed).fit(*rows["training"])
    return float(sum((fitted.predict(x) != label).sum() for x, label in rows.values()))


def mistakes(runs: Runs, example: str, data: str, *changes: str) -> float:
    """How many of all samples are answered wrong after training."""
    trained = runs.trained(example, *changes)
    wrong = (
        trained.output("Neuron", split)[:, 0] != trained.column(f"{data}.label", split)
        for split in SPLITS
    )
    return float(sum(each.sum() for each in wrong))


FIGURES = (
    Figure(
        1,
        "boolean functions of two inputs learned, of 16: not XOR and XNOR, which no line parts",
        gates_learned,
        Bar(14, 14),
    ),
    Figure(
        1,
        "iris setosa against the rest, 20 epochs: mistakes among 150 flowers",
        setosa_mistakes,
        at_most(0),
        of_scikit_learn,
        "scikit-learn",
    ),
)
