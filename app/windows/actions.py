"""All actions of the window, each declared once.

Menus, buttons, keys, tooltips, the sheet of keys and the search for actions are made from here. The
words are English, and are translated where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

Keys = QKeySequence.StandardKey
MENUS = ("File", "Edit", "View", "Run", "Help")
EXAMPLES, RECENT = "File/Open example", "File/Open recent"
THEME = "View/Theme"
"""The choices of this menu exclude each other."""


@dataclass(frozen=True)
class Action:
    """One thing that a person can do.

    does: the method that does it, by its path from the window; a checkable action's method takes
    whether it is on. menu: its menu, with a slash before a menu in a menu. keys: a standard key or
    a sequence such as 'Ctrl+1'. icon: the name of an icon, or empty. tip: what it does, in a
    sentence without its period. where: the part that must have the focus itself for the keys to
    work; empty for all of the window. starts_group: whether a line stands above it. more_keys:
    other keys that do the same. on: what of the canvas a right click must meet for this to be
    offered: "node", "wire" or "ground".
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
    more_keys: tuple[str, ...] = ()
    on: tuple[str, ...] = ()

    @property
    def sequences(self) -> list[QKeySequence]:
        """Its keys on this platform, the usual ones first."""
        return [QKeySequence(keys) for keys in (self.keys, *self.more_keys) if keys]


