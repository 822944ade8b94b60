"""What the sets of sounds have in common: how loud the noise in them is."""

from __future__ import annotations

from engine.language import Real

SIGNAL_TO_NOISE = Real(
    "signal_to_noise",
    10.0,
    low=-30.0,
    high=100.0,
    title="Signal to noise",
    unit="dB",
    help="How much louder the sound is than the noise in it: at 10 dB ten times in power.",
)
"""The parameter of sounds with noise in them."""
