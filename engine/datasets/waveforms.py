"""Eight kinds of waveform."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.datasets.sound import SIGNAL_TO_NOISE


def waveforms(rows: int, signal_to_noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Sounds of any pitch, phase and loudness: wave (rows, 512), label (rows,) from 0 to 7."""
    random = np.random.default_rng(0)
    label = np.arange(rows) % 8
    kind = label[:, np.newaxis]
    pitch, start, sway = (random.uniform(0, 1, (rows, 1)) for _ in range(3))
    way = np.arange(512) / 512
    beat = np.sin(2 * np.pi * (4 * way + sway))
    octaves = np.choose(kind, [0, 0, 0, 0, way, 1 - way, beat / 4, 0])
    turns = start + np.cumsum(100 * 4**pitch * 2**octaves, axis=1) / 4000
    phase, sine = turns % 1, np.sin(2 * np.pi * turns)
    square, triangle, sawtooth = np.sign(0.5 - phase), 4 * abs(phase - 0.5) - 1, 2 * phase - 1
    pulsing = sine * (1 + beat) / 2
    wave = np.choose(kind, [sine, square, triangle, sawtooth, sine, sine, sine, pulsing])
    wave *= random.uniform(0.5, 1, (rows, 1))
    power = (wave**2).mean(axis=1, keepdims=True) / 10 ** (signal_to_noise / 10)
    wave += np.sqrt(power) * random.standard_normal(wave.shape)
    return wave.astype(np.float32), label.astype(np.int64)


DATASET = Dataset(
    id="waveforms",
    title="Waveforms",
    help="Eight kinds of sound of any pitch, phase and loudness, with noise: 0.13 s at 4,000 Hz.",
    source="generated; deck: raw audio",
    columns=(
        Column("wave", (512,), help="The pressure, 4,000 times a second."),
        Column(
            "label",
            kind="category",
            classes=8,
            help="0 sine, 1 square, 2 triangle, 3 sawtooth, 4 rising, 5 falling, 6 swaying in "
            "pitch, 7 swaying in loudness.",
        ),
    ),
    load=waveforms,
    rows=1000,
    test=200,
    validation=100,
    parameters=(SIGNAL_TO_NOISE,),
    is_generated=True,
)
