from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.language import FAMILIES, registry
from engine.language.registry import block_in

Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package whose entry point gives the value of an expression."""

    def of_value(expression: str) -> None:
        about = tmp_path / "other_package-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: other_package\nVersion: 1.0")
        (about / "entry_points.txt").write_text("[neuroloom.blocks]\nit = other_package:IT\n")
        source = f"from engine.language import Block\nIT = {expression}\n"
        (tmp_path / "other_package.py").write_text(source)
        monkeypatch.syspath_prepend(str(tmp_path))
        registry.cache_clear()

    yield of_value
    sys.modules.pop("other_package", None)
    registry.cache_clear()


def test_blocks_stand_in_the_order_of_the_palette() -> None:
    families = [block.family for block in registry().values()]
    order = [family for family, _ in FAMILIES]
    assert families == sorted(families, key=order.index)


def test_a_block_is_found_by_its_id() -> None:
    assert all(block.id == name for name, block in registry().items())


def test_a_block_of_another_package_comes_last(install: Install) -> None:
    install("Block(id='foreign', title='Foreign', help='')")
    assert list(registry().values())[-1].title == "Foreign"


def test_two_blocks_of_one_id_are_refused(install: Install) -> None:
    install("Block(id='dense', title='Another dense', help='')")
    with pytest.raises(ValueError, match="Two blocks have the id 'dense': rename one of them"):
        registry()


def test_an_entry_point_that_gives_no_block_is_refused(install: Install) -> None:
    install("'dense'")
    with pytest.raises(TypeError, match="other_package:IT gives str, not a Block"):
        registry()


def test_a_file_declares_one_block() -> None:
    assert block_in("engine.blocks.neurons.dense", "neurons").id == "dense"
    with pytest.raises(ValueError, match=r"engine\.language\.names declares 0 blocks"):
        block_in("engine.language.names", "neurons")
