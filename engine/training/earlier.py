"""Weights that nodes start with: those that nodes of earlier runs had, by name and SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.document.values import Document, KeptWeights, Node, id_order
from engine.observations.about import WEIGHTS, read_about
from engine.shapes.check import starting

if TYPE_CHECKING:
    from torch import Tensor

SHOWN = 8
"""How many digits of a SHA-256 a person is shown."""


class Untakeable(ValueError):
    """Weights cannot be taken from an earlier run; the text is a sentence. node: who wants them."""

    def __init__(self, node: str, sentence: str) -> None:
        super().__init__(sentence)
        self.node = node


def kept_weights(folder: Path, node: str) -> KeptWeights:
    """What a document says to start with the weights that a node of a kept run has.

    Raises Unreadable where the run cannot be read.
    """
    return KeptWeights(folder.name, node, read_about(folder).weights_sha256)


def earlier_weights(document: Document, runs: Sequence[Path]) -> dict[str, Tensor]:
    """What the nodes of a document start with, by id path such as 'n3.weight'.

    runs: the folders that may hold the folder of a run. Raises Untakeable where it is gone, its
    weights are others than those that were meant, or it has none for the node.
    """
    found: dict[str, Tensor] = {}
    for node, wanted in starting(document.graph):
        found |= _of_node(node, wanted, runs)
    return found


def check_fit(document: Document, own: Mapping[str, Tensor], earlier: Mapping[str, Tensor]) -> None:
    """Compare what nodes start with to what they have, by id path. Raises Untakeable."""
    for node, wanted in starting(document.graph):
        has, gets = (_shapes(weights, node.id) for weights in (own, earlier))
        if has != gets:
            name = min(name for name, _ in has.items() ^ gets.items())
            expected, received = (found.get(name, "no") for found in (has, gets))
            raise Untakeable(
                node.id,
                f"{node.title}: expected {expected} weights for {name}, received {received} "
                f"from the run {wanted.run}; take those of a node like it.",
            )


def _shapes(weights: Mapping[str, Tensor], node: str) -> dict[str, str]:
    """By path inside a node, the shape of its weights in words."""
    start = f"{node}."
    return {
        name.removeprefix(start): " × ".join(map(str, weight.shape)) or "1"
        for name, weight in weights.items()
        if name.startswith(start)
    }


def _of_node(node: Node, wanted: KeptWeights, runs: Sequence[Path]) -> dict[str, Tensor]:
    from safetensors.torch import load

    weights = load(_content(node, wanted, runs))
    start = f"{wanted.node}."
    own = {name: weight for name, weight in weights.items() if name.startswith(start)}
    if not own:
        raise Untakeable(
            node.id,
            f"{node.title}: expected weights of the node {wanted.node} in the run {wanted.run}, "
            f"received those of {', '.join(_nodes(weights))}; choose the weights anew.",
        )
    return {f"{node.id}.{name.removeprefix(start)}": weight for name, weight in own.items()}


def _nodes(weights: Mapping[str, Tensor]) -> list[str]:
    return sorted({name.partition(".")[0] for name in weights}, key=id_order)


def _content(node: Node, wanted: KeptWeights, runs: Sequence[Path]) -> bytes:
    """The file of weights. One that is another than was meant is told of if there is no other."""
    others = []
    for path in (folder / wanted.run / WEIGHTS for folder in runs):
        if path.is_file():
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            if digest == wanted.sha256:
                return content
            others.append(digest)
    if others:
        raise Untakeable(
            node.id,
            f"{node.title}: expected the weights of the run {wanted.run} with the SHA-256 "
            f"{wanted.sha256[:SHOWN]}…, received {others[0][:SHOWN]}…; they are other weights than "
            "were meant, so choose its weights anew.",
        )
    places = " or ".join(map(str, runs)) or "no folder at all"
    raise Untakeable(
        node.id,
        f"{node.title}: expected the weights of the run {wanted.run} in {places}, and the run is "
        "not there; put its folder back, or let it start with random weights.",
    )
