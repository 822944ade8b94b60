from __future__ import annotations

import pytest

from engine.language import Map, Misfit, Type
from engine.mathematics.waves import frames


@pytest.mark.parametrize(
    ("samples", "window", "hop", "expected"),
    [(100, 100, 7, 1), (106, 100, 7, 1), (107, 100, 7, 2), (512, 128, 32, 13)],
)
def test_only_whole_frames_count(samples: int, window: int, hop: int, expected: int) -> None:
    wave = Map({"x": Type((samples,))})

    assert frames(wave, Map({"window": window, "hop": hop})) == expected


def test_a_wave_that_is_shorter_than_its_window_is_refused() -> None:
    with pytest.raises(Misfit) as fault:
        frames(Map({"x": Type((99,))}), Map({"window": 100, "hop": 10}))

    assert (fault.value.expected, fault.value.received) == ("at least 100 samples", "99 samples")
