"""The activation functions that several blocks offer, each with its formula and its source."""

from __future__ import annotations

from dataclasses import dataclass

from engine.language.parameters import Option
from engine.language.types import Meaning
from engine.language.values import Value


@dataclass(frozen=True)
class Activation:
    """A function of one number. `text` is its source, with {x} for the argument."""

    id: str
    title: str
    formula: str
    text: str
    meaning: Meaning = "any"


ACTIVATIONS: tuple[Activation, ...] = (
    Activation("identity", "Identity", "y = x", "{x}"),
    Activation("step", "Step", "y = 1 where x > 0, else 0", "torch.sign({x}).clamp(min=0)", "unit"),
    Activation("sigmoid", "Sigmoid", "y = 1 / (1 + exp(-x))", "torch.sigmoid({x})", "unit"),
    Activation("tanh", "Tanh", "y = tanh x", "torch.tanh({x})"),
    Activation("relu", "ReLU", "y = max(0, x)", "torch.relu({x})"),
    Activation("leaky_relu", "Leaky ReLU", "y = max(0.01 x, x)", "nn.functional.leaky_relu({x})"),
    Activation("elu", "ELU", "y = x where x > 0, else exp(x) - 1", "nn.functional.elu({x})"),
    Activation("gelu", "GELU", "y = x Phi(x)", "nn.functional.gelu({x})"),
    Activation("silu", "SiLU", "y = x sigmoid(x)", "nn.functional.silu({x})"),
    Activation(
        "softplus", "Softplus", "y = log(1 + exp x)", "nn.functional.softplus({x})", "positive"
    ),
)
_BY_ID = {activation.id: activation for activation in ACTIVATIONS}

OPTIONS = tuple(Option(entry.id, entry.title, entry.formula) for entry in ACTIVATIONS)
"""The activations as the options of a Choice."""


def activation(name: Value) -> Activation:
    """The activation of that id. Raises KeyError where there is none."""
    return _BY_ID[str(name)]


def activated(name: Value, expression: str) -> str:
    """Source that applies the activation to `expression`."""
    return activation(name).text.format(x=expression)
