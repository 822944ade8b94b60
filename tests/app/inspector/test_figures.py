import pytest

from app.inspector.figures import bytes_words, duration_words, share_words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0 %"),
        (0.0005, "under 0.1 %"),
        (0.004, "0.4 %"),
        (0.0996, "10 %"),
        (0.234, "23 %"),
        (1.0, "100 %"),
    ],
)
def test_a_share_has_the_figures_that_matter(share: float, words: str) -> None:
    assert share_words(share) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(12, "12 B"), (1500, "1.5 kB"), (133_896, "134 kB"), (999_600, "1.0 MB"), (4e15, "4,000 TB")],
)
def test_a_size_is_told_in_its_unit(count: int, words: str) -> None:
    assert bytes_words(count) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, "0 µs"), (4.1e-5, "41 µs"), (1.7e-3, "1.7 ms"), (2.14, "2.1 s"), (3600.0, "3,600 s")],
)
def test_a_time_is_told_in_its_unit(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words
