import numpy as np
import pytest

from app.latent_view.space.view_words import dimension_words, how_words, seen_tip, seen_words
from engine.questions.projecting import PRINCIPAL, Axes, How, Tsne, Umap, View


def view(how: How = PRINCIPAL, explained: float | None = 0.624, collapsed: int = 0) -> View:
    return View(how, explained, np.ones(20, np.float32), np.arange(collapsed), 1_200)


def test_each_way_is_told_in_words() -> None:
    told = [how_words(how) for how in (PRINCIPAL, Axes(0, 4), Tsne(), Umap())]

    assert told == [
        "shown on their two main axes",
        "shown on z1 and z5",
        "laid out by t-SNE",
        "laid out by UMAP",
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (view(), "62 % of the variance"),
        (view(collapsed=3), "62 % of the variance · 3 of 20 collapsed"),
        (view(explained=None), ""),
        (view(Tsne(), None, 1), "codes of step 1,200 · 1 of 20 collapsed"),
    ],
)
def test_how_much_is_seen(given: View, words: str) -> None:
    assert seen_words(given) == words


def test_at_length_the_dimensions_that_collapsed_are_named() -> None:
    assert seen_tip(view(collapsed=2)).splitlines() == [
        "62 % of the variance of the codes is seen in this plane.",
        "18 of 20 dimensions are active. The codes hardly differ along z1, z2.",
    ]
    assert seen_tip(view(collapsed=12)).endswith("along z1, z2, z3, z4, z5, z6, z7, z8, ….")
    assert seen_tip(view()).endswith("All 20 dimensions are active.")
    assert "between samples stands for a code between theirs" in seen_tip(view(Tsne(), None))
    assert seen_tip(view(explained=None)).startswith("All codes are the same")


def test_a_dimension_says_its_part_or_that_it_has_collapsed() -> None:
    assert dimension_words(view(), 2) == "z3: 5 % of the variance"
    assert dimension_words(view(collapsed=3), 2).startswith("z3 has collapsed")
    gone = View(PRINCIPAL, None, np.full(3, np.nan, np.float32), np.empty(0, np.int64), 1)
    assert dimension_words(gone, 2) == "z3"