ACTIONS: tuple[Action, ...] = (
    Action("new", "New", "files.new", "File", Keys.New, "file-plus", "Begin an empty document"),
    Action(
        "open",
        "Open…",
        "files.open_chosen",
        "File",
        Keys.Open,
        "folder-open",
        "Open a document from a file",
    ),
    Action(
        "save",
        "Save",
        "files.save",
        "File",
        Keys.Save,
        "save",
        "Write the document to its file",
        starts_group=True,
    ),
    Action(
        "save_as",
        "Save as…",
        "files.save_as",
        "File",
        "Ctrl+Shift+S",
        "save-all",
        "Write the document to another file",
    ),
    Action(
        "save_copy",
        "Save a copy…",
        "files.save_copy",
        "File",
        tip="Write a copy to another file, and go on with this one",
    ),
    Action(
        "revert",
        "Revert to saved",
        "files.revert",
        "File",
        icon="rotate-ccw",
        tip="Show the document as its file holds it; this can be undone",
    ),
    Action(
        "export",
        "Export as Python…",
        "export.save",
        "File",
        "Ctrl+E",
        "download",
        "Write the program as a script that runs by itself",
    ),
    Action(
        "associate",
        "Open .loom files with Neuroloom",
        "files.associate",
        "File",
        tip="Let a double click on a .loom file open it here",
        starts_group=True,
    ),
    Action(
        "quit",
        "Quit",
        "close",
        "File",
        "Ctrl+Q",
        tip="Close the window, after a question where work would be lost",
        starts_group=True,
    ),
    Action(
        "undo",
        "Undo",
        "session.history.undo",
        "Edit",
        Keys.Undo,
        "undo-2",
        "Take back the last step",
    ),
    Action(
        "redo",
        "Redo",
        "session.history.redo",
        "Edit",
        Keys.Redo,
        "redo-2",
        "Do again what was taken back",
    ),
    Action(
        "cut",
        "Cut",
        "canvas.editor.cut",
        "Edit",
        Keys.Cut,
        tip="Move the selected blocks to the clipboard",
        where="canvas",
        starts_group=True,
        on=("node",),
    ),
    Action(
        "copy",
        "Copy",
        "canvas.editor.copy",
        "Edit",
        Keys.Copy,
        "copy",
        "Copy the selected blocks to the clipboard",
        where="canvas",
        on=("node",),
    ),
    Action(
        "paste",
        "Paste",
        "canvas.editor.paste",
        "Edit",
        Keys.Paste,
        tip="Place the blocks that are on the clipboard",
        where="canvas",
        on=("ground",),
    ),
    Action(
        "duplicate",
        "Duplicate",
        "canvas.duplicate_selection",
        "Edit",
        "Ctrl+D",
        tip="Put copies of the selected blocks beside them",
        where="canvas",
        on=("node",),
    ),
    Action(
        "delete",
        "Delete",
        "canvas.delete_selection",
        "Edit",
        Keys.Delete,
        "trash-2",
        "Take away the selected blocks and wires",
        where="canvas",
        more_keys=("Backspace",),
        on=("node", "wire"),
    ),
    Action(
        "rename",
        "Rename",
        "canvas.rename_selected",
        "Edit",
        "F2",
        tip="Give the selected block another title",
        where="canvas",
        starts_group=True,
        more_keys=("Return", "Enter"),
        on=("node",),
    ),
    Action(
        "freeze",
        "Freeze",
        "canvas.editor.freeze",
        "Edit",
        "F",
        "snowflake",
        "Keep the weights of the selected blocks as they are",
        where="canvas",
        is_checkable=True,
        on=("node",),
    ),
    Action(
        "mute",
        "Mute",
        "canvas.editor.mute",
        "Edit",
        "M",
        tip="Bypass the selected blocks: what comes in goes out",
        where="canvas",
        is_checkable=True,
        on=("node",),
    ),
    Action(
        "watch",
        "Watch",
        "canvas.editor.watch",
        "Edit",
        "W",
        "eye",
        "Show what comes out of the selected blocks, as a cloud or as pictures",
        where="canvas",
        is_checkable=True,
        on=("node",),
    ),
    Action(
        "select_all",
        "Select all",
        "canvas.select_all",
        "Edit",
        Keys.SelectAll,
        tip="Select every block",
        where="canvas",
        starts_group=True,
        on=("ground",),
    ),
    Action(
        "select_none",
        "Select none",
        "canvas.escape",
        "Edit",
        "Esc",
        tip="Give up what the pointer is doing; else select nothing",
        where="canvas",
    ),
    Action(
        "add_block",
        "Add a block…",
        "canvas.open_search",
        "Edit",
        "Tab",
        "plus",
        "Search for a block and place it on the canvas",
        where="canvas",
        starts_group=True,
        on=("ground",),
    ),
    Action(
        "leave_canvas",
        "Leave the canvas",
        "canvas.leave",
        "Edit",
        "Ctrl+Tab",
        tip="Let the next part of the window have the keys",
        where="canvas",
    ),
    Action(
        "copy_source",
        "Copy the source",
        "export.copy",
        "Edit",
        "Ctrl+Shift+C",
        "code",
        "Copy the PyTorch program to the clipboard",
        starts_group=True,
    ),
    Action(
        "find",
        "Find a block",
        "find_block",
        "Edit",
        Keys.Find,
        "search",
        "Type the name of a block in the list at the left",
    ),
    Action(
        "settings",
        "Settings…",
        "dialogs.show_settings",
        "Edit",
        "Ctrl+,",
        "settings",
        "Choose how the program looks and where it keeps things",
        starts_group=True,
    ),
    Action(
        "fit",
        "Fit",
        "canvas.fit",
        "View",
        "Ctrl+1",
        "maximize",
        "Show the whole network",
        on=("ground",),
    ),
    Action(
        "fit_selection",
        "Fit the selection",
        "canvas.fit_selection",
        "View",
        "Ctrl+2",
        tip="Show the selected blocks as large as they can be read",
        on=("node",),
    ),
    Action(
        "actual_size",
        "Actual size",
        "canvas.zoom_to_actual",
        "View",
        "Ctrl+0",
        tip="Show the network without enlarging it",
    ),
    Action(
        "zoom_in",
        "Zoom in",
        "canvas.zoom_in",
        "View",
        Keys.ZoomIn,
        "zoom-in",
        "Show the network larger",
        more_keys=("Ctrl+=",),
    ),
    Action(
        "zoom_out",
        "Zoom out",
        "canvas.zoom_out",
        "View",
        Keys.ZoomOut,
        "zoom-out",
        "Show the network smaller",
    ),
    Action(
        "palette",
        "Blocks",
        "panels.show_palette",
        "View",
        "Ctrl+B",
        "panel-left",
        "Show or hide the list of blocks",
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
        "Show or hide the tabs below the canvas",
        is_checkable=True,
    ),
    Action(
        "side",
        "Latent space and inspector",
        "panels.show_side",
        "View",
        "Ctrl+Alt+B",
        "panel-right",
        "Show or hide the column at the right",
        is_checkable=True,
    ),
    Action(
        "reset_layout",
        "Reset the layout",
        "panels.reset",
        "View",
        tip="Show every panel again, as wide as it was at first",
    ),
    Action(
        "source",
        "Source",
        "show_source",
        "View",
        "Ctrl+U",
        "code",
        "Show the PyTorch program of the network",
    ),
    Action(
        "theme_system",
        "System",
        "themes.use_system",
        THEME,
        icon="monitor",
        tip="Be dark or light as the system is",
        is_checkable=True,
    ),
    Action(
        "theme_dark",
        "Dark",
        "themes.use_dark",
        THEME,
        icon="moon",
        tip="Use the dark theme",
        is_checkable=True,
    ),
    Action(
        "theme_light",
        "Light",
        "themes.use_light",
        THEME,
        icon="sun",
        tip="Use the light theme",
        is_checkable=True,
    ),
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
    Action(
        "new_seed",
        "New seed",
        "running.new_seed",
        "Run",
        icon="dices",
        tip="Draw another seed for the next run",
        starts_group=True,
    ),
    Action(
        "runs",
        "Runs",
        "show_runs",
        "Run",
        "Ctrl+Shift+R",
        "history",
        "Show the runs of this document, to look at or to open again",
    ),
    Action(
        "commands",
        "Find an action…",
        "dialogs.show_commands",
        "Help",
        "Ctrl+Shift+P",
        "command",
        "Find an action, a block or an example by typing",
        more_keys=("Ctrl+K",),
    ),
    Action(
        "shortcuts",
        "Keys and gestures",
        "dialogs.show_shortcuts",
        "Help",
        Keys.HelpContents,
        "keyboard",
        "Show what the keys and the mouse do",
    ),
    Action(
        "report",
        "Last crash report",
        "reporting.show",
        "Help",
        tip="Show the report of the last fault, to copy or to send",
        starts_group=True,
    ),
    Action(
        "about",
        "About Neuroloom",
        "dialogs.show_about",
        "Help",
        icon="info",
        tip="Show versions and licences",
    ),
)
