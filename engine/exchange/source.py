"""Out as PyTorch source: the text of a document, and the weights of earlier runs that it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.commands import WriteSource
from engine.observations.records import SourceText
from engine.program.plan import NotTrainable
from engine.program.write import Program, write
from engine.training.earlier import Untakeable, earlier_weights

if TYPE_CHECKING:
    from torch import Tensor


def source_of(command: WriteSource) -> SourceText:
    """The answer to a command; with a sentence where the document cannot be written."""
    try:
        program = write(command.document)
    except NotTrainable as fault:
        return SourceText("", command.request, "", (), fault.problems[0].sentence)
    except Exception as fault:  # noqa: BLE001 - whatever it is, it must not end the run beside it
        return SourceText("", command.request, "", (), f"The program cannot be written: {fault}.")
    weights, missing = b"", ""
    try:
        weights = weights_beside(program, [*map(Path, command.earlier)])
    except (Untakeable, OSError) as fault:
        missing = str(fault)
    return SourceText("", command.request, program.text, program.nodes, "", weights, missing)


def weights_beside(program: Program, runs: Sequence[Path]) -> bytes:
    """The file that lies beside the script, with the weights that nodes start with.

    Empty where they all start anew. runs: folders of earlier runs. Raises Untakeable or OSError
    where one cannot be read.
    """
    from safetensors.torch import save

    earlier = earlier_weights(program.plan.document, runs)
    return save(_as_in_text(program, earlier)) if earlier else b""


def _as_in_text(program: Program, weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights by id path, as the network of the text calls them; rows of one layer joined."""
    import torch

    holders = {
        owner: attribute
        for attribute, first in program.attributes.items()
        for owner in program.rows.get(attribute, (first,))
    }
    own: dict[str, dict[str, Tensor]] = defaultdict(dict)
    for path, weight in weights.items():
        steps = path.split(".")
        known = max(n for n in range(1, len(steps)) if ".".join(steps[:n]) in holders)
        own[".".join(steps[:known])][".".join(steps[known:])] = weight
    found: dict[str, list[Tensor]] = defaultdict(list)
    for owner, attribute in holders.items():
        for rest, weight in own[owner].items():
            found[f"{attribute}.{rest}"].append(weight)
    return {name: torch.cat(rows) if rows[1:] else rows[0] for name, rows in found.items()}
