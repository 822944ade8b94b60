"""`neuroloom decode`: what the decoder of a kept run makes of codes that are given as numbers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from engine.command_answer import DONE, Answer
from engine.latent_commands.command import (
    LatentCommand,
    expected,
    numbers_in,
    space_of,
    take_run,
    write_file,
)
from engine.overrides import Unusable

if TYPE_CHECKING:
    from engine.latent.space import Space
    from engine.questions.spots import Spot

PLANE = 2


def _take_arguments(command: argparse.ArgumentParser) -> None:
    take_run(command)
    command.add_argument(
        "--at",
        type=expected("numbers with commas between them", numbers_in),
        action="append",
        required=True,
        metavar="X,Y,...",
        help="a code, one number for each dimension; or two numbers: a point of the shown plane. "
        "Given again: another one beside it",
    )
    command.add_argument("--out", type=Path, required=True, metavar="PNG", help="the picture")


def _decode(given: argparse.Namespace) -> Answer:
    from engine.latent.readings.decoding import decodings
    from engine.picture_files import png
    from engine.questions.decoding import DecodeSpots
    from engine.questions.question import Unanswerable
    from engine.value_pictures import side_by_side

    if given.out.suffix.lower() != ".png":
        raise Unusable(f"--out: expected a name that ends with .png, received {given.out.name}.")
    space = space_of(given)
    try:
        spots = tuple(_spot(space, numbers) for numbers in given.at)
        found = decodings(space, DecodeSpots(spots))
    except Unanswerable as fault:
        raise Unusable(f"{given.folder}: {fault}") from fault
    write_file(given.out, png(side_by_side(found.values, found.meaning)))
    value = {
        "output": str(given.out),
        "port": f"{space.end.node}.{space.end.port}",
        "codes": found.codes.tolist(),
        "points": found.points.tolist(),
        "values": found.values.tolist(),
    }
    lines = [_words(space, numbers) for numbers in given.at]
    return Answer(DONE, value, (*lines, f"Wrote {given.out}."))


def _spot(space: Space, numbers: tuple[float, ...]) -> Spot:
    """As many numbers as a code has are a code, two others a point of the plane."""
    import numpy as np

    from engine.questions.spots import At, Code

    if len(numbers) == PLANE != space.dimensions:
        return At(*numbers)
    if len(numbers) != space.dimensions:
        raise Unusable(
            f"--at: expected {space.dimensions:,} numbers, a code, or two, a point of the shown "
            f"plane; received {len(numbers):,}."
        )
    return Code(np.array(numbers, np.float32))


def _words(space: Space, numbers: tuple[float, ...]) -> str:
    title = space.run.document.graph.nodes[space.end.node].title
    where = f"{title}.{space.end.port}, which has {space.dimensions:,} dimensions"
    shown = ", ".join(f"{number:g}" for number in numbers[:8])
    more = ", ..." if len(numbers) > 8 else ""  # noqa: PLR2004 - as many as are shown
    if len(numbers) == PLANE != space.dimensions:
        return f"Decoded the point {shown} of the shown plane of {where}."
    return f"Decoded the code {shown}{more} of {where}."


DECODE = LatentCommand(
    "decode", "decode codes of a kept run into a picture", _take_arguments, _decode
)
