"""The report picture of a run: its losses, its latent cloud, and originals beside what came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.observations.class_colours import CLASS_COLOURS
from engine.observations.records import Cloud, Floats, Losses, Validated

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, QUIET, LINE = "#18202B", "#586678", "#D5DCE5"
PAIRS = (("#1F6FEB", "#B26A00"), ("#7A3FC4", "#2B7A4B"), ("#0F7B8A", "#B3261E"))
"""The colours of training and validation, for one optimizer after another."""
PICTURES = 10
SMOOTH_STEPS = 25
SMOOTH_SHARE = 30
"""Of few steps only so small a part is smoothed on either side, for there a loss falls steeply."""


@dataclass(frozen=True)
class Trained:
    """An optimizer by id and title, and the id of the node whose value it makes small."""

    optimizer: str
    title: str
    loss: str


@dataclass(frozen=True)
class Report:
    """What a report shows. pairs: originals and reconstructions, (count, height, width) each."""

    title: str
    trained: Sequence[Trained]
    losses: Sequence[Losses]
    validated: Sequence[Validated]
    cloud: Cloud | None
    pairs: tuple[Floats, Floats] | None


def write_report(path: Path, report: Report) -> None:
    """Draw a report into a PNG file. Raises OSError where that cannot be written."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"font.size": 10, "text.color": INK, "axes.edgecolor": LINE}):
        figure = Figure(figsize=(12, 6 if report.pairs else 4.5), dpi=120, layout="constrained")
        figure.suptitle(_plain(report.title), x=0.01, ha="left", weight="bold")
        upper, lower = "LC" if report.cloud else "LL", "PP"
        mosaic = f"{upper};{lower}" if report.pairs else upper
        heights = [4.0, 2.0] if report.pairs else [4.0]
        places = figure.subplot_mosaic(mosaic, height_ratios=heights)
        _draw_losses(places["L"], report)
        if report.cloud:
            _draw_cloud(places["C"], report.cloud)
        if report.pairs:
            _draw_pairs(places["P"], *report.pairs)
        figure.savefig(path)


def _draw_losses(axes: Axes, report: Report) -> None:
    for entry, colours in zip(report.trained, cycle(PAIRS), strict=False):
        _draw_loss(axes, report, entry, colours)
    axes.set(title="Loss", yscale="log")
    for ticks in (axes.yaxis.set_major_formatter, axes.yaxis.set_minor_formatter):
        ticks("{x:g}")
    axes.set_xlabel("step", color=QUIET)
    axes.grid(color=LINE, linewidth=0.6)
    axes.legend(frameon=False)
    _quiet(axes)


def _draw_loss(axes: Axes, report: Report, entry: Trained, colours: tuple[str, str]) -> None:
    """The training loss of an optimizer, thin and smoothed, and its loss in validation."""
    training, validation = colours
    prefix = f"{_plain(entry.title)}, " if len(report.trained) > 1 else ""
    told = [found for found in report.losses if found.optimizer == entry.optimizer]
    steps = np.concatenate([found.steps for found in told])
    values = np.concatenate([found.values["loss"] for found in told])
    axes.plot(steps, values, color=training, alpha=0.2, linewidth=0.6)
    axes.plot(steps, smoothed(values), color=training, linewidth=1.6, label=f"{prefix}training")
    rows = [found for found in report.validated if found.split == "validation"]
    axes.plot(
        [row.step for row in rows],
        [row.values[entry.loss] for row in rows],
        color=validation,
        linewidth=1.6,
        label=f"{prefix}validation",
    )


def _plain(words: str) -> str:
    """Words in which no dollar sign begins a formula."""
    return words.replace("$", r"\$")


def smoothed(values: np.ndarray) -> np.ndarray:
    """The mean of the steps around each, of fewer towards the ends: it begins at the first value.

    values: (count,).
    """
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    places = np.arange(len(values))
    half = min(SMOOTH_STEPS // 2, len(values) // SMOOTH_SHARE)
    reach = np.minimum(half, np.minimum(places, len(values) - 1 - places))
    means: np.ndarray = (sums[places + reach + 1] - sums[places - reach]) / (2 * reach + 1)
    return means


def _draw_cloud(axes: Axes, cloud: Cloud) -> None:
    for label in np.unique(cloud.labels):
        x, y = cloud.points[cloud.labels == label].T
        axes.scatter(x, y, s=6, color=CLASS_COLOURS[label % len(CLASS_COLOURS)], label=str(label))
    axes.set(title=f"Latent space, {cloud.dimensions} dimensions")
    if cloud.classes:
        axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5), markerscale=2)
    _quiet(axes)


def _draw_pairs(axes: Axes, originals: Floats, made: Floats) -> None:
    shown = min(PICTURES, len(originals))
    rows = [
        np.concatenate(list(_framed(pictures[:shown])), axis=1) for pictures in (originals, made)
    ]
    axes.imshow(np.concatenate(rows, axis=0), cmap="gray_r", interpolation="nearest")
    axes.set(title="Originals above, reconstructions below", xticks=[], yticks=[])
    _quiet(axes)


def _framed(pictures: Floats) -> list[np.ndarray]:
    return [np.pad(picture, 1) for picture in pictures]


def _quiet(axes: Axes) -> None:
    axes.title.set_fontsize(11)
    axes.tick_params(which="both", colors=QUIET, length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
