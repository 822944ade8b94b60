"""The mel spectrogram."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Integer,
    Map,
    Parameters,
    Port,
    Ports,
    Site,
    Switch,
    Type,
    Types,
    example,
)
from engine.language.reading import whole
from engine.mathematics.waves import HOP, WAVE, frames

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the code is only read
    from torch import Tensor, nn  # noqa: TC004 - as above

PORTS = Ports(
    (WAVE,),
    (Port("y", "batch mels frames", help="How strong each band is in each frame: a picture."),),
)


def mel_bank(rate: int, window: int, mels: int) -> Tensor:
    """Triangles over the frequencies of a window, their corners evenly spaced in mel.

    mel = 2595 log10(1 + hertz / 700), from 0 to half of `rate`. Returns (mels, window // 2 + 1).
    """
    highest = 2595 * math.log10(1 + rate / 2 / 700)
    corners = 700 * (10 ** (torch.linspace(0, highest, mels + 2) / 2595) - 1)
    hertz = torch.arange(window // 2 + 1) * rate / window
    left, top, right = (corners[first : first + mels].unsqueeze(1) for first in range(3))
    rising, falling = (hertz - left) / (top - left), (right - hertz) / (right - top)
    return torch.minimum(rising, falling).clamp(min=0)


def _mel_spectrogram() -> type[nn.Module]:
    class MelSpectrogram(nn.Module):
        """The power of overlapping frames, each under a Hann window, summed up in mel bands."""

        hann: Tensor
        bank: Tensor

        def __init__(self, rate: int, window: int, hop: int, mels: int) -> None:
            super().__init__()
            self.window, self.hop = window, hop
            self.register_buffer("hann", torch.hann_window(window), persistent=False)
            self.register_buffer("bank", mel_bank(rate, window, mels), persistent=False)

        def forward(self, wave: Tensor) -> Tensor:
            """wave: (batch, time). Returns (batch, mels, frames)."""
            found = torch.stft(
                wave, self.window, self.hop, window=self.hann, center=False, return_complex=True
            )
            return self.bank @ found.abs().square()

    return MelSpectrogram


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map({"y": Type((whole(parameters, "mels"), frames(inputs, parameters)))})


def _forward(site: Site) -> str:
    found = f"{site.itself}({site.names['x']})"
    return f"({found} + 1e-6).log()" if site.parameters["log"] else found


MEL_SPECTROGRAM = Block(
    id="mel_spectrogram",
    title="Mel spectrogram",
    help="Shows a wave as a picture, frame by frame, in bands of pitch as ears tell them apart.",
    formula="y = M abs(STFT x)^2, or log(y + 0.000001); row k of M is a triangle, with corners "
    "evenly spaced in mel = 2595 log10(1 + hertz / 700)",
    source="deck: raw audio, log mel abs(STFT)^2; D. O'Shaughnessy, Speech Communication, 1987",
    ports=PORTS,
    parameters=(
        Integer(
            "mels",
            32,
            high=256,
            title="Bands",
            unit="bands",
            help="How many bands of pitch there are; a band too narrow for the window stays empty.",
        ),
        Integer(
            "window",
            256,
            low=16,
            high=8192,
            title="Window",
            unit="samples",
            help="How long a frame is; longer ones tell pitches apart better, and times worse.",
        ),
        HOP,
        Integer(
            "rate",
            8000,
            low=100,
            high=192_000,
            title="Sampling rate",
            unit="samples a second",
            help="How many samples of the wave make a second, so that pitches are known.",
        ),
        Switch(
            "log",
            True,
            title="Logarithm",
            help="Gives the logarithm of the power, as ears hear loudness.",
        ),
    ),
    shapes=_shapes,
    module="MelSpectrogram(rate={rate}, window={window}, hop={hop}, mels={mels})",
    forward=_forward,
    code=(mel_bank, _mel_spectrogram),
    summary="{mels} bands · window {window}",
    default_title="Mel spectrogram",
    examples=(
        example(x=(1024,)),
        example({"mels": 8, "window": 100, "hop": 30, "log": False}, x=(700,)),
        example({"mels": 1, "rate": 44_100}, x=(512,)),
    ),
)
