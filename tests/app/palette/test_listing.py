from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt

from app.palette.listing import FAMILY_ROLE, ID_ROLE, MIME, BlockList, block_in, tip_of
from engine.language import FAMILIES, registry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester


def words(blocks: BlockList) -> list[str]:
    return [str(blocks.index(row, 0).data()) for row in range(blocks.rowCount())]


def test_list_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(BlockList(has_headings=True))  # type: ignore[no-untyped-call]  # pytest-qt's


def test_families_stand_as_headings_in_their_order(qapp: QApplication) -> None:
    blocks = BlockList(has_headings=True)
    rows = [blocks.index(row, 0) for row in range(blocks.rowCount())]

    headings = [str(row.data()) for row in rows if row.data(ID_ROLE) is None]
    assert headings == [title for _, title in FAMILIES if title in headings]
    assert {"Data", "Neurons", "Losses"} <= set(headings)


def test_headings_can_be_neither_chosen_nor_dragged(qapp: QApplication) -> None:
    blocks = BlockList(has_headings=True)

    assert blocks.flags(blocks.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert blocks.flags(blocks.index(1, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_query_leaves_only_what_matches_under_its_heading(qapp: QApplication) -> None:
    blocks = BlockList(has_headings=True)

    blocks.show_query("latent")

    assert words(blocks)[0] == "Latent"
    assert "Latent" in words(blocks)[1:]
    assert blocks.index(0, 0).data(FAMILY_ROLE) is None
    assert blocks.index(1, 0).data(FAMILY_ROLE) == "latent"


def test_what_is_not_offered_is_left_out_with_its_heading(qapp: QApplication) -> None:
    blocks = BlockList(has_headings=True)

    blocks.show_query("", lambda block: block.family == "latent")

    assert words(blocks)[0] == "Latent"
    families = [blocks.index(row, 0).data(FAMILY_ROLE) for row in range(blocks.rowCount())]
    assert set(families[1:]) == {"latent"}


def test_best_row_is_that_of_the_closest_block(qapp: QApplication) -> None:
    blocks = BlockList(has_headings=True)
    blocks.show_query("squared")

    assert blocks.best("squared").data(ID_ROLE) == "mean_squared_error"
    blocks.show_query("zzz")
    assert not blocks.best("zzz").isValid()


def test_dragged_block_is_known_by_its_id(qapp: QApplication) -> None:
    blocks = BlockList(has_headings=False)

    data = blocks.mimeData([blocks.best("dense")])

    assert blocks.mimeTypes() == [MIME]
    assert block_in(data) in registry()
    assert block_in(QMimeData()) == ""


def test_tip_holds_help_and_formula_as_they_are() -> None:
    block = registry()["activation"]

    assert block.help.split("<")[0] in tip_of(block)
    assert "<code>" in tip_of(registry()["dense"])
