from pathlib import Path

import numpy as np
import pytest

from engine.language import Map
from engine.observations.about import CURVES, Unreadable
from engine.observations.records import Losses, Validated
from engine.training.curves import Curves, Told, read_curves


def losses(optimizer: str, *steps: int, run: str = "r1") -> Losses:
    values = np.array([1 / 3 / step for step in steps], np.float32)
    return Losses(run, optimizer, np.array(steps), Map({"loss": values, "a/b": values + 1}))


def through(curves: Curves, folder: Path, run: str = "r2") -> Told:
    plane = (np.array([1.0, 2.0, 3.0], np.float32), np.eye(2, 3, dtype=np.float32))
    (folder / CURVES).write_bytes(curves.to_bytes({("n1", "z"): plane}))
    return read_curves(folder, run)


def test_losses_come_back_as_one_record_of_each_optimizer(tmp_path: Path) -> None:
    curves = Curves()
    for told in (losses("o1", 1, 3), losses("o2", 2), losses("o1", 4)):
        curves.add(told)

    one, other = through(curves, tmp_path).losses

    assert (one.run, one.optimizer, other.optimizer) == ("r2", "o1", "o2")
    assert one.steps.tolist() == [1, 3, 4]
    assert one.values["loss"].tolist() == losses("o1", 1, 3, 4).values["loss"].tolist()
    assert list(one.values) == ["loss", "a/b"]


def test_what_was_validated_comes_back_bit_for_bit(tmp_path: Path) -> None:
    curves = Curves()
    curves.add(Validated("r1", "validation", 1, 23, Map({"mse": 0.1 + 0.2})))
    curves.add(Validated("r1", "test", 1, 23, Map({"mse": float("inf")})))

    assert through(curves, tmp_path).validated == (
        Validated("r2", "validation", 1, 23, Map({"mse": 0.1 + 0.2})),
        Validated("r2", "test", 1, 23, Map({"mse": float("inf")})),
    )


def test_planes_come_back_by_node_and_port(tmp_path: Path) -> None:
    ((place, (centre, axes)),) = through(Curves(), tmp_path).planes.items()

    assert place == ("n1", "z")
    assert (centre.tolist(), axes.shape) == ([1.0, 2.0, 3.0], (2, 3))


def test_writing_twice_keeps_what_came_in_between(tmp_path: Path) -> None:
    curves = Curves()
    curves.add(losses("o1", 1))
    curves.to_bytes({})
    curves.add(losses("o1", 2))

    assert through(curves, tmp_path).losses[0].steps.tolist() == [1, 2]


def test_missing_curves_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"curves.safetensors is missing, so there are no curves"):
        read_curves(tmp_path, "r1")


@pytest.mark.parametrize("cut", [0, 3, 40, -5])
def test_damaged_curves_are_a_sentence(tmp_path: Path, cut: int) -> None:
    curves = Curves()
    curves.add(losses("o1", 1, 2))
    (tmp_path / CURVES).write_bytes(curves.to_bytes({})[:cut])

    with pytest.raises(
        Unreadable, match=r"curves.safetensors is damaged \(.+\)\. Put a whole copy"
    ):
        read_curves(tmp_path, "r1")


def test_curves_of_another_program_are_a_sentence(tmp_path: Path) -> None:
    from safetensors.numpy import save

    (tmp_path / CURVES).write_bytes(save({"a": np.zeros(2)}))

    with pytest.raises(Unreadable, match="is damaged"):
        read_curves(tmp_path, "r1")
