"""The short-time Fourier transform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Choice,
    Integer,
    Map,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
)
from engine.language.reading import whole
from engine.mathematics.waves import HOP, WAVE, frames

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor

PORTS = Ports(
    (WAVE,),
    (Port("y", "batch frequencies frames", help="How strong each frequency is in each frame."),),
)
FORMS = {
    "magnitude": "{found}",
    "power": "{found}.square()",
    "log": "({found}.square() + 1e-6).log()",
}


def magnitudes(wave: Tensor, window: int, hop: int) -> Tensor:
    """The magnitudes of the Fourier transforms of overlapping frames, each under a Hann window.

    wave: (batch, time). Returns (batch, window // 2 + 1, frames).
    """
    hann = torch.hann_window(window, device=wave.device)
    return torch.stft(wave, window, hop, window=hann, center=False, return_complex=True).abs()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map({"y": Type((whole(parameters, "window") // 2 + 1, frames(inputs, parameters)))})


def _forward(site: Site) -> str:
    parameters = site.parameters
    found = f"magnitudes({site.names['x']}, {parameters['window']}, {parameters['hop']})"
    return FORMS[str(parameters["scale"])].format(found=found)


SHORT_TIME_FOURIER = Block(
    id="short_time_fourier",
    title="Short-time Fourier transform",
    help="Shows which frequencies a wave has in each short frame: a picture of the sound.",
    formula="y_(f,m) = magnitude a of sum over n of w_n x_(m H + n) exp(-2 pi i f n / N), or a^2, "
    "or log(a^2 + 0.000001); w is a Hann window of N samples, H the hop",
    source="deck: raw audio; J. Allen, IEEE Transactions on Acoustics 25, 1977",
    ports=PORTS,
    parameters=(
        Integer(
            "window",
            128,
            low=16,
            high=8192,
            title="Window",
            unit="samples",
            help="How long a frame is; longer ones tell frequencies apart better, and times worse.",
        ),
        HOP,
        Choice(
            "scale",
            "log",
            (
                Option("magnitude", "Magnitude", "How large the wave of that frequency is."),
                Option("power", "Power", "The square of the magnitude."),
                Option("log", "Log power", "The logarithm of the power, as ears hear loudness."),
            ),
            title="Scale",
            help="How the strength of a frequency is told.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    code=(magnitudes,),
    summary="window {window} · hop {hop}",
    default_title="Spectrogram",
    examples=(
        example(x=(512,)),
        example({"window": 512, "hop": 100, "scale": "magnitude"}, x=(1000,)),
        example({"window": 33, "hop": 7, "scale": "power"}, x=(600,)),
    ),
)
