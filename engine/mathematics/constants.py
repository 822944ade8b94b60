"""Values that depend on no input: alone, or for each sample of a batch that they are to be like."""

from __future__ import annotations

from engine.language.block import Site
from engine.language.ports import Port

LIKE = Port(
    "like",
    "batch ...",
    help="A value of the batch: with it every sample gets the constant.",
    kind="any",
    is_optional=True,
    stops_gradient=True,
)
"""The input that only says how many samples there are."""


def count_source(site: Site) -> str:
    """Source of how many samples there are; empty where nothing is wired to LIKE."""
    return f"{site.names['like']}.shape[0]" if "like" in site.names else ""
