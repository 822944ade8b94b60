"""Four systems of the deck as a PyTorch user writes them: rows 20, 21, 28 and 31.

Each has the architecture, the batch size, the optimizers and the steps a turn of the example that
it stands beside, and its weights in the same order. Each step draws a fresh batch.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import Adam, Optimizer
from torch.optim.lr_scheduler import CosineAnnealingLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

FUSED = True
"""The fastest that Adam has on a CPU."""


class HandWritten(ABC):
    """A network and its training by hand. A turn gives the loss of each step that it takes.

    losses: of a turn's steps, on these batches and this noise.
    """

    network: nn.Module

    @property
    def weights(self) -> list[Tensor]:
        """In the order of the example."""
        return list(self.network.parameters())

    @abstractmethod
    def losses(self, batches: list[Tensor], noise: Tensor) -> list[Tensor]: ...

    @abstractmethod
    def turn(self) -> Iterator[Tensor]: ...


def endless(rows: Tensor, size: int) -> Iterator[Tensor]:
    """Shuffled batches without end."""
    while True:
        order = torch.randperm(len(rows))[: len(rows) // size * size]
        yield from rows[order].split(size)


def stepped(optimizer: Optimizer, loss: Tensor) -> Tensor:
    """One step; gives the loss."""
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.detach()


def told(logit: Tensor, answer: float) -> Tensor:
    """The cross-entropy of a discriminator that is to answer 1 for real or 0 for made."""
    return functional.binary_cross_entropy_with_logits(logit, torch.full_like(logit, answer))


def perceptron(*sizes: int, bend: type[nn.Module]) -> nn.Sequential:
    """Dense layers, bent in between."""
    layers: list[nn.Module] = []
    for size, following in pairwise(sizes):
        layers += [nn.Linear(size, following), bend()]
    return nn.Sequential(*layers[:-1])


class Variational(nn.Module):
    """A VAE of digits whose pixel noise is learned."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = perceptron(64, 512, 128, 20, bend=nn.ReLU)
        self.decoder = perceptron(10, 128, 512, 64, bend=nn.ReLU)
        self.log_noise = nn.Parameter(torch.tensor(math.log(0.25)))

    def forward(self, images: Tensor, noise: Tensor) -> Tensor:
        pixels = images.flatten(1)
        mean, log_deviation = self.encoder(pixels).unflatten(1, (10, 2)).unbind(-1)
        code = mean + log_deviation.exp() * noise
        made = torch.sigmoid(self.decoder(code))
        error = (pixels - made) / self.log_noise.exp()
        surprise = (0.5 * error**2).mean() + self.log_noise + 0.5 * math.log(math.tau)
        kl = 0.5 * (mean**2 + (2 * log_deviation).exp() - 1) - log_deviation
        total: Tensor = 64 * surprise + kl.sum(1).mean()
        return total


class VariationalByHand(HandWritten):
    """Row 20."""

    network: Variational

    def __init__(self, rows: list[Tensor], turns: int) -> None:
        self.network = Variational()
        self.batches = endless(rows[0], 64)
        self.adam = Adam(self.network.parameters(), lr=0.002, fused=FUSED)
        self.schedule = CosineAnnealingLR(self.adam, turns)

    @property
    def weights(self) -> list[Tensor]:
        noise, *others = super().weights
        return [*others, noise]

    def losses(self, batches: list[Tensor], noise: Tensor) -> list[Tensor]:
        return [self.network(batches[0], noise)]

    def turn(self) -> Iterator[Tensor]:
        images = next(self.batches)
        yield stepped(self.adam, self.network(images, torch.randn(64, 10)))
        self.schedule.step()


class Adversarial(nn.Module):
    """An adversarial autoencoder of digits."""

    def __init__(self) -> None:
        super().__init__()
        features = perceptron(64, 128, 64, bend=nn.GELU)
        self.encoder = nn.Sequential(nn.Flatten(), *features, nn.GELU(), nn.Linear(64, 2))
        decoder = perceptron(2, 64, 128, 64, bend=nn.GELU)
        self.decoder = nn.Sequential(*decoder, nn.Sigmoid(), nn.Unflatten(1, (8, 8)))
        self.discriminator = perceptron(2, 128, 128, 1, bend=nn.LeakyReLU)

    def reconstruction(self, images: Tensor) -> Tensor:
        return functional.mse_loss(self.decoder(self.encoder(images)), images)

    def told_apart(self, images: Tensor, prior: Tensor) -> Tensor:
        with torch.no_grad():
            code = self.encoder(images)
        return told(self.discriminator(prior), 1) + told(self.discriminator(code), 0)

    def fooled(self, images: Tensor) -> Tensor:
        return told(self.discriminator(self.encoder(images)), 1)


class AdversarialByHand(HandWritten):
    """Row 21."""

    network: Adversarial

    def __init__(self, rows: list[Tensor], turns: int) -> None:
        self.network = network = Adversarial()
        self.batches = endless(rows[0], 64)
        both = [*network.encoder.parameters(), *network.decoder.parameters()]
        self.autoencoder = Adam(both, lr=0.002, fused=FUSED)
        told_by, made_by = network.discriminator.parameters(), network.encoder.parameters()
        self.discriminator = Adam(told_by, lr=0.001, betas=(0.5, 0.999), fused=FUSED)
        self.encoder = Adam(made_by, lr=0.001, betas=(0.5, 0.999), fused=FUSED)
        optimizers = (self.autoencoder, self.discriminator, self.encoder)
        self.schedules = [CosineAnnealingLR(each, turns) for each in optimizers]

    def losses(self, batches: list[Tensor], noise: Tensor) -> list[Tensor]:
        (images,), network = batches, self.network
        told_apart = network.told_apart(images, noise)
        return [network.reconstruction(images), told_apart, network.fooled(images)]

    def turn(self) -> Iterator[Tensor]:
        network = self.network
        yield stepped(self.autoencoder, network.reconstruction(next(self.batches)))
        told_apart = network.told_apart(next(self.batches), torch.randn(64, 2))
        yield stepped(self.discriminator, told_apart)
        yield stepped(self.encoder, network.fooled(next(self.batches)))
        for schedule in self.schedules:
            schedule.step()


