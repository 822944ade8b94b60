"""The mel spectrogram: its bank against the formula, and a tone in the band of its pitch."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch

from engine.language import Map, Misfit, Type, example, infer, registry
from tests.placed_block import Placed, placed

MEL = registry()["mel_spectrogram"]


def spectrogram(**parameters: Any) -> Placed:
    knobs = {"mels": 12, "window": 256, "hop": 64, "rate": 8000, "log": False, **parameters}
    return placed(MEL, example(knobs, x=(1024,)))


def mel(hertz: float) -> float:
    return 2595 * math.log10(1 + hertz / 700)


def hertz(mels: float) -> float:
    return 700 * math.expm1(mels / 2595 * math.log(10))


def test_bank_is_that_of_the_formula() -> None:
    bank = dict(spectrogram().module.named_buffers())["bank"]
    assert bank.shape == (12, 129)
    for band in range(12):
        left, top, right = (hertz(mel(4000) * (band + end) / 13) for end in range(3))
        for place in range(129):
            found = 8000 * place / 256
            height = min((found - left) / (top - left), (right - found) / (right - top))
            assert bank[band, place].item() == pytest.approx(max(0.0, height), abs=1e-4)


def test_bands_sum_up_the_power_of_their_frequencies() -> None:
    node = spectrogram()
    bank = dict(node.module.named_buffers())["bank"].numpy()
    wave = np.random.default_rng(0).standard_normal(1024)
    hann = np.sin(np.pi * np.arange(256) / 256) ** 2

    found = node.compute({"x": torch.from_numpy(wave).float().unsqueeze(0)})["y"][0].numpy()

    assert found.shape == (12, 13)
    for frame in range(13):
        power = abs(np.fft.rfft(hann * wave[64 * frame : 64 * frame + 256])) ** 2
        np.testing.assert_allclose(found[:, frame], bank @ power, rtol=1e-3)


def test_a_tone_is_loudest_in_the_band_of_its_pitch() -> None:
    tone = torch.sin(2 * math.pi * hertz(mel(4000) * 8 / 13) * torch.arange(1024) / 8000)
    found = spectrogram(log=True).compute({"x": tone.unsqueeze(0)})["y"]
    assert set(found[0].argmax(dim=0).tolist()) == {7}


def test_silence_has_a_finite_logarithm() -> None:
    found = spectrogram(log=True).compute({"x": torch.zeros(1, 1024)})["y"]
    torch.testing.assert_close(found, torch.full_like(found, math.log(1e-6)))


def test_window_longer_than_the_wave_is_a_misfit() -> None:
    with pytest.raises(
        Misfit, match="expected at least 256 samples, received 255 samples; the win"
    ):
        infer(MEL, Map({"x": Type((255,))}), Map())
