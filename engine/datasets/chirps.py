"""Chirps."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.datasets.sound import SIGNAL_TO_NOISE


def chirps(rows: int, signal_to_noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Tones that glide over an octave: wave (rows, 512), label (rows,) from 0 to 3."""
    random = np.random.default_rng(0)
    label = np.arange(rows) % 4
    kind = label[:, np.newaxis]
    pitch, start = random.uniform(0, 1, (rows, 1)), random.uniform(0, 1, (rows, 1))
    way = np.arange(512) / 512
    hill = 1 - abs(2 * way - 1)
    octaves = np.choose(kind, [way, 1 - way, hill, 1 - hill])
    turns = start + np.cumsum(100 * 4**pitch * 2**octaves, axis=1) / 4000
    wave = random.uniform(0.5, 1, (rows, 1)) * np.sin(2 * np.pi * turns)
    power = (wave**2).mean(axis=1, keepdims=True) / 10 ** (signal_to_noise / 10)
    wave += np.sqrt(power) * random.standard_normal(wave.shape)
    return wave.astype(np.float32), label.astype(np.int64)


DATASET = Dataset(
    id="chirps",
    title="Chirps",
    help="Tones that glide over an octave in four ways, with noise: 0.13 s at 4,000 Hz.",
    source="generated; deck: raw audio",
    columns=(
        Column("wave", (512,), help="The pressure, 4,000 times a second."),
        Column(
            "label",
            kind="category",
            classes=4,
            help="0 rising, 1 falling, 2 up and down, 3 down and up.",
        ),
    ),
    load=chirps,
    rows=1000,
    test=200,
    validation=100,
    parameters=(SIGNAL_TO_NOISE,),
    is_generated=True,
)
