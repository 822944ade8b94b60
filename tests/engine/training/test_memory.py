from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.training.memory import ADVICE, memory_sentence


@pytest.mark.parametrize(
    ("fault", "asked"),
    [
        (MemoryError(), ""),
        (RuntimeError("not enough memory: you tried to allocate 1610612736 bytes."), ": 1.5 GiB"),
        (
            torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 79.25 GiB. GPU 0 has"),
            ": 79 GiB",
        ),
        (RuntimeError("MPS backend out of memory (MPS allocated: 9 GiB)"), ""),
    ],
)
def test_a_full_memory_says_how_much_was_asked_for_and_what_to_do(
    fault: BaseException, asked: str
) -> None:
    amount = f"{asked} were asked for at once" if asked else ""
    assert memory_sentence(fault) == f"There is not enough memory{amount}. {ADVICE}"


def test_what_numpy_and_torch_say_is_understood() -> None:
    with pytest.raises(MemoryError) as of_numpy:
        np.empty(1 << 58, np.int8)
    with pytest.raises(RuntimeError) as of_torch:
        torch.empty(1 << 58, dtype=torch.int8)

    told = [memory_sentence(fault.value) for fault in (of_numpy, of_torch)]
    assert (
        told
        == [f"There is not enough memory: 268,435,456 GiB were asked for at once. {ADVICE}"] * 2
    )


def test_other_faults_are_not_about_memory() -> None:
    assert memory_sentence(RuntimeError("the sizes of tensors must match")) == ""
