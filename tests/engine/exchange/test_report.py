from pathlib import Path

import numpy as np
import pytest
from matplotlib import rcParams
from matplotlib.image import imread

from engine.exchange.report import PICTURES, Report, Trained, smoothed, write_report
from engine.language import Map
from engine.observations.class_colours import CLASS_COLOURS
from engine.observations.records import Cloud, Floats, Losses, Validated

RANDOM = np.random.default_rng(0)


def losses(optimizer: str, first: int, count: int) -> Losses:
    steps = np.arange(first, first + count)
    values = (1 / steps).astype(np.float32)
    return Losses("run", optimizer, steps, Map({"loss": values}))


def validated(step: int, split: str = "validation") -> Validated:
    return Validated("run", split, step // 10, step, Map({"n9": 1.1 / step}))  # type: ignore[arg-type] # one of its words


def cloud(classes: int) -> Cloud:
    labels = RANDOM.integers(0, classes, 50) if classes else np.full(50, -1)
    points = RANDOM.standard_normal((50, 2)).astype(np.float32)
    return Cloud("run", "n5", "z", 40, points, labels, classes, 2)


def pairs(count: int = PICTURES) -> tuple[Floats, Floats]:
    return (
        RANDOM.random((count, 8, 8), dtype=np.float32),
        RANDOM.random((count, 8, 8), dtype=np.float32),
    )


def drawn(folder: Path, **changes: object) -> np.ndarray:
    """The picture of a report: (height, width, 4) from 0 to 1."""
    shown: dict[str, object] = {
        "title": "Digits autoencoder",
        "trained": [Trained("n10", "Adam", "n9")],
        "losses": [losses("n10", 1, 20), losses("n10", 21, 20)],
        "validated": [validated(10), validated(20), validated(40), validated(40, "test")],
        "cloud": cloud(10),
        "pairs": pairs(),
    }
    write_report(folder / "report.png", Report(**{**shown, **changes}))  # type: ignore[arg-type] # as above
    return imread(folder / "report.png")


def test_a_report_with_pictures_is_higher_than_one_without(tmp_path: Path) -> None:
    assert drawn(tmp_path).shape == (720, 1440, 4)
    assert drawn(tmp_path, pairs=None).shape == (540, 1440, 4)


@pytest.mark.parametrize(
    "changes",
    [
        {"cloud": None},
        {"cloud": cloud(0)},
        {"pairs": pairs(3)},
        {"validated": []},
        {
            "trained": [Trained("n10", "Adam", "n9"), Trained("n11", "SGD", "n9")],
            "losses": [losses("n10", 1, 40), losses("n11", 2, 40)],
        },
        {"losses": [losses("n10", 1, 1)], "validated": [validated(10)]},
    ],
    ids=["no cloud", "no labels", "few pictures", "no validation", "two optimizers", "one step"],
)
def test_a_report_shows_what_there_is(tmp_path: Path, changes: dict[str, object]) -> None:
    full, changed = drawn(tmp_path), drawn(tmp_path, **changes)

    assert changed.shape == full.shape
    assert not np.array_equal(changed, full)
    assert 0.5 < changed[..., :3].mean() < 1.0


def test_a_title_may_hold_signs_that_formulas_begin_with(tmp_path: Path) -> None:
    picture = drawn(tmp_path, title="$\\nonsense$ costs 5 $")

    assert picture.shape == drawn(tmp_path).shape


def test_the_smoothed_line_begins_and_ends_with_the_losses_and_never_floats_above_them() -> None:
    falling = 0.07 + 0.1 * np.exp(-np.arange(36) / 6)

    line = smoothed(falling)
    assert (line[0], line[-1]) == (pytest.approx(falling[0]), pytest.approx(falling[-1]))
    np.testing.assert_allclose(line, falling, rtol=0.02)


def test_the_smoothed_line_is_quieter_than_the_losses() -> None:
    noisy = RANDOM.standard_normal(1000)

    assert np.std(smoothed(noisy)) < np.std(noisy) / 2


def test_classes_have_the_colours_that_they_have_in_the_window(tmp_path: Path) -> None:
    picture = (drawn(tmp_path)[..., :3] * 255).round().astype(int)

    colours = {"#{:02X}{:02X}{:02X}".format(*pixel) for pixel in picture.reshape(-1, 3)}
    assert set(CLASS_COLOURS) <= colours


def test_drawing_a_report_leaves_the_settings_of_matplotlib_alone(tmp_path: Path) -> None:
    before = dict(rcParams)

    drawn(tmp_path)

    assert dict(rcParams) == before


def test_a_report_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        drawn(tmp_path / "no such folder")


def test_a_title_with_dollar_signs_is_no_formula(tmp_path: Path) -> None:
    drawn(tmp_path, title=r"Costs $\foo$")
