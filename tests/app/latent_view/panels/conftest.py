from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.latent_view.cloud.shown_cloud import ShownCloud

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance
    from tests.app.latent_view.held import Answerer


@pytest.fixture
def cloud(hand: Answerer, appearance: Appearance, qtbot: QtBot) -> ShownCloud:
    """The large cloud beside the panels."""
    made = ShownCloud(hand.latent, appearance.theme)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made
