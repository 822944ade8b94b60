from app.samples_view.watching import sheets
from engine.document.edits import watch
from engine.document.files import read_document
from engine.examples import example_paths
from engine.shapes.check import check


def test_what_hangs_on_the_same_watched_block_stands_together_below_it() -> None:
    document = read_document(example_paths()["cyclegan-digits"])

    found = [sheet.title for sheet in sheets(document.graph, check(document))]

    assert found == ["Digits", "G", "F back", "Inverted digits", "F", "G back"]


def test_only_watched_ports_that_pictures_come_out_of_are_shown() -> None:
    document = read_document(example_paths()["digits-autoencoder"])
    graph, checked = document.graph, check(document)
    assert sheets(graph, checked) == ()

    for node in graph.nodes:
        graph = watch(graph, node, tuple(port.name for port in checked.ports[node].outputs))

    places = {sheet.place for sheet in sheets(graph, checked)}
    shapes = {checked.types[end].shape for end in checked.types if (end.node, end.port) in places}
    assert shapes == {(8, 8)}
