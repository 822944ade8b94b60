"""The rules by which a gradient becomes a step, each with the optimizer of PyTorch that it is."""

from __future__ import annotations

from dataclasses import dataclass

from engine.language.block import Parameters
from engine.language.parameters import Option


@dataclass(frozen=True)
class Rule:
    """A rule. maker: its class in torch.optim. takes: the arguments of that class that it heeds.

    is_fused: whether PyTorch has it as one operation on every device.
    """

    id: str
    title: str
    help: str
    maker: str
    takes: tuple[str, ...] = ()
    is_fused: bool = True

    @property
    def option(self) -> Option:
        """The rule as one of the options of a Choice."""
        return Option(self.id, self.title, self.help)


RULES: tuple[Rule, ...] = (
    Rule(
        "sgd",
        "SGD",
        "Steps against the gradient; with momentum also along earlier steps.",
        "SGD",
        ("momentum", "weight_decay", "nesterov"),
    ),
    Rule(
        "adam",
        "Adam",
        "Scales each weight's step by its own recent gradients.",
        "Adam",
        ("betas", "weight_decay"),
    ),
    Rule(
        "adamw",
        "AdamW",
        "Adam that also pulls all weights towards 0.",
        "AdamW",
        ("betas", "weight_decay"),
    ),
    Rule(
        "rmsprop",
        "RMSprop",
        "Divides each weight's step by the root of its recent squared gradients.",
        "RMSprop",
        ("alpha", "momentum", "weight_decay"),
        is_fused=False,
    ),
    Rule(
        "adagrad",
        "Adagrad",
        "Divides each weight's step by the root of the sum of all its squared gradients.",
        "Adagrad",
        ("weight_decay",),
        is_fused=False,
    ),
    Rule(
        "perceptron",
        "Perceptron rule",
        "w := w + a (t - y) x: plain SGD on the perceptron loss; the deck's own with a = 1 and "
        "batches of 1.",
        "SGD",
    ),
)
_BY_ID = {rule.id: rule for rule in RULES}


def rule_of(parameters: Parameters) -> Rule:
    """The rule of an Optimizer with these parameters."""
    return _BY_ID[str(parameters["rule"])]


def takers(argument: str) -> tuple[str, ...]:
    """The rules that heed an argument."""
    return tuple(rule.id for rule in RULES if argument in rule.takes)


def made(parameters: Parameters, weights: str) -> str:
    """Source that makes the optimizer of some weights; what PyTorch takes anyway is left out."""
    rule = rule_of(parameters)
    given = [weights, f"lr={parameters['step_size']}", *_arguments(rule, parameters)]
    given += ["fused=True"] if rule.is_fused else []
    return f"torch.optim.{rule.maker}({', '.join(given)})"


def _arguments(rule: Rule, parameters: Parameters) -> list[str]:
    values = {
        "betas": (parameters["beta_1"], parameters["beta_2"]),
        "alpha": parameters["memory"],
        "momentum": parameters["momentum"],
        "weight_decay": parameters["weight_decay"],
        "nesterov": bool(parameters["nesterov"] and parameters["momentum"]),
    }
    usual = {"betas": (0.9, 0.999), "alpha": 0.99, "momentum": 0, "nesterov": False}
    usual |= {} if rule.maker == "AdamW" else {"weight_decay": 0}  # its own is 0.01
    return [f"{name}={values[name]}" for name in rule.takes if values[name] != usual.get(name)]
