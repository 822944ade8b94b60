import copy
import gc
import weakref

import numpy as np
import pytest
import torch

from engine.document import edits
from engine.document.values import Document, End
from engine.drawing import Drawing
from engine.latent.projections.lens import Lens
from engine.latent.projections.projection import Projection
from engine.latent.sight import NO_LABEL
from engine.latent.space import Space, latent_ports
from engine.program.views import view
from engine.questions.question import Unanswerable
from engine.questions.spots import At, Beside, Code, OfRow, Plus, Spot
from engine.training.run import SPLITS, Run
from tests.engine.drawn import (
    classifier,
    digits_autoencoder,
    moons_autoencoder,
    node_of,
    placed_points,
    run_of,
    told_by,
)
from tests.engine.latent.conditional import told_a_class


def space_of(document: Document, title: str = "Code") -> Space:
    """The space of a run that made some steps."""
    run = run_of(document)
    told_by(run, 2)
    return Space(run, End(node_of(document, title), "z"))


def conditional(rows: int = 200) -> Document:
    """A decoder that is told, beside the code of a point, a point of circles and some noise."""
    drawing, moons = placed_points("Conditional")
    circles = drawing.place("dataset", data="circles", rows=rows, title="Circles")
    noise = drawing.place("noise", title="Noise")
    code = drawing.place("latent", moons["points"], dimensions=2, title="Code")
    beside = drawing.place(
        "concatenate", code, circles["points"], noise, moons["points"], inputs=4, title="Beside"
    )
    again = drawing.place("linear", beside, shape=(2,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, moons["points"]))
    return drawing.document


def noisy(distribution: str = "normal", batch_size: int = 16) -> Document:
    """A code of noise alone."""
    drawing = Drawing("Noisy", batch_size=batch_size, epochs=1, turns_per_epoch=2)
    noise = drawing.place("noise", shape=(4,), distribution=distribution, title="Noise")
    code = drawing.place("latent", noise, title="Code")
    again = drawing.place("linear", code, shape=(4,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, noise))
    return drawing.document


def all_points(run: Run) -> torch.Tensor:
    (rows,) = run.rows.values()
    return torch.cat([rows[split][0] for split in SPLITS])


def test_the_latent_space_of_an_example_is_its_code() -> None:
    document = digits_autoencoder()

    assert latent_ports(run_of(document).program) == (End(node_of(document, "Code"), "z"),)


def test_a_port_that_is_watched_is_a_latent_space() -> None:
    document = classifier()
    hidden, told = node_of(document, "Hidden"), node_of(document, "Told")
    graph = edits.watch(edits.watch(document.graph, hidden, ("y",)), told, ("y",))

    found = latent_ports(run_of(edits.with_graph(document, graph)).program)

    assert found == (End(hidden, "y"), End(told, "y"))


def test_a_port_with_more_than_one_axis_is_no_latent_space() -> None:
    document = digits_autoencoder()
    graph = edits.watch(document.graph, node_of(document, "Pixels"), ("y",))

    found = latent_ports(run_of(edits.with_graph(document, graph)).program)

    assert [end.node for end in found] == [node_of(document, "Code")]


def test_categories_are_no_latent_space() -> None:
    drawing, moons = placed_points("Quantised")
    code = drawing.place("latent", moons["points"], dimensions=4, title="Code")
    points = drawing.place("reshape", code, shape=(2, 2))
    quantised = drawing.place("vector_quantiser", points, codes=3)
    again = drawing.place("linear", drawing.place("flatten", quantised), shape=(2,))
    error = drawing.place("mean_squared_error", again, moons["points"])
    drawing.place("optimizer", drawing.place("sum", error, quantised["loss"]))

    assert latent_ports(run_of(drawing.document).program) == (code.end,)


def test_a_cloud_shows_all_samples_with_the_weights_of_now() -> None:
    space = space_of(moons_autoencoder())
    run = space.run
    encode = run.loaded.add(view(run.program, "encoded", space.end))

    before, cloud = space.cloud("run-1"), space.cloud("run-1")
    told_by(run, 1)

    with torch.no_grad():
        expected = encode(run.looking, all_points(run)).numpy()
    assert np.array_equal(before.points, cloud.points)
    assert np.array_equal(space.cloud("run-1").points, expected)
    assert not np.array_equal(cloud.points, expected)


def test_a_cloud_says_of_which_run_port_and_step_it_is() -> None:
    space = space_of(digits_autoencoder())

    cloud = space.cloud("run-1")

    assert (cloud.run, End(cloud.node, cloud.port), cloud.step) == ("run-1", space.end, 2)
    assert (cloud.points.shape, cloud.dimensions, cloud.classes) == ((1797, 2), 2, 10)


