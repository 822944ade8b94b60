"""Pieces of every training script: typed code whose source goes into the text as it stands."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the code is only read
    from torch import Tensor, nn

    Network = nn.Module  # the text has a class of that name
    Rows = tuple[Tensor, ...]


class Batches:
    """Endless shuffled batches. Nothing but `drawn` has to be kept to go on from here."""

    def __init__(self, rows: Rows, size: int, seed: int) -> None:
        self.rows, self.size, self.seed, self.drawn = rows, size, seed, 0
        self.batches = len(rows[0]) // self.size
        self.shuffle, self.shuffled = -1, list[Rows]()

    @property
    def epoch(self) -> int:
        """How often all batches were drawn."""
        return self.drawn // self.batches

    def next(self) -> Rows:
        """The next batch: columns of (size, ...) each."""
        shuffle, place = divmod(self.drawn, self.batches)
        if shuffle != self.shuffle:
            random = torch.Generator().manual_seed(self.seed * 1_000_003 + shuffle)
            order = torch.randperm(len(self.rows[0]), generator=random).to(self.rows[0].device)
            columns = (column[order].split(self.size) for column in self.rows)
            self.shuffle, self.shuffled = shuffle, list(zip(*columns, strict=True))
        self.drawn += 1
        return self.shuffled[place]


def with_gradient(value: Tensor) -> Tensor:
    """A value with respect to which a derivative can be taken."""
    return value if value.requires_grad else value.detach().requires_grad_()


def detached(values: dict[str, Tensor]) -> dict[str, Tensor]:
    """The values without their gradients."""
    return {name: value.detach() for name, value in values.items()}


def propagate(optimizer: torch.optim.Optimizer, loss: Tensor, clip: float = 0.0) -> None:
    """Work out the gradients of a loss for the optimizer's own weights, and for no others.

    clip: the longest that all of them together may be, 0 for any length.
    """
    weights = (weight for group in optimizer.param_groups for weight in group["params"])
    owned = [weight for weight in weights if weight.requires_grad]
    for weight in owned:
        weight.grad = None
    if loss.requires_grad:  # else it is the same whatever the weights are
        loss.backward(inputs=owned)
    if clip:
        torch.nn.utils.clip_grad_norm_(owned, clip)


def update(
    optimizer: torch.optim.Optimizer, values: dict[str, Tensor], clip: float = 0.0
) -> dict[str, Tensor]:
    """One step of an optimizer down the first of `values`."""
    propagate(optimizer, next(iter(values.values())), clip)
    optimizer.step()
    return {name: value.detach() for name, value in values.items()}


def update_together(
    optimizers: list[torch.optim.Optimizer],
    losses: list[dict[str, Tensor]],
    clips: list[float] | None = None,
) -> list[dict[str, Tensor]]:
    """One step of several optimizers at once: all gradients first, then all updates."""
    clips = clips or [0.0] * len(losses)
    for optimizer, values, clip in zip(optimizers, losses, clips, strict=True):
        propagate(optimizer, next(iter(values.values())), clip)
    for optimizer in optimizers:
        optimizer.step()
    return [{name: value.detach() for name, value in values.items()} for values in losses]


def set_step_size(optimizer: torch.optim.Optimizer, step_size: float) -> None:
    """Let the next step have this size."""
    for group in optimizer.param_groups:
        group["lr"] = step_size


def placed(rows: Rows, network: nn.Module) -> Rows:
    """The rows on the device that the network is on."""
    device = next(network.parameters()).device
    return tuple(column.to(device) for column in rows)


class Averages:
    """Running means of the weights that optimizers train, which are what is looked at.

    Weights that several optimizers train have one mean, which follows the steps of each.
    """

    def __init__(self) -> None:
        self.means: dict[Tensor, Tensor] = {}

    def follow(self, optimizer: torch.optim.Optimizer, keep: float) -> None:
        """Let means follow the weights after each step of an optimizer.

        keep: the share of the mean that stays at a step; less until the plain mean keeps as much.
        With 0 no mean is begun, and those that there are become the weights themselves.
        """
        groups = optimizer.param_groups
        weights = [each for group in groups for each in group["params"] if each.requires_grad]
        if keep:
            begun = {each: copy.deepcopy(each).requires_grad_(False) for each in weights}
            self.means = begun | self.means
        followed = [each for each in weights if each in self.means]
        steps = 0

        def take(*_: object) -> None:
            nonlocal steps
            steps += 1
            share = max(1 - keep, 1 / steps)
            for weight in followed:
                self.means[weight].lerp_(weight.detach(), share)

        optimizer.register_step_post_hook(take)


def second_view(network: Network) -> Network:
    """The same weights, looked at in evaluation mode: looking draws nothing and changes nothing."""
    shared = {id(tensor): tensor for tensor in (*network.parameters(), *network.buffers())}
    return copy.deepcopy(network, shared).eval()


def averaged(network: Network, averages: Averages) -> Network:
    """A second network, with means in the places of the weights that they are of."""
    looking = second_view(network)
    for module in looking.modules():
        for name, weight in list(module.named_parameters(recurse=False)):
            setattr(module, name, averages.means.get(weight, weight))
    return looking


def stream(seed: int, number: int) -> int:
    """The seed of one of a run's streams of random numbers, which must not repeat one another.

    number: 0 for the first weights, 1 for draws in the network, 2 for noise that a step draws, 3
    for noise that is looked at; from 4 on for the order of the rows of each data set.
    """
    return seed * 1_009 + number


def report(when: str, values: dict[str, Tensor]) -> None:
    """Print losses and measures on one line."""
    shown = "  ".join(f"{name} {value.item():.6f}" for name, value in values.items())
    print(when, shown, sep="  ")
