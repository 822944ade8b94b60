"""A command that reads out the latent space of a kept run."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engine.command_answer import Answer
from engine.document.files import unwritten, write_atomically
from engine.overrides import Unusable

if TYPE_CHECKING:
    from engine.document.values import End
    from engine.latent.space import Space
    from engine.training.kept import Kept

Value = TypeVar("Value")


@dataclass(frozen=True)
class LatentCommand:
    """Its name, what it does in a few words, the arguments that it takes, and what runs it."""

    name: str
    words: str
    take_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Answer]


def take_run(command: argparse.ArgumentParser) -> None:
    """Let a command take a run and one of its ports."""
    command.add_argument("folder", type=Path, metavar="RUN", help="the folder of a kept run")
    command.add_argument(
        "--port",
        metavar="NODE.PORT",
        help="the latent space, by the id or title of its node; without it the first of the run",
    )
    command.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")


def expected(what: str, read: Callable[[str], Value]) -> Callable[[str], Value]:
    """What reads an argument with `read`, and says what was expected where that cannot."""

    def taken(words: str) -> Value:
        try:
            return read(words)
        except ValueError as fault:
            raise argparse.ArgumentTypeError(f"expected {what}, received {words!r}") from fault

    return taken


def numbers_in(words: str) -> tuple[float, ...]:
    """Numbers with commas between them. Raises ValueError."""
    numbers = tuple(float(word) for word in words.split(","))
    if not all(map(math.isfinite, numbers)):
        raise ValueError
    return numbers


def kept_of(given: argparse.Namespace) -> Kept:
    """The run that the arguments name, with the weights that it kept. Raises Unusable."""
    from engine.observations.about import ABOUT, Unreadable
    from engine.training.device import choose_device
    from engine.training.kept import read_run

    if not os.access(given.folder, os.F_OK):
        raise Unusable(f"{given.folder}: there is no such folder; expected that of a kept run.")
    if not os.access(given.folder / ABOUT, os.F_OK):
        raise Unusable(
            f"{given.folder}: this is no kept run, for no {ABOUT} is in it; train FILE --run-dir "
            "DIR makes one in DIR."
        )
    try:
        return read_run(given.folder, "", choose_device(given.device))
    except (Unreadable, ValueError) as fault:
        raise Unusable(f"{given.folder}: {fault}") from fault


def space_of(given: argparse.Namespace) -> Space:
    """The latent space that the arguments name, with the weights that the run kept.

    Raises Unusable, a sentence.
    """
    from engine.latent.space import latent_ports

    kept = kept_of(given)
    ends, nodes = latent_ports(kept.run.program), kept.run.document.graph.nodes
    if not ends:
        raise Unusable(
            f"{given.folder}: this run has no latent space; watch a port of its document, or add a "
            "Latent block, and train it again."
        )
    names = [f"{nodes[end.node].title}.{end.port}" for end in ends]
    return shown_space(kept, chosen_port(given, ends, names))


def chosen_port(given: argparse.Namespace, ends: Sequence[End], names: Sequence[str]) -> End:
    """The port that the arguments name, the first where they name none. Raises Unusable."""
    for end, name in zip(ends, names, strict=True):
        if given.port in (None, name, f"{end.node}.{end.port}"):
            return end
    raise Unusable(f"--port: expected one of {', '.join(names)}, received {given.port}.")


def shown_space(kept: Kept, end: End) -> Space:
    """A latent space of a run, in the plane in which it was shown last."""
    from engine.latent.projections.projection import Projection
    from engine.latent.space import Space

    space = Space(kept.run, end)
    plane = kept.planes.get((end.node, end.port))
    space.lens.plane = Projection(*plane) if plane else None
    return space


def write_file(path: Path, content: bytes) -> None:
    """Write what a command made. Raises Unusable, a sentence."""
    try:
        write_atomically(path, content)
    except (OSError, ValueError) as fault:
        raise Unusable(f"{path} cannot be written: {unwritten(path, fault)}.") from fault
