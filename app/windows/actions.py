"""All actions of the window, each declared once: menus, buttons and tooltips come from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

Keys = QKeySequence.StandardKey
MENUS = ("File", "Edit", "View", "Run", "Help")
EXAMPLES = "File/Open example"
ICON_NAME, IS_QUIET = "icon_name", "is_quiet"
"""Properties of a QAction that its buttons read."""
THEME = "View/Theme"
"""The choices of this menu exclude each other."""


@dataclass(frozen=True)
class Action:
    """One thing that a person can do.

    does: the method that does it, by its path from the window; a checkable action's method takes
    whether it is on. menu: its menu, with a slash before a menu in a menu. keys: a standard key or
    a sequence such as 'Ctrl+1'. where: the part that must have the focus for the keys to work;
    empty for all of the window. icon: the name of an icon, or empty. starts_group: whether a line
    stands above it. tip: what a button says beside the title, when that is not enough.
    """

    id: str
    title: str
    does: str
    menu: str
    keys: Keys | str = ""
    icon: str = ""
    tip: str = ""
    where: str = ""
    is_checkable: bool = False
    starts_group: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("new", "New", "files.new", "File", Keys.New, "file-plus"),
    Action("open", "Open…", "files.open_chosen", "File", Keys.Open, "folder-open"),
    Action("save", "Save", "files.save", "File", Keys.Save, "save", starts_group=True),
    Action("save_as", "Save as…", "files.save_as", "File", "Ctrl+Shift+S", "save-all"),
    Action("quit", "Quit", "close", "File", "Ctrl+Q", starts_group=True),
    Action("undo", "Undo", "session.history.undo", "Edit", Keys.Undo, "undo-2"),
    Action("redo", "Redo", "session.history.redo", "Edit", Keys.Redo, "redo-2"),
    Action("cut", "Cut", "canvas.editor.cut", "Edit", Keys.Cut, where="canvas", starts_group=True),
    Action("copy", "Copy", "canvas.editor.copy", "Edit", Keys.Copy, "copy", where="canvas"),
    Action("paste", "Paste", "canvas.editor.paste", "Edit", Keys.Paste, where="canvas"),
    Action(
        "duplicate", "Duplicate", "canvas.duplicate_selection", "Edit", "Ctrl+D", where="canvas"
    ),
    Action(
        "delete",
        "Delete",
        "canvas.delete_selection",
        "Edit",
        Keys.Delete,
        "trash-2",
        where="canvas",
    ),
    Action(
        "select_all",
        "Select all",
        "canvas.select_all",
        "Edit",
        Keys.SelectAll,
        where="canvas",
        starts_group=True,
    ),
    Action("find", "Find a block", "find_block", "Edit", Keys.Find, "search"),
    Action("fit", "Fit", "canvas.fit", "View", "Ctrl+1", "maximize", "Show the whole network"),
    Action("actual_size", "Actual size", "canvas.zoom_to_actual", "View", "Ctrl+0"),
    Action("zoom_in", "Zoom in", "canvas.zoom_in", "View", Keys.ZoomIn, "zoom-in"),
    Action("zoom_out", "Zoom out", "canvas.zoom_out", "View", Keys.ZoomOut, "zoom-out"),
    Action(
        "palette",
        "Blocks",
        "panels.show_palette",
        "View",
        "Ctrl+B",
        "panel-left",
        is_checkable=True,
        starts_group=True,
    ),
    Action(
        "tabs",
        "Plots and problems",
        "panels.show_tabs",
        "View",
        "Ctrl+J",
        "panel-bottom",
        is_checkable=True,
    ),
    Action(
        "side",
        "Latent space and inspector",
        "panels.show_side",
        "View",
        "Ctrl+Alt+B",
        "panel-right",
        is_checkable=True,
    ),
    Action("theme_system", "System", "use_system_theme", THEME, icon="monitor", is_checkable=True),
    Action("theme_dark", "Dark", "use_dark_theme", THEME, icon="moon", is_checkable=True),
    Action("theme_light", "Light", "use_light_theme", THEME, icon="sun", is_checkable=True),
    Action("train", "Train", "running.train", "Run", "F5", "play", "Train the network"),
    Action("pause", "Pause", "running.pause_or_continue", "Run", "F6", "pause", "Pause the run"),
    Action("step", "Step", "running.step", "Run", "F10", "step-forward", "Take one step and pause"),
    Action(
        "epoch",
        "One epoch",
        "running.step_epoch",
        "Run",
        "Ctrl+F10",
        "fast-forward",
        "Train to the end of the epoch and pause",
    ),
    Action("stop", "Stop", "running.stop", "Run", "Shift+F5", "square", "End the run"),
    Action("new_seed", "New seed", "running.new_seed", "Run", icon="dices", starts_group=True),
    Action("runs", "Runs", "show_runs", "Run", "Ctrl+Shift+R", "history", "Show all runs"),
    Action("about", "About Neuroloom", "show_about", "Help", icon="info"),
)


def make_actions(window: QWidget) -> dict[str, QAction]:
    """The Qt actions of the table, by id, at work in `window`, which must have all its parts."""
    made = {action.id: _made(action, window) for action in ACTIONS}
    themes = QActionGroup(window)
    for action in ACTIONS:
        if action.menu == THEME:
            themes.addAction(made[action.id])
    for action in ACTIONS:
        _put_in_place(made[action.id], action.where, window)
    return made


def fill_menus(bar: QMenuBar, made: dict[str, QAction]) -> dict[str, QMenu]:
    """Put the actions into the menus of `bar`; gives the menus by their path."""
    menus = {name: bar.addMenu(name) for name in MENUS}
    for menu in menus.values():
        _open_by_letter(bar, menu)
    for action in ACTIONS:
        menu = _menu_at(action.menu, menus)
        if action.starts_group:
            menu.addSeparator()
        menu.addAction(made[action.id])
        if action.id == "open":
            _menu_at(EXAMPLES, menus)
    return menus


def _open_by_letter(bar: QMenuBar, menu: QMenu) -> None:
    """Let Alt and its first letter open a menu, without the line that Qt draws under the letter."""
    shortcut = QShortcut(QKeySequence(f"Alt+{menu.title()[0]}"), bar)
    shortcut.activated.connect(lambda: bar.setActiveAction(menu.menuAction()))


def set_face(
    action: QAction, title: str, icon: str, tip: str = "", *, is_quiet: bool = False
) -> None:
    """Let an action be called and drawn like this; its buttons hear of it.

    tip: the words of a tooltip, to which the keys are added; the title where it is empty.
    is_quiet: whether a primary button stops calling for attention.
    """
    action.setProperty(ICON_NAME, icon)
    action.setProperty(IS_QUIET, is_quiet)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setText(title)
    action.setToolTip(f"{tip or title} ({keys})" if keys else tip or title)
    action.changed.emit()


def _made(action: Action, window: QWidget) -> QAction:
    made = QAction(action.title, window)
    made.setObjectName(action.id)
    made.setCheckable(action.is_checkable)
    made.setShortcut(QKeySequence(action.keys))
    set_face(made, action.title, action.icon, action.tip)
    made.triggered.connect(_called(action, window))
    return made


def _put_in_place(made: QAction, where: str, window: QWidget) -> None:
    """Let the keys of an action work in a part of the window, or in all of it."""
    place: QWidget = attrgetter(where)(window) if where else window
    if where:
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    place.addAction(made)


def _called(action: Action, window: QWidget) -> Callable[[bool], object]:
    method: Callable[..., object] = attrgetter(action.does)(window)
    return method if action.is_checkable else lambda _: method()


def _menu_at(path: str, menus: dict[str, QMenu]) -> QMenu:
    """The menu of that path; made in its parent where it is new."""
    if path not in menus:
        parent, _, title = path.rpartition("/")
        menus[path] = menus[parent].addMenu(title)
    return menus[path]