def test_labels_are_those_of_the_samples() -> None:
    space = space_of(digits_autoencoder())
    (rows,) = space.run.rows.values()

    cloud = space.cloud("run-1")

    expected = torch.cat([rows[split][1] for split in SPLITS])
    assert np.array_equal(cloud.labels, expected.numpy())


def test_more_than_two_dimensions_are_shown_in_a_plane() -> None:
    cloud = space_of(moons_autoencoder(dimensions=5)).cloud("run-1")

    assert (cloud.points.shape, cloud.dimensions) == ((200, 2), 5)


def test_noise_has_no_labels_and_is_the_same_each_time() -> None:
    space = space_of(noisy())

    cloud, again = space.cloud("run-1"), space.cloud("run-1")

    assert (cloud.points.shape, cloud.classes) == ((16, 2), 0)
    assert set(cloud.labels) == {NO_LABEL}
    assert np.array_equal(cloud.points, again.points)


def test_uniform_noise_is_drawn_as_its_node_says() -> None:
    cloud = space_of(noisy("uniform", batch_size=64)).cloud("run-1")

    assert np.isfinite(cloud.points).all()
    assert not np.array_equal(cloud.points, space_of(noisy(batch_size=64)).cloud("r").points)


def test_a_point_is_decoded_to_the_numbers_of_the_program() -> None:
    document = digits_autoencoder()
    space = space_of(document)
    run = space.run
    whole = run.loaded.add(view(run.program, "whole", End(node_of(document, "Pixels"), "y")))
    place = At(*space.cloud("run-1").points[5].tolist())

    decoded = space.decode(space.codes_of([place]))

    with torch.no_grad():
        expected = whole(run.looking, all_points(run)[5:6]).numpy()
    assert space.output == End(node_of(document, "Pixels"), "y")
    assert decoded.shape == (1, 8, 8)
    assert np.allclose(decoded, expected, atol=1e-6)


def test_a_point_can_be_decoded_before_there_is_a_cloud() -> None:
    space = space_of(moons_autoencoder(dimensions=3))

    assert space.decode(space.codes_of([At(0.5, 0.5)])).shape == (1, 2)


def test_the_codes_of_samples_and_whole_codes_are_spots_too() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    code = np.array([0.1, 0.2, 0.3], np.float32)

    found = space.codes_of([OfRow(7), Code(code)])

    assert np.allclose(found[0], space.codes()[7], atol=1e-6)
    assert np.array_equal(found[1], code)


@pytest.mark.parametrize(
    ("spot", "words"),
    [
        (Code(np.zeros(2, np.float32)), "Expected a code of 3 numbers, received 2"),
        (OfRow(200), "Expected samples from 0 to 199, received 200"),
        (OfRow(-1), "Expected samples from 0 to 199, received -1"),
    ],
)
def test_a_spot_that_is_none_of_the_space_is_refused(spot: Spot, words: str) -> None:
    space = space_of(moons_autoencoder(dimensions=3))

    with pytest.raises(Unanswerable, match=words):
        space.codes_of([spot])


def test_what_nothing_decodes_says_so() -> None:
    drawing, moons = placed_points()
    code = drawing.place("latent", moons["points"], title="Code")
    drawing.place("optimizer", drawing.place("mean_squared_error", code, moons["points"]))
    space = space_of(drawing.document)

    with pytest.raises(Unanswerable, match="No head lies behind this block"):
        space.decode(space.codes())


def test_rows_know_their_split() -> None:
    space = space_of(moons_autoencoder())

    assert dict(space.splits) == {
        "training": slice(0, 140),
        "validation": slice(140, 160),
        "test": slice(160, 200),
    }


def test_a_space_looked_at_through_a_copy_keeps_the_weights_of_that_moment() -> None:
    space = space_of(moons_autoencoder())
    before, copied = space.codes(), space.through(copy.deepcopy(space.network))

    told_by(space.run, 2)

    assert np.array_equal(copied.codes(), before)
    assert not np.array_equal(space.codes(), before)


def test_what_a_decoder_needs_beside_the_code_comes_from_the_nearest_sample() -> None:
    document = conditional()
    space = space_of(document)
    expected = reconstructed(space, document)
    place = At(*space.cloud("run-1").points[17].tolist())

    decoded = space.decode(space.codes_of([place]))

    assert decoded[0] == pytest.approx(expected[17], abs=1e-6)


def test_what_a_decoder_needs_beside_the_code_comes_from_the_samples_that_are_named() -> None:
    document = conditional()
    space = space_of(document)
    rows = np.array([3, 17])

    decoded = space.decode(space.codes()[rows], rows)

    assert decoded == pytest.approx(reconstructed(space, document)[rows], abs=1e-6)


