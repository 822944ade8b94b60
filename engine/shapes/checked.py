"""What is known of a graph once it was checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.document.values import End, Wire
from engine.language import Map, Ports, Type, Types
from engine.shapes.problems import Problem


@dataclass(frozen=True)
class Need:
    """How many samples a batch must have in training, and the titles of what needs them."""

    samples: int = 1
    where: str = ""


@dataclass(frozen=True)
class Checked:
    """The types on all outputs, the ports and weights of all nodes, and the problems.

    types: by output; an output behind a problem has none. inputs: by node, the type on each wired
    input that fits. sources: by input, the output that its one wire comes from, past muted ones.
    order: node ids so that sources stand before what they feed. owned: by optimizer id, the ids of
    the nodes that it trains, in the order of the graph. needs: by node, the least batch for it,
    where one sample is too few. batch_size: how many samples a training step takes; no more than
    the smallest training set has. warnings: what is likely not meant, though it can be trained;
    there are none beside problems.
    """

    types: Map[End, Type] = field(default_factory=Map)
    inputs: Map[str, Map[str, Type]] = field(default_factory=Map)
    ports: Map[str, Ports] = field(default_factory=Map)
    weights: Map[str, int] = field(default_factory=Map)
    sources: Map[End, End] = field(default_factory=Map)
    order: tuple[str, ...] = ()
    owned: Map[str, tuple[str, ...]] = field(default_factory=Map)
    needs: Map[str, Need] = field(default_factory=Map)
    batch_size: int = 0
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def told(self) -> tuple[Problem, ...]:
        """All that a person is told: the problems, and the warnings behind them."""
        return (*self.problems, *self.warnings)

    def of_node(self, node: str) -> tuple[Problem, ...]:
        """The problems and warnings to show at a node."""
        return tuple(problem for problem in self.told if node in problem.nodes[:1])

    def of_wire(self, wire: Wire) -> tuple[Problem, ...]:
        """The problems that make a wire red."""
        return tuple(problem for problem in self.problems if wire in problem.wires)

    @property
    def weight_count(self) -> int:
        """All weights of the network; linked nodes count once."""
        return sum(self.weights.values())


@dataclass(frozen=True)
class CheckedPart:
    """What is known of a Part for certain types on its inputs.

    outputs: by port, the types that it gives. weights: how many weights these depend on;
    trainable: how many of them are not frozen. need: the least batch for it.
    """

    checked: Checked
    outputs: Types
    weights: int
    trainable: int
    need: Need
