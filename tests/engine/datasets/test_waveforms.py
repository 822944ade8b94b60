"""Waveforms: the noise is as loud as asked for, and no line through the raw wave tells them."""

from __future__ import annotations

import numpy as np
import pytest

from engine.datasets import datasets

WAVEFORMS = datasets()["waveforms"]


@pytest.mark.parametrize("name", ["waveforms", "tones", "chirps"])
def test_noise_has_the_power_that_was_asked_for(name: str) -> None:
    still, label = datasets()[name].load(400, signal_to_noise=100.0)
    noisy, same = datasets()[name].load(400, signal_to_noise=10.0)
    noise, sound = ((noisy - still) ** 2).mean(axis=1), (still**2).mean(axis=1)
    np.testing.assert_array_equal(label, same)
    assert np.median(sound / noise) == pytest.approx(10, rel=0.05)


@pytest.mark.parametrize("name", ["waveforms", "tones", "chirps"])
def test_kinds_come_equally_often(name: str) -> None:
    _, label = datasets()[name].load(400, signal_to_noise=10.0)
    assert len(set(np.bincount(label))) == 1


@pytest.mark.slow
def test_a_linear_model_of_the_raw_wave_stays_near_chance() -> None:
    from sklearn.linear_model import LogisticRegression

    wave, label = WAVEFORMS.load(3000, signal_to_noise=10.0)
    model = LogisticRegression(max_iter=1000).fit(wave[:2000], label[:2000])
    assert model.score(wave[2000:], label[2000:]) < 0.25


def test_a_rising_sound_ends_an_octave_above_a_falling_one() -> None:
    wave, label = WAVEFORMS.load(400, signal_to_noise=100.0)
    crossings = np.diff(np.sign(wave), axis=1) != 0
    ratio = crossings[:, 256:].sum(axis=1) / crossings[:, :256].sum(axis=1)
    assert ratio[label == 4].mean() > 1.3
    assert ratio[label == 5].mean() < 0.8
    assert ratio[label == 0].mean() == pytest.approx(1, abs=0.05)