def test_looks_of_a_run_share_the_rows_that_they_look_at() -> None:
    space = space_of(moons_autoencoder())

    again, toward = Space(space.run, space.end), space.toward(space.output)

    assert np.shares_memory(space.labels, again.labels)
    assert np.shares_memory(space.labels, toward.labels)


def test_what_looks_of_a_run_share_goes_with_the_run() -> None:
    space = space_of(moons_autoencoder())
    run, codes = weakref.ref(space.run), space.codes()

    del space
    gc.collect()

    assert run() is None
    assert len(codes) == 200


def reconstructed(space: Space, document: Document) -> np.ndarray:
    """What the whole network makes of all samples of `conditional`."""
    run = space.run
    whole = run.loaded.add(view(run.program, "whole", End(node_of(document, "Again"), "y")))
    moons, circles = (torch.cat([rows[split][0] for split in SPLITS]) for rows in run.rows.values())
    noise = torch.randn(200, 2, generator=torch.Generator().manual_seed(3))
    with torch.no_grad():
        return np.asarray(whole(run.looking, moons, circles, noise).numpy())


def test_a_condition_from_a_smaller_set_is_there_for_every_sample() -> None:
    space = space_of(conditional(rows=60))
    points = space.cloud("run-1").points

    decoded = space.decode(space.codes_of([At(*point) for point in points[::20].tolist()]))

    assert np.isfinite(decoded).all()


def test_samples_of_several_sets_are_cut_to_the_shortest() -> None:
    drawing, moons = placed_points()
    circles = drawing.place("dataset", data="circles", rows=60, title="Circles")
    both = drawing.place("concatenate", circles["points"], moons["points"])
    code = drawing.place("latent", both, title="Code")
    again = drawing.place("linear", code, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", again, moons["points"]))

    cloud = space_of(drawing.document).cloud("run-1")

    assert (len(cloud.points), len(cloud.labels), cloud.classes) == (60, 60, 2)


def test_a_network_that_has_diverged_can_still_be_looked_at() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    with torch.no_grad():
        for weight in space.run.network.parameters():
            weight.fill_(torch.nan)

    cloud, decoded = space.cloud("run-1"), space.decode(space.codes_of([At(0.0, 0.0)]))

    assert np.isnan(cloud.points).all()
    assert np.isnan(decoded).all()


def test_a_spot_beside_the_plane_is_as_far_off_it_as_its_code() -> None:
    space = space_of(moons_autoencoder(dimensions=4))
    plane, code = space.shown(), np.array([1, -2, 0.5, 3], np.float32)
    assert isinstance(plane, Projection)

    (found,) = space.codes_of([Beside(0.3, -0.2, code)])

    assert np.allclose(plane.to_plane(found[None]), [[0.3, -0.2]], atol=1e-5)
    off = [each - plane.axes.T @ (plane.axes @ each) for each in (found, code)]
    assert np.allclose(off[0], off[1], atol=1e-5)


def test_a_spot_beside_its_own_place_is_the_code_itself() -> None:
    space = space_of(moons_autoencoder(dimensions=4))
    code = np.array([1, -2, 0.5, 3], np.float32)
    x, y = space.shown().to_plane(code[None])[0].tolist()

    assert np.allclose(space.codes_of([Beside(x, y, code)]), code, atol=1e-5)


def test_a_kept_plane_needs_no_look_to_find_the_nearest_sample() -> None:
    space, kept = space_of(conditional()), space_of(conditional())
    before = space.nearest(space.codes()[:5])
    kept.lens = Lens(space.projection)

    assert np.array_equal(kept.nearest(kept.codes()[:5]), before)


def test_a_decoder_that_is_told_a_class_is_told_that_of_the_sample() -> None:
    space = space_of(told_a_class())

    assert [end.port for end in space.beside] == ["label"]
    condition = space.condition()
    assert condition is not None
    assert np.array_equal(condition, space.labels)
    assert space_of(conditional()).condition() is None
    assert space_of(moons_autoencoder()).condition() is None


def test_a_spot_that_is_gone_on_from_lies_a_way_further() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    way = np.array([1, 0, -2], np.float32)

    here, there = space.codes_of([OfRow(4), Plus(OfRow(4), way)])

    assert np.allclose(there - here, way, atol=1e-5)
    with pytest.raises(Unanswerable, match="Expected a code of 3 numbers, received 2"):
        space.codes_of([Plus(OfRow(4), way[:2])])


def test_a_code_of_one_number_is_beside_nothing() -> None:
    space = space_of(moons_autoencoder(dimensions=1))
    code = np.array([2.0], np.float32)

    (found,) = space.codes_of([Beside(0.5, 3.0, code)])

    assert found == pytest.approx([0.5], abs=1e-6)
