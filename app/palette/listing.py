"""The list of blocks as Qt's views read it: headings and blocks, row by row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.palette.finding import Order, best_first, offered
from app.palette.here import BORDER, PARTS
from app.words import tr
from engine.language import FAMILIES, Block

MIME = "application/x-neuroloom-block"
"""What a dragged block is called; the data is its id in UTF-8."""

TITLES = {BORDER: "Border of the Part", PARTS: "Parts"}
"""Of the families of what is placed beside the blocks of the registry."""

Row = str | Block
"""The title of a family, or a block."""

Index = QModelIndex | QPersistentModelIndex
Offered = Callable[[Block], bool]
"""Whether a block may be chosen where the list is shown."""

FAMILY_ROLE = Qt.ItemDataRole.UserRole
"""The family of a block's row; None for a heading."""

ID_ROLE = Qt.ItemDataRole.UserRole + 1
"""The id of a block's row; None for a heading."""

NOWHERE = QModelIndex()


class BlockList(QAbstractListModel):
    """The blocks that match a query: by family under headings, or the closest first."""

    def __init__(self, *, has_headings: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._has_headings = has_headings
        self._rows: Sequence[Row] = ()
        self.more: tuple[Block, ...] = ()
        """What can be placed beside the blocks that always can; shown by the next query."""
        self.show_query("")

    def show_query(
        self, query: str, is_offered: Offered | None = None, order: Order = lambda _: 0
    ) -> None:
        """List what matches and is offered, which all are if not told; all of it for no query.

        order: of blocks that match equally well.
        """
        self.beginResetModel()
        found = best_first(query, self.more, order)
        blocks = [block for block in found if is_offered is None or is_offered(block)]
        self._rows = _by_family(blocks, self.more) if self._has_headings else blocks
        self.endResetModel()

    def best(self, query: str) -> QModelIndex:
        """The row of the block that matches best; an invalid one where none does."""
        closest = best_first(query, self.more)
        return self.index(self._rows.index(closest[0]), 0) if closest else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many headings and blocks there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tooltip, family or id of a row."""
        row = self._rows[index.row()]
        if isinstance(row, str):
            return tr(row) if role == Qt.ItemDataRole.DisplayRole else None
        return _told_of(row, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be neither chosen nor dragged."""
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeTypes(self) -> list[str]:
        """The one kind of data that is dragged from here."""
        return [MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The id of the dragged block."""
        data = QMimeData()
        for index in indexes:
            data.setData(MIME, QByteArray(str(index.data(ID_ROLE)).encode()))
        return data


def block_in(data: QMimeData) -> str:
    """The id of the block that is dragged; empty where something else is."""
    return bytes(data.data(MIME).data()).decode() if data.hasFormat(MIME) else ""


def tip_of(block: Block) -> str:
    """What a block does and its formula, as rich text that wraps."""
    formula = f"<p><code>{escape(tr(block.formula))}</code></p>" if block.formula else ""
    return f"<p>{escape(tr(block.help))}</p>{formula}"


def _told_of(block: Block, role: int) -> str | None:
    """Rows are painted often, and asked for one thing each time."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return tr(block.title)
        case Qt.ItemDataRole.ToolTipRole:
            return tip_of(block)
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return tr(block.help)
        case _:
            return {FAMILY_ROLE: block.family, ID_ROLE: block.id}.get(role)


def _by_family(blocks: Collection[Block], more: Iterable[Block]) -> Sequence[Row]:
    rows: list[Row] = []
    titles = {**dict(FAMILIES), **TITLES}
    for block in (*more, *offered()):
        if block not in blocks:
            continue
        title = titles.get(block.family, block.family.capitalize())
        if not rows or title not in rows:
            rows.append(title)
        rows.append(block)
    return rows
