"""The examples as a canvas shows them."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.canvas.drawing.faces import WIDTH, face_of, facts_of
from engine.document.files import read_document
from engine.document.values import Document, Graph
from engine.examples import example_paths
from engine.shapes.check import check

APART = 16.0
"""The least gap between two nodes, in scene pixels, through which a wire can still be seen."""

EXAMPLES = example_paths()

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in scene pixels."""


def graphs(name: str) -> dict[str, Graph]:
    document = read_document(EXAMPLES[name])
    return {"the canvas": document.graph, **document.parts}


def boxes(graph: Graph, document: Document) -> dict[str, Box]:
    """By title, the place that every node takes."""
    facts = facts_of(graph, check(document))
    heights = {name: face_of(node, facts[name]).height for name, node in graph.nodes.items()}
    return {
        node.title: (*node.place, node.place[0] + WIDTH, node.place[1] + heights[name])
        for name, node in graph.nodes.items()
    }


def overlap(one: Box, other: Box) -> bool:
    across = one[0] < other[2] + APART and other[0] < one[2] + APART
    down = one[1] < other[3] + APART and other[1] < one[3] + APART
    return across and down


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_node_of_an_example_lies_on_another(name: str) -> None:
    document = read_document(EXAMPLES[name])
    for where, graph in graphs(name).items():
        shown = boxes(graph, Document(graph=graph, parts=document.parts))
        found = [
            (one, other)
            for one, other in combinations(shown, 2)
            if overlap(shown[one], shown[other])
        ]
        assert found == [], where
