"""Pure tones."""

from __future__ import annotations

import numpy as np

from engine.datasets.dataset import Column, Dataset
from engine.datasets.sound import SIGNAL_TO_NOISE


def tones(rows: int, signal_to_noise: float) -> tuple[np.ndarray, np.ndarray]:
    """The notes of a scale, of any phase and loudness: wave (rows, 512), label (rows,) 0 to 7."""
    random = np.random.default_rng(0)
    label = np.arange(rows) % 8
    semitones = np.array([0, 2, 4, 5, 7, 9, 11, 12])[label][:, np.newaxis]
    start = random.uniform(0, 1, (rows, 1))
    turns = start + 261.63 * 2 ** (semitones / 12) * np.arange(512) / 4000
    wave = random.uniform(0.5, 1, (rows, 1)) * np.sin(2 * np.pi * turns)
    power = (wave**2).mean(axis=1, keepdims=True) / 10 ** (signal_to_noise / 10)
    wave += np.sqrt(power) * random.standard_normal(wave.shape)
    return wave.astype(np.float32), label.astype(np.int64)


DATASET = Dataset(
    id="tones",
    title="Tones",
    help="The eight notes of C major, of any phase and loudness, with noise: 0.13 s at 4,000 Hz.",
    source="generated; equal temperament with A at 440 Hz",
    columns=(
        Column("wave", (512,), help="The pressure, 4,000 times a second."),
        Column(
            "label", kind="category", classes=8, help="Which note it is, from C at 262 Hz upwards."
        ),
    ),
    load=tones,
    rows=1000,
    test=200,
    validation=100,
    parameters=(SIGNAL_TO_NOISE,),
    is_generated=True,
)