class Rivals(nn.Module):
    """A generator of points and its discriminator."""

    def __init__(self) -> None:
        super().__init__()
        self.generator = perceptron(2, 128, 128, 2, bend=nn.LeakyReLU)
        self.discriminator = perceptron(2, 128, 128, 1, bend=nn.LeakyReLU)

    def told_apart(self, points: Tensor, noise: Tensor) -> Tensor:
        with torch.no_grad():
            made = self.generator(noise)
        return told(self.discriminator(points), 1) + told(self.discriminator(made), 0)

    def fooled(self, noise: Tensor) -> Tensor:
        return told(self.discriminator(self.generator(noise)), 1)


class RivalsByHand(HandWritten):
    """Row 28, with the running mean of the generator."""

    network: Rivals

    def __init__(self, rows: list[Tensor], turns: int) -> None:
        self.network = network = Rivals()
        self.batches = endless(rows[0], 256)
        told_by, made_by = network.discriminator.parameters(), network.generator.parameters()
        self.discriminator = Adam(told_by, lr=0.004, betas=(0.5, 0.99), fused=FUSED)
        self.generator = Adam(made_by, lr=0.002, betas=(0.5, 0.99), fused=FUSED)
        optimizers = (self.discriminator, self.generator)
        self.schedules = [CosineAnnealingLR(each, turns) for each in optimizers]
        mean = get_ema_multi_avg_fn(0.995)
        self.mean = AveragedModel(network.generator, multi_avg_fn=mean)

    def losses(self, batches: list[Tensor], noise: Tensor) -> list[Tensor]:
        return [self.network.told_apart(batches[0], noise), self.network.fooled(noise)]

    def turn(self) -> Iterator[Tensor]:
        network = self.network
        told_apart = network.told_apart(next(self.batches), torch.randn(256, 2))
        yield stepped(self.discriminator, told_apart)
        yield stepped(self.generator, network.fooled(torch.randn(256, 2)))
        self.mean.update_parameters(network.generator)
        for schedule in self.schedules:
            schedule.step()


class Cycle(nn.Module):
    """A CycleGAN between pictures x and y."""

    def __init__(self) -> None:
        super().__init__()
        self.to_y, self.to_x = self.translator(), self.translator()
        self.told_x, self.told_y = self.discriminator(), self.discriminator()

    @staticmethod
    def translator() -> nn.Sequential:
        edges, mixed = nn.Conv2d(1, 16, 3, padding=1), nn.Conv2d(16, 16, 1)
        ink = nn.Conv2d(16, 1, 1)
        return nn.Sequential(edges, nn.LeakyReLU(), mixed, nn.LeakyReLU(), ink, nn.Sigmoid())

    @staticmethod
    def discriminator() -> nn.Sequential:
        return nn.Sequential(nn.Flatten(), *perceptron(64, 128, 128, 1, bend=nn.LeakyReLU))

    @staticmethod
    def told(score: Tensor, answer: float) -> Tensor:
        return functional.mse_loss(score, torch.full_like(score, answer))

    def told_apart(self, x: Tensor, y: Tensor) -> Tensor:
        with torch.no_grad():
            made_y, made_x = self.to_y(x), self.to_x(y)
        of_x = self.told(self.told_x(x), 1) + self.told(self.told_x(made_x), 0)
        return of_x + self.told(self.told_y(y), 1) + self.told(self.told_y(made_y), 0)

    def translated(self, x: Tensor, y: Tensor) -> Tensor:
        made_y, made_x = self.to_y(x), self.to_x(y)
        fooled = self.told(self.told_y(made_y), 1) + self.told(self.told_x(made_x), 1)
        cycle = functional.l1_loss(self.to_x(made_y), x) + functional.l1_loss(self.to_y(made_x), y)
        return fooled + 10 * cycle


class CycleByHand(HandWritten):
    """Row 31."""

    network: Cycle

    def __init__(self, rows: list[Tensor], turns: int) -> None:  # noqa: ARG002 - its steps keep their size
        self.network = network = Cycle()
        self.x, self.y = (endless(each.unsqueeze(1), 64) for each in rows)
        told_by = [*network.told_x.parameters(), *network.told_y.parameters()]
        made_by = [*network.to_y.parameters(), *network.to_x.parameters()]
        self.discriminators = Adam(told_by, lr=0.001, betas=(0.5, 0.999), fused=FUSED)
        self.translators = Adam(made_by, lr=0.001, betas=(0.5, 0.999), fused=FUSED)

    def losses(self, batches: list[Tensor], noise: Tensor) -> list[Tensor]:  # noqa: ARG002 - it draws none
        x, y = (each.unsqueeze(1) for each in batches)
        return [self.network.told_apart(x, y), self.network.translated(x, y)]

    def turn(self) -> Iterator[Tensor]:
        yield stepped(self.discriminators, self.network.told_apart(next(self.x), next(self.y)))
        yield stepped(self.translators, self.network.translated(next(self.x), next(self.y)))
