"""Out as PyTorch source: the text of a document, and the weights of earlier runs that it needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from engine.commands import WriteSource
from engine.observations.records import SourceText
from engine.program.loading import Loaded
from engine.program.plan import NotTrainable
from engine.program.write import Program, write
from engine.training.earlier import Untakeable, check_fit, earlier_weights

if TYPE_CHECKING:
    from torch import Tensor, nn


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
    where one cannot be read or does not fit.
    """
    from safetensors.torch import save

    document = program.plan.document
    earlier = earlier_weights(document, runs)
    if not earlier:
        return b""
    state = _fresh_state(program)
    own = (program.of_nodes(name, tensor).items() for name, tensor in state.items())
    check_fit(document, dict(pair for pairs in own for pair in pairs), earlier)
    return save(program.as_in_text(state, earlier))


def _fresh_state(program: Program) -> dict[str, Tensor]:
    """What a new network of the text holds; the numbers that a run draws stay as they are."""
    import torch

    with torch.random.fork_rng(devices=[]):
        random = [torch.Generator()] if program.network_draws else []
        network = cast("nn.Module", Loaded(program)["Network"](*random))
    return network.state_dict()
