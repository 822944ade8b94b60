"""Latent spaces that cannot be shown the way that a person chose."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.cli import main
from engine.command_answer import UNUSABLE
from engine.questions.projecting import Axes, Project, Tsne, Umap
from tests.bad_inputs.bench import Bench, Row
from tests.bad_inputs.selections import asking
from tests.engine.drawn import diverging, moons_autoencoder

PAGE = "Latent space"


def _umap(bench: Bench) -> str:
    """Choose UMAP where the package is not there."""
    bench.patch.setitem(sys.modules, "umap", None)
    return asking(moons_autoencoder, Project(Umap()))(bench)


def _table_of_codes(bench: Bench) -> str:
    """Write codes as a kind of file that there is not; none is made."""
    out: Path = bench.folder / "codes.xlsx"
    assert main(["latent", str(bench.folder), "--out", str(out)]) == UNUSABLE
    assert not out.exists()
    return bench.caught.readouterr().err.strip()


ROWS = (
    Row(
        "Lay out codes that are no numbers",
        PAGE,
        asking(lambda: diverging(epochs=300), Project(Tsne())),
        "t-SNE needs at least 5 samples whose codes are numbers; here it finds 0.",
    ),
    Row(
        "Show a space by UMAP where umap-learn is not installed",
        PAGE,
        _umap,
        (
            "UMAP is shown by the package umap-learn, which is not installed; install it with pip "
            "install umap-learn, or choose t-SNE."
        ),
    ),
    Row(
        "Show one dimension on both axes",
        PAGE,
        asking(moons_autoencoder, Project(Axes(1, 1))),
        "Expected two different dimensions, received the same one twice.",
    ),
    Row(
        "Show dimensions that a space lacks",
        PAGE,
        asking(moons_autoencoder, Project(Axes(0, 2))),
        "Expected dimensions from 0 to 1, received 0 and 2.",
    ),
    Row(
        "Write codes to a kind of file that is not known",
        "Command line",
        _table_of_codes,
        "--out: expected a name that ends in .npz or .csv, received {folder}/codes.xlsx.",
    ),
)
