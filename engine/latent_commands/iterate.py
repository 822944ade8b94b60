"""`neuroloom iterate`: where decoding what was encoded leads in a kept run, again and again."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.command_answer import DONE, Answer
from engine.latent_commands.command import (
    LatentCommand,
    chosen_port,
    expected,
    kept_of,
    numbers_in,
    shown_space,
    take_run,
    write_file,
)
from engine.overrides import Unusable
from engine.questions.iteration import TOLERANCE, FindFixedPoints, Iterate, Noise
from engine.questions.spots import At, Code, OfRow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.latent.readings.iterating import Map
    from engine.latent.space import Space
    from engine.questions.iteration import FixedPoints, Iterated, Start
    from engine.tones import Floats

    Found = Iterated | FixedPoints

PLANE = 2
NOISE, SAMPLE = "noise", "sample:"
MOST, STILL_MS = 1_000_000, 120
Origin = str | int | tuple[float, ...]
"""'noise', the number of a sample, or the numbers of a code or a point of the plane."""


def _take_arguments(command: argparse.ArgumentParser) -> None:
    take_run(command)
    command.add_argument(
        "--from",
        dest="origin",
        type=expected("noise, sample:17, or numbers with commas between them", _origin),
        default=NOISE,
        metavar="START",
        help="noise; sample:17; or numbers with commas between them: a code, or two, a point of "
        "the shown plane",
    )
    count = partial(
        command.add_argument,
        type=expected(f"a whole number from 1 to {MOST:,}", _count),
        metavar="N",
    )
    count("--steps", default=100, help="how often at most")
    count("--starts", default=1, help="several: the fixed points that so many of noise come to")
    command.add_argument(
        "--tolerance",
        type=expected("a number above 0", _positive),
        default=TOLERANCE,
        help="what a point at rest may move by",
    )
    command.add_argument(
        "--seed", type=expected("a whole number", int), default=0, help="of the noise"
    )
    command.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="a .npz, which holds every step, or a .png or .gif, which ends where it is at rest",
    )


def _origin(words: str) -> Origin:
    if words == NOISE:
        return words
    if words.startswith(SAMPLE):
        return int(words.removeprefix(SAMPLE))
    return numbers_in(words)


def _count(words: str) -> int:
    if not 0 < (count := int(words)) <= MOST:
        raise ValueError
    return count


def _positive(words: str) -> float:
    if not 0 < (number := float(words)) < math.inf:
        raise ValueError
    return number


def _iterate(given: argparse.Namespace) -> Answer:
    from engine.questions.question import Unanswerable

    write = _writers().get(given.out.suffix.lower())
    if write is None:
        raise Unusable(
            f"--out: expected a name that ends with .npz, .png or .gif, received {given.out.name}."
        )
    if given.starts > 1 and given.origin != NOISE:
        raise Unusable("--starts: several starts are of noise; leave --from away, or --starts.")
    mapped, space = _map(given)
    try:
        found = _found(given, mapped, space)
    except Unanswerable as fault:
        raise Unusable(f"{given.folder}: {fault}") from fault
    write_file(given.out, write(found))
    nodes = mapped.recursion.run.document.graph.nodes
    port = mapped.recursion.port
    name, judge = f"{nodes[port.node].title}.{port.port}", nodes.get(mapped.judge_node)
    lines = _words(found, judge.title if judge else "")
    value = {"output": str(given.out), "port": f"{port.node}.{port.port}", **_numbers(found)}
    return Answer(DONE, value, (f"{name}: {lines[0]}", *lines[1:], f"Wrote {given.out}."))


def _map(given: argparse.Namespace) -> tuple[Map, Space | None]:
    """What comes back at the port that is named, and the space of its codes, if there is one."""
    from engine.latent.readings.iterating import Map, map_of
    from engine.latent.readings.recursion import recursions

    kept = kept_of(given)
    found, nodes = recursions(kept.run), kept.run.document.graph.nodes
    if not found:
        raise Unusable(
            f"{given.folder}: nothing comes back in its own shape in this run; watch the output of "
            "an autoencoder in its document, and train it again."
        )
    ports = [each.port for each in found]
    names = [f"{nodes[port.node].title}.{port.port}" for port in ports]
    chosen = found[ports.index(chosen_port(given, ports, names))]
    if chosen.has_code:
        space = shown_space(kept, chosen.port)
        return map_of(space), space
    return Map(chosen, kept.run.steps), None


def _found(given: argparse.Namespace, mapped: Map, space: Space | None) -> Found:
    from engine.latent.readings.iterating import found_points, start_of, trail

    if given.starts > 1:
        asked = FindFixedPoints(
            given.starts, given.steps, given.tolerance, given.seed, most_told=given.starts
        )
        return found_points(mapped, asked, _say_nothing)
    start = _start(given, space)
    values, row = start_of(mapped.recursion, start, space)
    return trail(mapped, values, row, Iterate(start, given.steps, given.tolerance), _say_nothing)


def _start(given: argparse.Namespace, space: Space | None) -> Start:
    import numpy as np

    origin = given.origin
    if isinstance(origin, str):
        return Noise(given.seed)
    if isinstance(origin, int):
        return OfRow(origin)
    if space is not None and len(origin) == PLANE != space.dimensions:
        return At(*origin)
    return Code(np.array(origin, np.float32))


def _say_nothing(_: float) -> None:
    """The command line waits."""


def _words(found: Found, judge: str) -> list[str]:
    from engine.questions.iteration import Iterated

    return _way_words(found, judge) if isinstance(found, Iterated) else all_words(found, judge)


def _way_words(found: Iterated, judge: str) -> list[str]:
    steps = _counted(len(found.moved), "step")
    words = [
        f"at rest after {found.rest:,} of {steps}."
        if found.rest >= 0
        else f"not at rest after {steps}: the last one moved it by {found.moved[-1]:.3g}."
    ]
    if judge:
        words.append(
            f"{judge} doubts where it began by {found.doubts[0]:.2f} nats, and where it ends by "
            f"{found.doubts[-1]:.2f}."
        )
    return words


def all_words(found: FixedPoints, judge: str) -> list[str]:
    """What is told of fixed points; judge: the title of the classifier, if there is one."""
    is_one = found.distinct == 1
    points = "1 point" if is_one else f"{found.distinct:,} points more than {found.apart:.3g} apart"
    far = _part_words(found.is_far, "it", "these")
    rested = (
        f"{found.at_rest:,} of {found.starts:,} starts came to rest, moving by "
        f"{found.tolerance:g} at most, at {points}; {far} further from all samples than 95 % of "
        "the samples are from another."
    )
    words = [rested]
    if judge:
        doubt = f"{found.doubts.mean():.2f} nats"
        doubted = f"it by {doubt}" if is_one else f"them by {doubt} on average"
        novel = _part_words(found.is_far & found.is_doubted, "it", f"the {found.distinct:,}")
        words.append(
            f"{judge} doubts {doubted}, and 95 % of the samples by {found.usual_doubt:.2f} at "
            f"most; {novel} both far and doubted more."
        )
    return words


def _part_words(is_true: NDArray[np.bool_], one: str, all_of_them: str) -> str:
    """The subject of what is true of some: 'it is not', '1 of these is', '3 of these are'."""
    count = int(is_true.sum())
    if len(is_true) == 1:
        return f"{one} is" if count else f"{one} is not"
    return f"{count:,} of {all_of_them} {'is' if count == 1 else 'are'}"


def _counted(count: int, one: str) -> str:
    return f"{count:,} {one}" if count == 1 else f"{count:,} {one}s"


def _numbers(found: Found) -> dict[str, object]:
    """All that was found, as JSON takes it."""
    return {name: getattr(value, "tolist", lambda v=value: v)() for name, value in _fields(found)}


def _fields(found: Found) -> list[tuple[str, object]]:
    return list(vars(found).items())


def _writers() -> dict[str, Callable[[Found], bytes]]:
    """What makes the content of a file, by the ending of its name."""
    return {".npz": _npz, ".png": _png, ".gif": _gif}


def _npz(found: Found) -> bytes:
    import numpy as np

    content = BytesIO()
    arrays: dict[str, Any] = {name: np.asarray(value) for name, value in _fields(found)}
    np.savez_compressed(content, **arrays)
    return content.getvalue()


def _png(found: Found) -> bytes:
    from engine.picture_files import png
    from engine.value_pictures import side_by_side

    return png(side_by_side(_seen(found), found.meaning))


def _gif(found: Found) -> bytes:
    from engine.picture_files import gif
    from engine.tones import bounds
    from engine.value_pictures import drawn

    seen = _seen(found)
    limits = bounds(seen, found.meaning)
    return gif([drawn(one, found.meaning, limits) for one in seen], STILL_MS)


def _seen(found: Found) -> Floats:
    """The values that pictures show: a way ends one step after it is at rest."""
    from engine.questions.iteration import Iterated

    if isinstance(found, Iterated) and found.rest >= 0:
        return found.values[: found.rest + 2]
    return found.values


ITERATE = LatentCommand(
    "iterate",
    "decode what was encoded again and again, from noise, a sample or a code",
    _take_arguments,
    _iterate,
)
