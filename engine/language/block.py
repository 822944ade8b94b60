"""What a block may say of itself: frozen data, from which everything else is derived."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from engine.language.parameters import Parameter, defaults
from engine.language.ports import Ports
from engine.language.types import Type
from engine.language.values import Map, Value

Role = Literal["layer", "data", "noise", "loss", "measure", "optimizer", "boundary", "part"]
Parameters = Map[str, Value]
Types = Map[str, Type]

Line = tuple[str, Mapping[str, object]]
"""A template, and what stands in its places."""


@dataclass(frozen=True)
class Site:
    """One placed block as its templates see it, when its line of source is written.

    `itself` is the attribute that holds its module, `names` the Python names of the values on its
    inputs, `random` the expression of the network's own random generator.
    """

    parameters: Parameters
    inputs: Types
    outputs: Types
    itself: str = ""
    names: Map[str, str] = Map()
    random: str = "random"


Template = str | Callable[[Site], str]
"""Source with {places} for parameters, axes, inputs and {self}; or a function that writes it."""


@dataclass(frozen=True)
class Example:
    """One way to place the block, which the conformance test holds it to."""

    inputs: Types
    parameters: Parameters = Map()


def example(
    parameters: Mapping[str, Value] | None = None, **inputs: Type | tuple[int, ...]
) -> Example:
    """An example by input; a bare shape stands for real numbers of that shape."""
    types = {name: kind if isinstance(kind, Type) else Type(kind) for name, kind in inputs.items()}
    return Example(Map(types), Map(parameters or {}))


@dataclass(frozen=True, kw_only=True)
class Block:
    """A type of node. `family` is the folder that its file lies in; the registry fills it in.

    module: source that makes the module with the weights; empty where there are none.
    forward: source of the value (with several outputs: of a tuple in their order).
    finish: what a head does last, a template with {x}, or what says so of its parameters; losses
    may ask for the value before it.
    stable: a loss's forward for a prediction that was handed over before its head's `finish`.
    surrogate: the same for a loss that is then another number, such as one with a gradient.
    differs_in_training: it gives other values in evaluation mode, or what says so of its
    parameters.
    draws: it draws random numbers in training, and in evaluation too unless it differs there.
    differentiates_once: torch has no gradient of its gradient: no loss may hold a derivative
    of what it gives.
    is_joint: it looks at the samples of a batch together, so that it is no mean over them.
    stops_gradient: nothing before it is trained through it.
    is_better_high: of a measure, whether more of it is better.
    verdict: of a measure, makes a Line that says in words what its value means, given the types on
    its inputs; empty for nothing.
    least_batch: how many samples a batch must have in training, or what says so of its inputs.
    as_bridge: what it is set to where it is put between two nodes only to make them fit.
    may_differ: parameters in which nodes on one value may differ and still be computed as one
    layer, which holds their weights row under row; empty where they never are.
    feeds_itself: of a part, what it gives is what it takes next, as its `forward` says.
    joins: its value is its inputs, one behind the other along the last axis.
    code: functions, classes and builders of classes whose source goes into the text.
    synonyms: other names that people know it by, in small letters, to be found by.
    summary: the one line that a node shows, a template over the parameters; or what makes a Line.
    remark: makes a Line of the parameters that judges them, for who sets them.
    """

    id: str
    title: str
    help: str
    family: str = ""
    formula: str = ""
    source: str = ""
    role: Role = "layer"
    ports: Ports | Callable[[Parameters], Ports] = Ports()
    parameters: tuple[Parameter, ...] = ()
    shapes: Callable[[Types, Parameters], Types] | None = None
    weights: Callable[[Types, Parameters], int] | None = None
    module: Template = ""
    forward: Template = ""
    finish: str | Callable[[Parameters], str] = ""
    stable: Template = ""
    surrogate: Template = ""
    code: tuple[Callable[..., object], ...] = ()
    summary: str | Callable[[Parameters], Line] = ""
    remark: Callable[[Parameters], Line] | None = None
    verdict: Callable[[Types, Parameters, float], Line] | None = None
    default_title: str | Callable[[Parameters], str] = ""
    examples: tuple[Example, ...] = ()
    differs_in_training: bool | Callable[[Parameters], bool] = False
    draws: bool = False
    differentiates_once: bool = False
    is_joint: bool = False
    stops_gradient: bool = False
    is_better_high: bool = False
    as_bridge: Parameters = Map()
    least_batch: int | Callable[[Types, Parameters], int] = 1
    may_differ: tuple[str, ...] = ()
    feeds_itself: bool = False
    joins: bool = False
    synonyms: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Of the id alone: what is remembered of blocks is looked up for every node."""
        return hash(self.id)

    def ports_of(self, parameters: Parameters) -> Ports:
        """The ports of a node with these parameters."""
        return self.ports if isinstance(self.ports, Ports) else self.ports(self.filled(parameters))

    def filled(self, parameters: Mapping[str, Value]) -> Parameters:
        """`parameters` with the defaults where nothing was set; unknown ones left out."""
        known = self._defaults.items()
        return Map((name, parameters.get(name, default)) for name, default in known)

    @cached_property
    def _defaults(self) -> Parameters:
        return defaults(self.parameters)

    def fitting(self, parameters: Mapping[str, Value]) -> Parameters:
        """`parameters` without the unknown ones and those whose value is no good."""
        return Map(
            (name, value)
            for name, value in parameters.items()
            if (declared := self.parameter(name)) and not declared.fault(value)
        )

    def parameter(self, name: str) -> Parameter | None:
        """The declaration of the parameter of that name, or None."""
        return next((entry for entry in self.parameters if entry.name == name), None)

    def summary_of(self, parameters: Parameters) -> str:
        """The one line that a node with these parameters shows."""
        template, places = self.line_of(parameters)
        return template.format_map(places)

    def line_of(self, parameters: Parameters) -> Line:
        """The same before it is put together, so that its words can be translated."""
        filled = self.filled(parameters)
        return (self.summary, filled) if isinstance(self.summary, str) else self.summary(filled)

    def remark_of(self, parameters: Parameters) -> Line:
        """What is to be said of these parameters, before it is put together; empty for nothing."""
        return self.remark(self.filled(parameters)) if self.remark else ("", {})

    def verdict_of(self, inputs: Types, parameters: Parameters, value: float) -> Line:
        """What is to be said of a value of this measure; empty for nothing."""
        return self.verdict(inputs, self.filled(parameters), value) if self.verdict else ("", {})

    def title_of(self, parameters: Parameters) -> str:
        """The title that a new node gets."""
        wanted = self.default_title or self.title
        return wanted if isinstance(wanted, str) else wanted(self.filled(parameters))

    def finish_of(self, parameters: Parameters) -> str:
        """What a node with these parameters does last; empty where that is nothing of its own."""
        return self.finish if isinstance(self.finish, str) else self.finish(self.filled(parameters))

    def differs_in_training_of(self, parameters: Parameters) -> bool:
        """Whether a node with these parameters gives other values in evaluation mode."""
        found = self.differs_in_training
        return found if isinstance(found, bool) else found(self.filled(parameters))

    def weight_count(self, inputs: Types, parameters: Parameters) -> int:
        """How many weights a node has, for these types on its inputs."""
        return self.weights(inputs, self.filled(parameters)) if self.weights else 0

    def least_batch_of(self, inputs: Types, parameters: Parameters) -> int:
        """How many samples a batch must have for a node to work in training."""
        least = self.least_batch
        return least if isinstance(least, int) else least(inputs, self.filled(parameters))


def places(template: str) -> set[str]:
    """The names in braces that a template mentions."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
