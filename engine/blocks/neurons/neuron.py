"""A single neuron."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Choice,
    Line,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Real,
    Reals,
    Site,
    Type,
    Types,
    example,
    number_words,
)
from engine.language.reading import reals
from engine.mathematics.activations import OPTIONS, activation, before_finish, finish_of, meaning_of

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above

OFFERED = ("step", "sigmoid", "tanh", "relu", "identity")


def _neuron() -> type[nn.Module]:
    class Neuron(nn.Module):
        """A weighted sum less a threshold, <w, x> - b; drawn as by nn.Linear where not given."""

        def __init__(
            self, features: int, weights: tuple[float, ...] = (), threshold: tuple[float, ...] = ()
        ) -> None:
            super().__init__()
            first = nn.Linear(features, 1)
            self.weight, self.threshold = first.weight, first.bias
            if weights:
                self.weight = nn.Parameter(torch.tensor([weights], dtype=torch.float))
            if threshold:
                self.threshold = nn.Parameter(torch.tensor(threshold, dtype=torch.float))

        def forward(self, x: Tensor) -> Tensor:
            """x: (batch, ..., features); the result: (batch, ..., 1)."""
            return nn.functional.linear(x, self.weight, -self.threshold)

    return Neuron


def _ports(parameters: Parameters) -> Ports:
    meaning = meaning_of(parameters)
    return Ports(
        (Port("x", "batch ... features", help="The features; the last axis is weighed."),),
        (Port("y", "batch ... 1", help="What the neuron answers.", meaning=meaning),),
    )


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found, given = inputs["x"], len(reals(parameters, "first_weights"))
    if not found.shape:
        raise Misfit("x", "any axes × features", found.words(), "it has too few axes")
    if given and given != found.shape[-1]:
        cause = f"it has {given} first weight{'s' if given > 1 else ''}, one for each feature"
        raise Misfit("x", f"{given:,} features", f"{found.shape[-1]:,}", cause)
    meaning = meaning_of(parameters)
    return Map({"y": Type((*found.shape[:-1], 1), meaning=meaning)})


def _weights(inputs: Types, parameters: Parameters) -> int:
    return inputs["x"].shape[-1] + 1


def _module(site: Site) -> str:
    named = {"weights": "first_weights", "threshold": "first_threshold"}
    first = {name: reals(site.parameters, source) for name, source in named.items()}
    given = [f"{name}={values}" for name, values in first.items() if values]
    return f"Neuron({', '.join([str(site.inputs['x'].shape[-1]), *given])})"


def _forward(site: Site) -> str:
    slope, total = site.parameters["slope"], f"{site.itself}({site.names['x']})"
    steep = total if slope == 1 else f"{slope} * {total}"
    return before_finish(site.parameters, steep)


def _summary(parameters: Parameters) -> Line:
    slope = float(str(parameters["slope"]))
    places = {
        "activation": activation(parameters["activation"]).title,
        "slope": number_words(slope),
    }
    return "{activation}" if slope == 1 else "{activation} · slope {slope}", places


NEURON = Block(
    id="neuron",
    title="Neuron",
    help="One neuron: weighs every input, subtracts its threshold and applies the activation.",
    formula="y = f(k (<w, x> - b)), with the threshold b and the slope k",
    source="deck: neuron, y = I[<w, x> - b > 0]; W. McCulloch and W. Pitts, 1943",
    ports=_ports,
    parameters=(
        Choice(
            "activation",
            "sigmoid",
            tuple(option for option in OPTIONS if option.value in OFFERED),
            title="Activation",
            help="The function f behind the weighted sum; the step makes a threshold neuron.",
        ),
        Real(
            "slope",
            1.0,
            low=0.001,
            high=10_000.0,
            title="Slope",
            help="The factor k before the activation; the larger it is, the more a sigmoid is a "
            "step.",
            is_logarithmic=True,
        ),
        Reals(
            "first_weights",
            title="First weights",
            help="The weights w before training, one for each input; empty to draw them at random.",
        ),
        Reals(
            "first_threshold",
            most=1,
            title="First threshold",
            help="The threshold b before training; empty to draw it at random.",
        ),
    ),
    shapes=_shapes,
    weights=_weights,
    module=_module,
    forward=_forward,
    finish=finish_of,
    code=(_neuron,),
    may_differ=("first_weights", "first_threshold"),
    summary=_summary,
    examples=(
        example(x=(784,)),
        example({"activation": "step", "first_weights": (1.0, 1.0)}, x=(2,)),
        example({"activation": "tanh", "slope": 2.5, "first_threshold": (-0.5,)}, x=(12, 8)),
    ),
)
