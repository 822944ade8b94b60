"""The report picture of a run: its losses, its latent cloud, and originals beside what came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.observations.records import Cloud, Floats, Losses, Validated

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, QUIET, LINE = "#18202B", "#586678", "#D5DCE5"
TRAINING, VALIDATION = "#1F6FEB", "#B26A00"
PICTURES = 10
SMOOTH_STEPS = 25


@dataclass(frozen=True)
class Report:
    """What a report shows. pairs: originals and reconstructions, (count, height, width) each."""

    title: str
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
        figure.suptitle(report.title, x=0.01, ha="left", weight="bold")
        upper, lower = "LC" if report.cloud else "LL", "PP"
        mosaic = f"{upper};{lower}" if report.pairs else upper
        heights = [4.0, 2.0] if report.pairs else [4.0]
        places = figure.subplot_mosaic(mosaic, height_ratios=heights)
        _draw_losses(places["L"], report.losses, report.validated)
        if report.cloud:
            _draw_cloud(places["C"], report.cloud)
        if report.pairs:
            _draw_pairs(places["P"], *report.pairs)
        figure.savefig(path)


def _draw_losses(axes: Axes, losses: Sequence[Losses], validated: Sequence[Validated]) -> None:
    by_optimizer: dict[str, list[Losses]] = {}
    for entry in losses:
        by_optimizer.setdefault(entry.optimizer, []).append(entry)
    for told in by_optimizer.values():
        steps = np.concatenate([entry.steps for entry in told])
        values = np.concatenate([entry.values["loss"] for entry in told])
        axes.plot(steps, values, color=TRAINING, alpha=0.2, linewidth=0.6)
        axes.plot(*_smoothed(steps, values), color=TRAINING, linewidth=1.6, label="training")
    rows = [entry for entry in validated if entry.split == "validation"]
    for node in rows[0].values if rows else ():
        points = [(entry.step, entry.values[node]) for entry in rows]
        axes.plot(*zip(*points, strict=True), color=VALIDATION, linewidth=1.6, label="validation")
    axes.set(xlabel="step", title="Loss", yscale="log")
    axes.grid(color=LINE, linewidth=0.6)
    axes.legend(frameon=False)
    _quiet(axes)


def _smoothed(steps: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean of each window of steps."""
    width = min(SMOOTH_STEPS, len(values))
    mean = np.convolve(values, np.ones(width) / width, mode="valid")
    return steps[width - 1 :], mean


def _draw_cloud(axes: Axes, cloud: Cloud) -> None:
    for label in np.unique(cloud.labels):
        x, y = cloud.points[cloud.labels == label].T
        axes.scatter(x, y, s=6, color=f"C{label % 10}", label=str(label))
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
    axes.tick_params(colors=QUIET, length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
