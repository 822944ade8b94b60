"""The outline is of what is on a canvas."""

from tests.app.canvas.conftest import open_canvas  # noqa: F401 - pytest finds a fixture by its name
