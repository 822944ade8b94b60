"""The short-time Fourier transform: against numpy's, frame by frame."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from engine.language import Map, Misfit, Type, example, infer, registry
from tests.placed_block import placed

FOURIER = registry()["short_time_fourier"]
SCALES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "magnitude": lambda a: a,
    "power": np.square,
    "log": lambda a: np.log(a**2 + 1e-6),
}


@pytest.mark.parametrize("scale", SCALES)
def test_frames_are_fourier_transforms_under_a_hann_window(scale: str) -> None:
    node = placed(FOURIER, example({"window": 32, "hop": 12, "scale": scale}, x=(100,)))
    wave = np.random.default_rng(0).standard_normal(100)
    hann = np.sin(np.pi * np.arange(32) / 32) ** 2

    found = node.compute({"x": torch.from_numpy(wave).float().unsqueeze(0)})["y"][0].numpy()

    assert found.shape == (17, 6)
    for frame in range(6):
        magnitude = abs(np.fft.rfft(hann * wave[12 * frame : 12 * frame + 32]))
        np.testing.assert_allclose(found[:, frame], SCALES[scale](magnitude), rtol=1e-3, atol=1e-4)


def test_window_longer_than_the_wave_is_a_misfit() -> None:
    with pytest.raises(
        Misfit, match="expected at least 128 samples, received 100 samples; the win"
    ):
        infer(FOURIER, Map({"x": Type((100,))}), Map())


def test_a_sequence_of_features_is_no_wave() -> None:
    with pytest.raises(Misfit, match="too many axes"):
        infer(FOURIER, Map({"x": Type((200, 2))}), Map())
