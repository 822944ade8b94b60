"""All actions of the window, each declared once.

Menus, buttons, keys, tooltips, the sheet of keys and the search for actions are made from here. The
words are English, and are translated where they are shown.
"""

from __future__ import annotations

from app.windows.action import Action
from app.windows.action_tables.arrange import ARRANGING
from app.windows.action_tables.edit import EDIT
from app.windows.action_tables.file import FILE
from app.windows.action_tables.run import RUN
from app.windows.action_tables.structure import STRUCTURE
from app.windows.action_tables.view import VIEW

ACTIONS: tuple[Action, ...] = (
    *FILE,
    *EDIT,
    *STRUCTURE,
    *ARRANGING,
    *VIEW,
    *RUN,
)
