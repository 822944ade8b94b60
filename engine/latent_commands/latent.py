"""`latent`: the codes of all samples of a kept run and where they lie in the plane, as a file."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.command_answer import DONE, FAILED, Answer
from engine.latent_commands.command import LatentCommand, space_of, take_run, write_file
from engine.overrides import Unusable
from engine.questions.projecting import PRINCIPAL, How, Tsne, Umap, View

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.latent.space import Space

WAYS: Mapping[str, How] = {"pca": PRINCIPAL, "tsne": Tsne(), "umap": Umap()}


def _take_arguments(command: argparse.ArgumentParser) -> None:
    take_run(command)
    command.add_argument("--project", choices=tuple(WAYS), default="pca", help="into the plane")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help=".npz or .csv")


def _run(given: argparse.Namespace) -> Answer:
    from engine.questions.question import Unanswerable

    write = _FORMATS.get(given.out.suffix.lower())
    if write is None:
        raise Unusable(f"--out: expected a name that ends in .npz or .csv, received {given.out}.")
    space = space_of(given)
    try:
        view = _projected(space, WAYS[given.project])
    except Unanswerable as fault:
        return Answer(FAILED, {"failure": str(fault)}, (str(fault),))
    write_file(given.out, write(_columns(space, view)))
    return _answer(space, view, given)


def _projected(space: Space, how: How) -> View:
    from engine.latent.readings.project import projected
    from engine.questions.projecting import Project, Projected

    found = projected(space, Project(how))
    if isinstance(found, Projected):
        return found.view
    value = found.compute(lambda part: _say(f"\r{part:4.0%}"))
    _say("\n")
    assert isinstance(value, Projected)  # noqa: S101 - what Project is answered by
    return value.view


def _say(words: str) -> None:
    """Tell how far it is."""
    sys.stderr.write(words)
    sys.stderr.flush()


def _columns(space: Space, view: View) -> dict[str, NDArray[Any]]:
    import numpy as np

    split = np.full(len(space.labels), "", dtype="U10")
    for name, rows in space.splits.items():
        split[rows] = name
    explained = np.array(np.nan if view.explained is None else view.explained)
    return {
        "codes": space.codes(),
        "points": space.points,
        "labels": space.labels,
        "split": split,
        "variances": view.variances,
        "explained": explained,
    }


def _npz(columns: Mapping[str, NDArray[Any]]) -> bytes:
    import numpy as np

    content = io.BytesIO()
    np.savez_compressed(content, allow_pickle=False, **columns)
    return content.getvalue()


def _csv(columns: Mapping[str, NDArray[Any]]) -> bytes:
    """A line for each sample: its number, split and label, its place, and its code from z1 on."""
    codes = columns["codes"]
    names = [f"z{place}" for place in range(1, codes.shape[1] + 1)]
    lines = [",".join(["sample", "split", "label", "x", "y", *names])]
    told = zip(columns["split"], columns["labels"], columns["points"], codes, strict=True)
    for row, (split, label, place, code) in enumerate(told):
        numbers = ",".join(f"{number:.9g}" for number in (*place, *code))
        lines.append(f"{row},{split},{label if label >= 0 else ''},{numbers}")
    return ("\n".join(lines) + "\n").encode()


_FORMATS = {".npz": _npz, ".csv": _csv}


def _answer(space: Space, view: View, given: argparse.Namespace) -> Answer:
    title = space.run.document.graph.nodes[space.end.node].title
    samples, collapsed = len(space.labels), [int(place) + 1 for place in view.collapsed]
    value = {
        "output": str(given.out),
        "port": f"{space.end.node}.{space.end.port}",
        "samples": samples,
        "dimensions": space.dimensions,
        "project": given.project,
        "explained": view.explained,
        "collapsed": collapsed,
    }
    share = view.explained
    seen = f", {100 * share:.0f} % of the variance" if share is not None else ""
    words = (
        f"{title}.{space.end.port}: {samples:,} samples, {space.dimensions:,} dimensions, by "
        f"{given.project}{seen}. Wrote {given.out}."
    )
    named = ", ".join(f"z{place}" for place in collapsed)
    also = (f"Collapsed, for the codes hardly differ there: {named}.",) if collapsed else ()
    return Answer(DONE, value, (words, *also))


LATENT = LatentCommand(
    "latent", "write the codes of a kept run, and where they are shown", _take_arguments, _run
)
