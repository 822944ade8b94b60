"""One block as the text has it, and values to give to it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from engine.language import Block, Example, Map, Site, Type, axes_of, infer
from engine.language.block import Template
from engine.language.emitted import emitted
from engine.program.lines import filled
from engine.program.pieces import with_gradient

BATCH = 5


@dataclass
class Placed:
    """A block as one line of source: its module, its functions and its expressions."""

    block: Block
    inputs: Map[str, Type]
    parameters: Map[str, Any]
    namespace: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        torch.manual_seed(0)
        self.namespace = {"torch": torch, "nn": nn, "Tensor": Tensor, "np": np, "math": math}
        for code in self.block.code:
            source = f"from __future__ import annotations\n{emitted(code)}"
            exec(source, self.namespace)  # noqa: S102 - the source of a block of ours
        self.namespace["random"] = torch.Generator().manual_seed(1)
        if self.block.module and self.block.role == "layer":
            self.namespace["itself"] = self.evaluate(self.block.module, {})

    def site(self, **names: str) -> Site:
        """The block in its line; names: what stands for the batch size or the weights there."""
        every = Map({**{name: name for name in self.inputs}, **names})
        return Site(self.parameters, self.inputs, self.outputs, "itself", every)

    @property
    def outputs(self) -> Map[str, Type]:
        return infer(self.block, self.inputs, self.parameters)

    @property
    def module(self) -> nn.Module:
        found = self.namespace.get("itself", nn.Identity())
        assert isinstance(found, nn.Module)
        return found

    def evaluate(self, template: Template, values: Mapping[str, Any], **names: str) -> Any:
        axes = axes_of(self.block, self.inputs, self.parameters)
        source = filled(template, self.site(**names), axes)
        return eval(source, self.namespace, dict(values))  # noqa: S307 - as above

    @property
    def differentiated(self) -> list[str]:
        """The inputs with respect to which the block takes the derivative of the others."""
        ports = self.block.ports_of(self.parameters).inputs
        return [port.name for port in ports if port.needs_gradient]

    def derived(self, values: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The values, where one that is differentiated depends on what it is differentiated by."""
        found = dict(values)
        for given in self.differentiated:
            found[given] = with_gradient(found[given])
            slope = found[given].reshape(len(found[given]), -1).sin().sum(1)
            for name in values.keys() - {*self.differentiated, *self.stopped}:
                value = values[name]
                found[name] = value * (1 + slope.reshape(-1, *[1] * (value.dim() - 1)))
        return found

    @property
    def stopped(self) -> list[str]:
        """The inputs that no gradient flows back from."""
        ports = self.block.ports_of(self.parameters).inputs
        return [port.name for port in ports if port.stops_gradient and port.name in self.inputs]

    def compute(self, values: Mapping[str, Tensor]) -> dict[str, Tensor]:
        found = self.evaluate(self.block.forward, self.derived(values))
        if finish := self.block.finish_of(self.parameters):
            found = self.evaluate(finish.format(x="found"), {"found": found})
        several = found if isinstance(found, tuple) else (found,)
        return dict(zip(self.outputs, several, strict=True))


def drawn(found: Type, random: torch.Generator) -> Tensor:
    """Random numbers of a type: (batch, *shape), or (*shape) where it has no batch axis."""
    shape = (BATCH, *found.shape) if found.is_batched else found.shape
    if found.kind == "category":
        return torch.randint(0, found.classes, shape, generator=random)
    numbers = torch.randn(shape, generator=random)
    if found.meaning == "unit":
        return numbers.sigmoid()
    if found.meaning in ("positive", "rate"):
        return numbers.exp()
    if found.meaning == "counts":
        return numbers.exp().floor()
    if found.meaning in ("gaussian", "laplace"):
        return torch.stack([numbers[..., 0], numbers[..., 1].exp()], dim=-1)
    return numbers.softmax(-1) if found.meaning == "probabilities" else numbers


def values_for(inputs: Map[str, Type]) -> dict[str, Tensor]:
    random = torch.Generator().manual_seed(0)
    values = {name: drawn(found, random) for name, found in inputs.items()}
    return {name: v.requires_grad_(v.is_floating_point()) for name, v in values.items()}


def placed(block: Block, entry: Example, **changed: Any) -> Placed:
    """The block with some parameters changed; ports that this adds get what the first one has."""
    parameters = block.filled({**entry.parameters, **changed})
    first = next(iter(entry.inputs.values()), Type())
    ports = block.ports_of(parameters).inputs
    fed = [port for port in ports if port.name in entry.inputs or not port.is_optional]
    inputs = Map((port.name, entry.inputs.get(port.name, first)) for port in fed)
    return Placed(block, inputs, parameters)
