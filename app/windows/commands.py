"""Everything that can be done by typing its name: the entries of all menus, and the blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.palette.finding import around, offered, option_around, variants
from app.palette.matching import Around, closeness, is_abbreviated
from app.widgets.action_face import ICON_NAME, TIP, WHY_NOT
from app.words import tr
from engine.language import Block, Map, Option, Parameters

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

MENU_IN_MENU = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
CHECKED_ICON = "check"

AddBlock = Callable[[str, Parameters], object]
"""Places a block of that id, set like this."""


@dataclass(frozen=True)
class Command:
    """One entry: its words, and what runs it.

    id: the same from one start of the program to the next. place: its menu. tip: a sentence about
    it. why_not: why it cannot be run now; empty where it can be. family: that of a block.
    around: what else than its title it is found by.
    """

    id: str
    title: str
    place: str
    run: Callable[[], object]
    keys: str = ""
    tip: str = ""
    icon: str = ""
    family: str = ""
    is_possible: bool = True
    why_not: str = ""
    around: Around = field(default_factory=Around)

    @property
    def beside(self) -> str:
        """What stands beside the title: the menu, without the one in it that the title begins with;
        or why the command cannot be run now.
        """
        menu, _, inner = self.place.rpartition(MENU_IN_MENU)
        is_named = bool(menu) and self.title.startswith(f"{inner}: ")
        return (menu if is_named else self.place) if self.is_possible else self.why_not


def commands_of(bar: QMenuBar, add_block: AddBlock, more: Iterable[Block] = ()) -> list[Command]:
    """All entries of the menus as they are now, those of menus in menus last; then all blocks.

    more: what can be placed now beside the blocks that always can.
    """
    tops = [(action, menu) for action in bar.actions() if (menu := _menu(action))]
    found = [one for action, menu in tops for one in _in_menu(menu, action.text(), is_top=True)]
    return [*sorted(found, key=lambda one: MENU_IN_MENU in one.place), *_blocks(add_block, more)]


def matching(commands: Sequence[Command], query: str, recent: Sequence[str]) -> list[Command]:
    """The commands that match all words, the closest first; of equals those that hold what is typed
    as it stands, and then the recent ones.

    Where nothing matches it is enough to type how some words of a title begin.
    """
    words, typed = query.lower().split(), query.lower()
    ranks = {one.id: _rank(one, words) for one in commands}
    if not any(ranks.values()):
        ranks = {one.id: int(is_abbreviated(typed, one.title.lower())) for one in commands}
    age = {name: place for place, name in enumerate(recent)}
    found = [one for one in commands if ranks[one.id]]

    def order(one: Command) -> tuple[int, bool, int]:
        return -ranks[one.id], typed not in one.title.lower(), age.get(one.id, len(age))

    return sorted(found, key=order)


def _rank(command: Command, words: list[str]) -> int:
    more = f"{command.place} {command.tip} {command.around.more}".lower()
    return closeness(words, command.title.lower(), replace(command.around, more=more))


def _in_menu(menu: QMenu, place: str, *, is_top: bool) -> Iterator[Command]:
    for action in menu.actions():
        inner = _menu(action)
        if inner:
            yield from _in_menu(inner, place + MENU_IN_MENU + action.text(), is_top=False)
        elif not action.isSeparator() and action.isVisible():
            yield _of_action(action, place, "" if is_top else f"{menu.title()}: ")


def _of_action(action: QAction, place: str, before: str) -> Command:
    title = before + action.text()
    return Command(
        action.objectName() or title,
        title,
        place,
        action.trigger,
        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        action.property(TIP) or "",
        CHECKED_ICON if action.isChecked() else action.property(ICON_NAME) or "",
        is_possible=action.isEnabled(),
        why_not=action.property(WHY_NOT) or "",
    )


def _blocks(add_block: AddBlock, more: Iterable[Block]) -> Iterator[Command]:
    for block in (*offered(), *more):
        yield Command(
            f"block {block.id}",
            tr("Add {title}", title=tr(block.title)),
            tr("Blocks"),
            partial(add_block, block.id, Map({})),
            tip=tr(block.help),
            family=block.family,
            around=around(block),
        )
        for option, parameters in variants(block):
            yield _variant(block, option, partial(add_block, block.id, parameters))


def _variant(block: Block, option: Option, run: Callable[[], object]) -> Command:
    """The entry for a block that is set to an option."""
    return Command(
        f"block {block.id} {option.value}",
        tr("Add {title}: {option}", title=tr(block.title), option=tr(option.title)),
        tr("Blocks"),
        run,
        tip=tr(option.help or block.help),
        family=block.family,
        around=option_around(option),
    )


def _menu(action: QAction) -> QMenu | None:
    """The menu that an entry opens, if it opens one."""
    found = action.menu()
    return found if isinstance(found, QMenu) else None
