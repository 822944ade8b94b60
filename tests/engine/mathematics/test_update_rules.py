from __future__ import annotations

import pytest
import torch

from engine.language import Map, Value, registry
from engine.mathematics.update_rules import RULES, made, takers


def source(**parameters: Value) -> str:
    return made(registry()["optimizer"].filled(Map(parameters)), "weights")


def path(steps: int = 5, **parameters: Value) -> list[float]:
    """Where a rule goes from 1 on the loss w^2 / 2, whose gradient is w."""
    weight = torch.ones(1, dtype=torch.float64, requires_grad=True)
    optimizer = eval(source(**parameters), {"torch": torch, "weights": [weight]})  # noqa: S307 - a text of ours
    found = []
    for _ in range(steps):
        weight.grad = weight.detach().clone()
        optimizer.step()
        found.append(weight.item())
    return found


def test_what_pytorch_takes_anyway_is_left_out() -> None:
    assert source() == "torch.optim.Adam(weights, lr=0.001, fused=True)"
    assert source(rule="rmsprop") == "torch.optim.RMSprop(weights, lr=0.001)"
    assert source(rule="adagrad") == "torch.optim.Adagrad(weights, lr=0.001)"
    assert source(rule="adamw", beta_1=0.5) == (
        "torch.optim.AdamW(weights, lr=0.001, betas=(0.5, 0.999), weight_decay=0.0, fused=True)"
    )


def test_a_rule_heeds_only_what_is_its_own() -> None:
    every: dict[str, Value] = {"momentum": 0.5, "beta_1": 0.5, "memory": 0.5, "weight_decay": 0.5}

    assert source(rule="perceptron", step_size=1.0, **every) == (
        "torch.optim.SGD(weights, lr=1.0, fused=True)"
    )
    assert source(rule="adagrad", **every) == (
        "torch.optim.Adagrad(weights, lr=0.001, weight_decay=0.5)"
    )
    assert takers("momentum") == ("sgd", "rmsprop")


def test_nesterov_takes_the_gradient_where_the_momentum_leads() -> None:
    step, share, weight, speed, expected = 0.1, 0.9, 1.0, 0.0, []
    ahead = weight
    for _ in range(5):  # PyTorch keeps the point that lies ahead
        before, speed = speed, share * speed - step * ahead
        weight += speed
        ahead = weight + share * speed
        expected.append(ahead)
        assert before <= 0

    found = path(rule="sgd", step_size=step, momentum=share, nesterov=True)

    assert found == pytest.approx(expected)


def test_nesterov_without_momentum_is_plain_sgd() -> None:
    assert path(rule="sgd", step_size=0.1, nesterov=True) == path(rule="sgd", step_size=0.1)


def test_adagrad_divides_by_the_root_of_the_sum_of_squares() -> None:
    weight, total, expected = 1.0, 0.0, []
    for _ in range(5):
        total += weight**2
        weight -= 0.1 * weight / (total**0.5 + 1e-10)
        expected.append(weight)

    assert path(rule="adagrad", step_size=0.1) == pytest.approx(expected)


def test_rmsprop_divides_by_the_root_of_the_mean_of_squares() -> None:
    weight, mean, expected = 1.0, 0.0, []
    for _ in range(5):
        mean = 0.9 * mean + 0.1 * weight**2
        weight -= 0.1 * weight / (mean**0.5 + 1e-8)
        expected.append(weight)

    assert path(rule="rmsprop", step_size=0.1, memory=0.9) == pytest.approx(expected)


def test_the_perceptron_rule_is_plain_sgd() -> None:
    assert path(rule="perceptron", step_size=0.1) == path(rule="sgd", step_size=0.1)


def test_every_rule_says_what_it_does() -> None:
    options = [rule.option for rule in RULES]

    assert len({option.value for option in options}) == len(options)
    assert all(option.title and option.help.endswith(".") for option in options)
