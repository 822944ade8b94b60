from __future__ import annotations

from engine.document.files import read_document
from engine.examples import example_paths
from engine.shapes.border import entering, leaving


def test_what_enters_and_leaves_is_told_with_the_wires_that_carry_it() -> None:
    document = read_document(example_paths()["digits-autoencoder"])
    (into,) = entering(document, {"n2", "n3"})
    (out,) = leaving(document, {"n2", "n3"})
    assert (into.name, str(into.source)) == ("images", "n1.images")
    assert [str(wire.target) for wire in into.wires] == ["n2.x"]
    assert (out.name, str(out.source)) == ("Encoder 1", "n3.y")
