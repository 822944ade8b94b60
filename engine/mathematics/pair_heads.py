"""Heads that predict a distribution with a place and a width for each number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engine.language.block import Line, Parameters, Site
from engine.language.parameters import Axes, Parameter
from engine.language.ports import Port, Ports
from engine.language.reading import sizes
from engine.language.types import Meaning, count
from engine.mathematics.affine import BIAS, Affine
from engine.mathematics.links import LINK, linked_pair

MAP = Affine("h", "shape", numbers=2)


@dataclass(frozen=True)
class PairHead:
    """What such heads share. title: of the head. pair: the words for its two numbers."""

    title: str
    meaning: Meaning
    pair: str

    @cached_property
    def ports(self) -> Ports:
        """Features in, distributions out."""
        held = f"The distributions; {self.pair} stand on the last axis."
        return Ports(
            (
                Port(
                    "h", "batch ... features", help="The features that the prediction is made from."
                ),
            ),
            (Port("y", "batch ... shape 2", help=held, meaning=self.meaning),),
        )

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The shape of what is predicted, how its width is made positive, and the bias."""
        told = f"The sizes of the axes of what is predicted, without that of {self.pair}."
        return Axes("shape", (1,), most_axes=3, title="Shape", help=told), LINK, BIAS

    def summary(self, parameters: Parameters) -> Line:
        """The head, and how many numbers it predicts."""
        return f"{self.title} {{count}}", {"count": count(sizes(parameters, "shape"))}


def forward(site: Site) -> str:
    """The source of the distributions."""
    return linked_pair(site.parameters, MAP.forward(site))
