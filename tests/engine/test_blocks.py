"""What single blocks say and refuse, beyond what every block promises."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import torch

from engine.datasets import datasets
from engine.language import Map, Misfit, Site, Type, Value, infer, registry
from tests.placed_block import Placed

UNIT, PROBABILITIES = (Type((3,), meaning="unit"), Type((3,), meaning="probabilities"))


def category(classes: int) -> Type:
    return Type(kind="category", classes=classes)


def inferred(block: str, parameters: dict[str, Value] | None = None, **inputs: Type) -> Type:
    (found,) = infer(registry()[block], Map(inputs), Map(parameters or {})).values()
    return found


def summary(block: str, **parameters: Value) -> str:
    return registry()[block].summary_of(registry()[block].filled(parameters))


def title(block: str, **parameters: Value) -> str:
    return registry()[block].title_of(registry()[block].filled(parameters))


def optimizer_source(**parameters: Value) -> str:
    block = registry()["optimizer"]
    names = Map({"weights": "network.parameters()"})
    assert callable(block.module)
    return block.module(Site(block.filled(parameters), Map(), Map(), names=names))


@pytest.mark.parametrize(
    ("block", "parameters", "words"),
    [
        ("dataset", {}, "1,797 × 8 × 8"),
        ("dataset", {"data": "moons", "rows": 2500}, "2,500 × 2"),
        ("noise", {"shape": (12, 8), "distribution": "uniform"}, "Uniform 12 × 8"),
        ("dense", {"units": 128, "activation": "gelu"}, "Dense 128 · GELU"),
        ("dense", {"units": 128, "activation": "identity"}, "Dense 128"),
        ("latent", {}, "Latent 2"),
        ("probability", {"shape": (8, 8)}, "Probability 64"),
        ("linear", {}, "Linear 1"),
        ("categorical", {}, "Categorical 10"),
        ("optimizer", {"step_size": 0.002}, "step 0.002 · trains all"),
        ("optimizer", {"trains": ("n1",)}, "step 0.001 · trains 1 node"),
        ("optimizer", {"until_turn": 900}, "turns 1 to 900 · step 0.001"),
        ("optimizer", {"from_turn": 1201}, "from turn 1,201 · step 0.001"),
        ("optimizer", {"trains": ("n1", "n2")}, "step 0.001 · trains 2 nodes"),
        ("part", {"part": "Encoder"}, "Encoder"),
        ("part", {}, "no Part chosen"),
        ("repeat", {"part": "Layer", "times": 20}, "Layer × 20"),
        ("repeat", {}, "no Part chosen × 4"),
        ("repeat", {"part": "Net", "mode": "side_by_side"}, "Net × 4 side by side"),
        ("iterate", {"part": "Layer", "steps": 20}, "Layer, 20 times"),
        ("iterate", {"part": "Net", "mode": "fixed_point"}, "Net, up to 10 times"),
        ("iterate", {}, "no Part chosen, 10 times"),
    ],
)
def test_the_line_about_a_node(block: str, parameters: dict[str, Value], words: str) -> None:
    assert summary(block, **parameters) == words


@pytest.mark.parametrize(
    ("block", "parameters", "words"),
    [
        ("dataset", {"data": "two_spirals"}, "Two spirals"),
        ("activation", {"activation": "tanh"}, "Tanh"),
        ("optimizer", {"rule": "sgd"}, "SGD"),
        ("part", {"part": "Encoder"}, "Encoder"),
        ("part", {}, "Part"),
        ("mean_squared_error", {}, "Squared error"),
        ("input", {}, "x"),
    ],
)
def test_the_title_of_a_new_node(block: str, parameters: dict[str, Value], words: str) -> None:
    assert title(block, **parameters) == words


def test_a_dataset_has_the_ports_and_types_of_the_chosen_set() -> None:
    block, parameters = registry()["dataset"], Map[str, Value]({"data": "iris"})
    assert [port.name for port in block.ports_of(parameters).outputs] == ["features", "label"]
    columns = datasets()["iris"].columns_of({})
    assert list(infer(block, Map(), parameters).values()) == [column.type for column in columns]


@pytest.mark.parametrize(("chosen", "holds"), [("moons", True), ("digits", False)])
def test_size_and_noise_matter_for_generated_sets_only(chosen: str, holds: bool) -> None:
    for name in ("rows", "noise"):
        parameter = registry()["dataset"].parameter(name)
        assert parameter is not None
        assert parameter.only_if is not None
        assert parameter.only_if.holds({"data": chosen}) is holds


def test_an_activation_makes_the_promise_of_its_range() -> None:
    inputs = {"x": Type((4,))}
    assert inferred("dense", {"activation": "sigmoid"}, **inputs).meaning == "unit"
    assert inferred("activation", {"activation": "softplus"}, **inputs).meaning == "positive"


def test_flatten_keeps_kind_and_meaning() -> None:
    images = Type((8, 8), meaning="unit")
    assert inferred("flatten", x=images) == Type((64,), meaning="unit")
    assert inferred("flatten", x=category(3)) == Type((1,), "category", classes=3)


def test_concatenate_takes_any_last_axes_and_no_other_difference() -> None:
    joined = inferred("concatenate", a=Type((5, 3)), b=Type((5, 4)))
    assert joined == Type((5, 7))
    with pytest.raises(Misfit, match="it must agree with a"):
        inferred("concatenate", a=Type((5, 3)), b=Type((6, 3)))
    with pytest.raises(Misfit, match="it has too few axes"):
        inferred("concatenate", a=Type((5,)), b=Type())


def test_sum_adds_values_or_losses_and_never_one_of_each() -> None:
    loss = Type(is_batched=False)
    assert inferred("sum", a=loss, b=loss) == loss
    with pytest.raises(Misfit, match="it must agree with a"):
        inferred("sum", a=loss, b=Type())


@pytest.mark.parametrize(
    ("block", "prediction", "target", "words"),
    [
        (
            "categorical_cross_entropy",
            PROBABILITIES,
            category(10),
            "target: expected category of 3, received category of 10; the prediction is over 3",
        ),
        (
            "categorical_cross_entropy",
            Type((2, 3), meaning="probabilities"),
            category(3),
            "prediction: expected one axis of classes, received 2 × 3; it has too many axes",
        ),
        (
            "categorical_cross_entropy",
            Type((3,)),
            category(3),
            "prediction: expected probabilities that add up to 1, received any real number",
        ),
        (
            "binary_cross_entropy",
            Type((1,), meaning="unit"),
            category(10),
            "target: expected category of 2, received category of 10",
        ),
        (
            "binary_cross_entropy",
            UNIT,
            category(2),
            "prediction: expected one probability for each label, received 3",
        ),
        (
            "binary_cross_entropy",
            UNIT,
            Type((4,), meaning="unit"),
            "target: expected 3, received 4",
        ),
        (
            "binary_cross_entropy",
            UNIT,
            Type((3,)),
            "target: expected numbers from 0 to 1, received any real number",
        ),
        (
            "accuracy",
            PROBABILITIES,
            category(10),
            "target: expected category of 3, received category of 10; the prediction is over 3",
        ),
        ("accuracy", UNIT, category(3), "target: expected category of 2, received category of 3"),
        (
            "accuracy",
            UNIT,
            category(2),
            "prediction: expected an answer for each label, received 3",
        ),
        (
            "accuracy",
            Type((3,)),
            category(3),
            "prediction: expected probabilities, received any real number",
        ),
    ],
)
def test_a_misfit_names_both_numbers(
    block: str, prediction: Type, target: Type, words: str
) -> None:
    with pytest.raises(Misfit, match=re.escape(words)):
        inferred(block, prediction=prediction, target=target)


@pytest.mark.parametrize(
    ("prediction", "like"),
    [
        (torch.tensor([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.7, 0.3]]), PROBABILITIES),
        (torch.tensor([[0.1], [0.8], [0.4], [0.3]]), UNIT),
    ],
)
def test_accuracy_counts_right_answers(prediction: torch.Tensor, like: Type) -> None:
    block = registry()["accuracy"]
    found = replace(like, shape=tuple(prediction.shape[1:]))
    node = Placed(block, Map({"prediction": found, "target": category(2)}), block.filled({}))
    target = torch.tensor([0, 1, 0, 1])
    assert node.compute({"prediction": prediction, "target": target})["accuracy"] == 0.75


def test_dropout_keeps_the_mean_and_drops_the_declared_share() -> None:
    block = registry()["dropout"]
    node = Placed(block, Map({"x": Type((1000,))}), block.filled({"rate": 0.25}))
    y = node.compute({"x": torch.ones(100, 1000)})["y"]
    assert abs((y == 0).float().mean() - 0.25) < 0.01
    assert abs(y.mean() - 1) < 0.01


def test_layer_normalisation_divides_by_the_biased_deviation() -> None:
    block = registry()["layer_normalisation"]
    x = torch.tensor([[1.0, 2.0, 3.0, 6.0]])
    node = Placed(block, Map({"x": Type((4,))}), block.filled({}))
    expected = (x - 3) / (3.5 + 1e-5) ** 0.5
    torch.testing.assert_close(node.compute({"x": x})["y"], expected)


def test_optimizers_are_written_with_what_matters_for_their_rule() -> None:
    assert optimizer_source() == ("torch.optim.Adam(network.parameters(), lr=0.001, fused=True)")
    assert optimizer_source(rule="sgd", step_size=0.1, momentum=0.9, weight_decay=0.01) == (
        "torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9, weight_decay=0.01, fused=True)"
    )
    assert optimizer_source(rule="adamw", momentum=0.9) == (
        "torch.optim.AdamW(network.parameters(), lr=0.001, weight_decay=0.0, fused=True)"
    )
