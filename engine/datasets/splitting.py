"""The split into training, validation and test rows. Its source goes into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor


def split(
    columns: tuple[np.ndarray, ...], test: int, validation: int, stratify: int | None = None
) -> tuple[tuple[Tensor, ...], ...]:
    """The columns of the training, the validation and the test rows: always the same rows.

    `stratify` is the place of the column whose classes keep their shares in all three.
    """
    from sklearn.model_selection import train_test_split

    def hold_out(rows: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
        classes = None if stratify is None else columns[stratify][rows]
        kept, held_out = train_test_split(rows, test_size=count, stratify=classes, random_state=0)
        return kept, held_out

    rest, for_test = hold_out(np.arange(len(columns[0])), test)
    for_training, for_validation = hold_out(rest, validation)
    parts = (for_training, for_validation, for_test)
    return tuple(tuple(torch.from_numpy(column[rows]) for column in columns) for rows in parts)


def few_of_each_class(
    parts: tuple[tuple[Tensor, ...], ...], label: int, rows: int
) -> tuple[tuple[Tensor, ...], ...]:
    """The same parts with so many training rows of each class: the first ones.

    `label` is the place of the column with the classes.
    """
    training, validation, test = parts
    classes = training[label]
    kept = torch.cat([(classes == each).nonzero()[:rows, 0] for each in classes.unique()])
    return tuple(column[kept] for column in training), validation, test
