from __future__ import annotations

from typing import TYPE_CHECKING, cast

from app.windows.of_workspace import OfWorkspace

if TYPE_CHECKING:
    from app.windows.workspace import Workspace


class Work:
    def __init__(self, name: str) -> None:
        self.name = name


class Window:
    name = OfWorkspace(lambda work: cast("Work", work).name)

    def __init__(self) -> None:
        self.shown = Work("first")

    @property
    def workspace(self) -> Workspace:
        return cast("Workspace", self.shown)


def test_what_a_window_has_is_that_of_the_workspace_which_is_shown() -> None:
    window = Window()
    seen = [window.name]
    window.shown = Work("second")
    assert [*seen, window.name] == ["first", "second"]
