"""Digits autoencoder.

Written by Neuroloom from digits-autoencoder.loom; runs by itself:
    python digits_autoencoder.py
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn

Rows = tuple[Tensor, ...]  # the columns of a data set


def digits() -> tuple[np.ndarray, np.ndarray]:
    """Handwritten digits: images (1797, 8, 8) from 0 to 1, label (1797,) from 0 to 9."""
    from sklearn.datasets import load_digits

    found = load_digits()
    return (found.images / 16).astype(np.float32), found.target.astype(np.int64)


def split(
    columns: tuple[np.ndarray, ...], test: int, validation: int, stratify: int | None = None
) -> tuple[tuple[Tensor, ...], ...]:
    """The columns of the training, the validation and the test rows: always the same rows.

    `stratify` is the place of the column whose classes keep their shares in all three.
    """
    from sklearn.model_selection import train_test_split

    def hold_out(rows: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
        classes = None if stratify is None else columns[stratify][rows]
        kept, held_out = train_test_split(rows, test_size=count, stratify=classes, random_state=0)
        return kept, held_out

    rest, for_test = hold_out(np.arange(len(columns[0])), test)
    for_training, for_validation = hold_out(rest, validation)
    parts = (for_training, for_validation, for_test)
    return tuple(tuple(torch.from_numpy(column[rows]) for column in columns) for rows in parts)


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


def placed(rows: Rows, network: nn.Module) -> Rows:
    """The rows on the device that the network is on."""
    device = next(network.parameters()).device
    return tuple(column.to(device) for column in rows)


def second_view(network: Network) -> Network:
    """The same weights, looked at in evaluation mode: looking draws nothing and changes nothing."""
    shared = {id(tensor): tensor for tensor in (*network.parameters(), *network.buffers())}
    return copy.deepcopy(network, shared).eval()


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


def data_of_digits() -> tuple[Rows, ...]:
    """Digits: rows for training, validation and test."""
    return split(digits(), test=500, validation=130, stratify=1)


class Network(nn.Module):
    """Digits autoencoder."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder_1 = nn.Linear(64, 128)
        self.encoder_2 = nn.Linear(128, 64)
        self.code = nn.Linear(64, 2)
        self.decoder_1 = nn.Linear(2, 64)
        self.decoder_2 = nn.Linear(64, 128)
        self.pixels = nn.Linear(128, 64)

    def losses(self, images: Tensor) -> dict[str, Tensor]:
        """Trains encoder_1, encoder_2, code, decoder_1, decoder_2, pixels."""
        flatten = images.flatten(1)  # batch 64
        encoder_1 = nn.functional.gelu(self.encoder_1(flatten))  # batch 128
        encoder_2 = nn.functional.gelu(self.encoder_2(encoder_1))  # batch 64
        code = self.code(encoder_2)  # batch 2
        decoder_1 = nn.functional.gelu(self.decoder_1(code))  # batch 64
        decoder_2 = nn.functional.gelu(self.decoder_2(decoder_1))  # batch 128
        pixels = torch.sigmoid(self.pixels(decoder_2).view(-1, 8, 8))  # batch 8 × 8
        reconstruction = nn.functional.mse_loss(pixels, images)  # scalar
        return {"reconstruction": reconstruction}


class Training:
    """A turn: 1 step of Adam; each step on a fresh batch of 64."""

    def __init__(self, network: Network, digits: Rows, seed: int) -> None:
        self.network = network
        self.digits = Batches(placed(digits, network), size=64, seed=stream(seed, 4))
        self.adam = torch.optim.Adam(network.parameters(), lr=0.002, fused=True)
        self.turns = 150 * self.digits.batches  # 150 epochs

    @property
    def epoch(self) -> int:
        """How many epochs are done."""
        return self.digits.epoch

    def turn(self) -> Iterator[tuple[str, dict[str, Tensor]]]:
        images, _ = self.digits.next()
        yield "adam", update(self.adam, self.network.losses(images))


def evaluate(network: Network, digits: Rows) -> dict[str, Tensor]:
    """Losses and measures of a network in evaluation mode."""
    images, _ = placed(digits, network)
    with torch.no_grad():
        return network.losses(images)


if __name__ == "__main__":
    torch.set_num_threads(1)  # sums are then added in the same order
    seed = 0
    torch.manual_seed(stream(seed, 0))  # the first weights
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = Network().to(device)
    digits_training, digits_validation, digits_test = data_of_digits()
    training = Training(network, digits_training, seed)
    looking = second_view(network)
    epoch = 0
    for _ in range(training.turns):
        for who, values in training.turn():
            latest = values
        if training.epoch > epoch:
            epoch = training.epoch
            report(f"epoch {epoch:<3} training  ", latest)
            report("         validation", evaluate(looking, digits_validation))
    report("test", evaluate(looking, digits_test))
