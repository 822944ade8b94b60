"""The activation functions that several blocks offer, each with its formula and its source."""

from __future__ import annotations

from dataclasses import dataclass

from engine.language.block import Parameters
from engine.language.parameters import Choice, Option
from engine.language.types import Meaning
from engine.language.values import Value


@dataclass(frozen=True)
class Activation:
    """A function of one number, or of the last axis. `text` is its source, {x} the argument.

    is_finish: whether a loss may ask for the value before it.
    """

    id: str
    title: str
    formula: str
    text: str
    meaning: Meaning = "any"
    is_finish: bool = False


ACTIVATIONS: tuple[Activation, ...] = (
    Activation("identity", "Identity", "y = x", "{x}"),
    Activation(
        "step",
        "Step",
        "y = 1 where x > 0, else 0",
        "torch.sign({x}).clamp(min=0)",
        "unit",
        is_finish=True,
    ),
    Activation(
        "sigmoid", "Sigmoid", "y = 1 / (1 + exp(-x))", "torch.sigmoid({x})", "unit", is_finish=True
    ),
    Activation(
        "hard_sigmoid",
        "Hard sigmoid",
        "y = min(1, max(0, x / 6 + 1 / 2))",
        "nn.functional.relu6({x} + 3) / 6",
        "unit",
    ),
    Activation(
        "log_sigmoid",
        "Log-sigmoid",
        "y = -log(1 + exp(-x))",
        "nn.functional.logsigmoid({x})",
    ),
    Activation("tanh", "Tanh", "y = tanh x", "torch.tanh({x})"),
    Activation("hard_tanh", "Hard tanh", "y = min(1, max(-1, x))", "nn.functional.hardtanh({x})"),
    Activation("softsign", "Softsign", "y = x / (1 + |x|)", "nn.functional.softsign({x})"),
    Activation("relu", "ReLU", "y = max(0, x)", "torch.relu({x})"),
    Activation("relu6", "ReLU6", "y = min(6, max(0, x))", "nn.functional.relu6({x})"),
    Activation("leaky_relu", "Leaky ReLU", "y = max(0.01 x, x)", "nn.functional.leaky_relu({x})"),
    Activation("elu", "ELU", "y = x where x > 0, else exp(x) - 1", "nn.functional.elu({x})"),
    Activation(
        "selu",
        "SELU",
        "y = 1.0507 x where x > 0, else 1.7581 (exp(x) - 1)",
        "nn.functional.selu({x})",
    ),
    Activation("gelu", "GELU", "y = x Phi(x)", "nn.functional.gelu({x})"),
    Activation("silu", "SiLU", "y = x sigmoid(x)", "nn.functional.silu({x})"),
    Activation("mish", "Mish", "y = x tanh(log(1 + exp x))", "nn.functional.mish({x})"),
    Activation(
        "softplus", "Softplus", "y = log(1 + exp x)", "nn.functional.softplus({x})", "positive"
    ),
    Activation("sine", "Sine", "y = sin x", "torch.sin({x})"),
    Activation("gaussian", "Gaussian", "y = exp(-x^2)", "torch.exp(-torch.square({x}))", "unit"),
    Activation(
        "softmax",
        "Softmax",
        "y_k = exp(x_k) / sum of exp(x_j), along the last axis",
        "torch.softmax({x}, dim=-1)",
        "probabilities",
        is_finish=True,
    ),
)
_BY_ID = {activation.id: activation for activation in ACTIVATIONS}

LOGISTIC = ("torch.sigmoid({x})", "torch.softmax({x}, dim=-1)", "{x}.softmax(-1)")
"""The last functions, as templates, before which a value is logits."""

OPTIONS = tuple(Option(entry.id, entry.title, entry.formula) for entry in ACTIVATIONS)
"""The activations as the options of a Choice."""

ACTIVATION = Choice(
    "activation",
    "relu",
    OPTIONS,
    title="Activation",
    help="The function f behind the weighted sum; without one the layer is linear.",
)
"""The parameter of a layer whose weighted sums an activation follows."""


def activation(name: Value) -> Activation:
    """The activation of that id. Raises KeyError where there is none."""
    return _BY_ID[str(name)]


def activated(name: Value, expression: str) -> str:
    """Source that applies the activation to `expression`."""
    return activation(name).text.format(x=expression)


def meaning_of(parameters: Parameters) -> Meaning:
    """The range of what a block with the parameter `activation` gives."""
    return activation(parameters["activation"]).meaning


def before_finish(parameters: Parameters, expression: str) -> str:
    """Source that applies its activation, but for one that a loss may ask to be left out."""
    chosen = activation(parameters["activation"])
    return expression if chosen.is_finish else chosen.text.format(x=expression)


def finish_of(parameters: Parameters) -> str:
    """The template of what `before_finish` leaves out; empty where that is nothing."""
    chosen = activation(parameters["activation"])
    return chosen.text if chosen.is_finish else ""
