from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from app.canvas.drawing.faces import WIDTH, facts_of
from app.canvas.drawing.look import look
from app.canvas.drawing.node_item import MARGIN, NodeItem
from app.theme.tokens import DARK, family_colour
from engine.document.edits import freeze, link, mute, rename, take_weights, watch
from engine.document.values import Document, End, Graph, KeptWeights
from engine.shapes.check import check
from tests.app.canvas.example import digits
from tests.engine.shapes.repairs.broken import broken, set_to, with_a_layer_left_out

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def item_of(graph: Graph, name: str) -> NodeItem:
    facts = facts_of(graph, check(Document(graph=graph)))
    return NodeItem(graph.nodes[name], facts[name], look(DARK))


def picture(item: NodeItem) -> QImage:
    """The item at scale 1, its margin around it, on the colour of the canvas."""
    bounds = item.boundingRect()
    image = QImage(bounds.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(DARK.canvas))
    painter = QPainter(image)
    painter.translate(-bounds.topLeft())
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    return image


def colour(image: QImage, x: float, y: float) -> str:
    return image.pixelColor(round(x + MARGIN), round(y + MARGIN)).name().upper()


def test_node_wears_the_colour_of_its_family_at_its_edge(qapp: QApplication) -> None:
    image = picture(item_of(digits().graph, "n3"))

    assert colour(image, 2, 30) == family_colour("neurons")
    assert colour(image, WIDTH / 2, 70) == DARK.node


def test_selected_node_has_a_ring_outside(qapp: QApplication) -> None:
    item = item_of(digits().graph, "n3")
    plain = picture(item)

    item.show_selected(True)

    ringed = picture(item)
    across = [ringed.pixelColor(x, MARGIN_ROW) for x in range(int(MARGIN))]
    assert max(one.blue() for one in across) > 200
    assert plain.pixelColor(9, MARGIN_ROW).name().upper() == DARK.canvas


MARGIN_ROW = int(MARGIN) + 20


@pytest.mark.parametrize("sign", ["lock", "link", "eye", "history"])
def test_what_a_node_is_besides_is_a_sign_on_it(qapp: QApplication, sign: str) -> None:
    graph = digits().graph
    changed = {
        "lock": freeze(graph, ["n3"]),
        "link": link(graph, "n3", "n7"),
        "eye": watch(graph, "n3", ("y",)),
        "history": take_weights(graph, "n3", KeptWeights("r1", "n3", "ab" * 32)),
    }[sign]

    assert picture(item_of(changed, "n3")) != picture(item_of(graph, "n3"))


@pytest.mark.parametrize(
    ("document", "ground"),
    [(with_a_layer_left_out(), DARK.warning), (broken(set_to("n3", "units", 0)), DARK.error)],
    ids=["warning", "problem"],
)
def test_the_badge_tells_a_warning_from_a_problem(
    qapp: QApplication, document: Document, ground: str
) -> None:
    item = item_of(document.graph, "n3")
    badge = item.badge(1.0)

    assert colour(picture(item), badge.left() + 4, badge.center().y()) == ground


def test_muted_node_is_faint(qapp: QApplication) -> None:
    image = picture(item_of(mute(digits().graph, ["n3"]), "n3"))

    assert colour(image, 2, 30) not in (family_colour("neurons"), DARK.canvas)


def test_long_title_ends_inside_the_node(qapp: QApplication) -> None:
    graph = rename(digits().graph, "n3", "A title that is much too long for one node")
    image = picture(item_of(graph, "n3"))

    beyond = {colour(image, WIDTH - 4, y) for y in range(8, 26)}
    assert beyond == {DARK.node}


def test_missing_port_is_named(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="Encoder 1 shows no port"):
        item_of(digits().graph, "n3").place_of(End("n3", "gone"), is_input=True)
