"""The nodes of earlier runs whose weights a node can start with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.run_folders import earlier_folders
from app.run_names import run_name
from app.words import tr
from engine.document.files import FileFault, read_document
from engine.document.meaning import substance
from engine.document.values import Document, Graph, KeptWeights, Node
from engine.language import Map, registry
from engine.observations.about import DOCUMENT, About, Unreadable, read_about
from engine.shapes.carrying import with_its_parts

MOST_RUNS = 30
"""So many runs are looked into, the newest of each folder first."""


@dataclass(frozen=True)
class Start:
    """Weights that a node can start with, and what they are called."""

    weights: KeptWeights
    title: str


def starts(node: Node, document: Document, path: Path | None) -> tuple[Start, ...]:
    """What a node can start with: nodes like it in kept runs, the newest run first.

    path: the document's file, beside which its runs lie.
    """
    if not _has_weights(node):
        return ()
    return tuple(
        Start(KeptWeights(folder.name, other.id, about.weights_sha256), _title(other, about))
        for folder, about in _runs(path)
        for other in _alike(folder, node, document)
    )


def start_title(wanted: KeptWeights, path: Path | None) -> str:
    """What the weights of an earlier run are called that a node starts with."""
    for folder in (parent / wanted.run for parent in earlier_folders(path)):
        try:
            about, kept = read_about(folder), read_document(folder / DOCUMENT)
        except (Unreadable, FileFault):
            continue
        if about.weights_sha256 == wanted.sha256 and wanted.node in kept.graph.nodes:
            return _title(kept.graph.nodes[wanted.node], about)
    return tr("{run}, which is not there", run=wanted.run)


def _title(node: Node, about: About) -> str:
    run = run_name(about.started_at, about.seed)
    return tr("{run} · {node} of {document}", run=run, node=node.title, document=about.title)


def _has_weights(node: Node) -> bool:
    block = registry().get(node.block)
    return block is not None and (block.role == "part" or bool(block.weights))


def _runs(path: Path | None) -> Iterator[tuple[Path, About]]:
    """The runs that have weights."""
    for parent in earlier_folders(path):
        names = sorted(parent.iterdir(), reverse=True) if parent.is_dir() else []
        for folder in names[:MOST_RUNS]:
            try:
                about = read_about(folder)
            except Unreadable:
                continue
            if about.weights_sha256:
                yield folder, about


def _alike(folder: Path, node: Node, document: Document) -> Iterator[Node]:
    """The nodes of a kept run with the block, the parameters and the Part of a node."""
    try:
        kept = read_document(folder / DOCUMENT)
    except FileFault:
        return
    wanted = _meaning(node, document)
    for other in kept.graph.nodes.values():
        if not other.linked_to and _meaning(other, kept) == wanted:
            yield other


def _meaning(node: Node, document: Document) -> tuple[object, ...]:
    """What two nodes have in common that are alike: also the Parts inside, at any depth."""
    block = registry().get(node.block)
    filled = block.filled(node.parameters) if block else node.parameters
    alone = Document(graph=Graph(Map({node.id: node})))
    return node.block, filled, substance(with_its_parts(alone, document.parts)).parts
