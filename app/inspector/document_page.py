"""The page of the document: its title, the settings of its runs, and its numbers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from app.inspector.about_field import AboutField, outdented
from app.inspector.fact_table import FactTable
from app.inspector.facts import document_facts
from app.inspector.form import Form
from app.inspector.heading import TitleField
from app.inspector.page import Page
from app.inspector.setting_edits import draw_seed, reset_setting, set_setting
from app.inspector.settings_form import HAS_DATA, SETTINGS, setting_values
from app.session import Session
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import set_mark
from app.theme.tokens import CONTROL_PX
from app.words import tr
from engine.language import Value, registry

CHOOSE = "Select a block to change it. These are the settings of the next run."
SEED_ICON_PX = 14


class DocumentPage(Page):
    """What is shown while nothing is selected."""

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.help = tr(CHOOSE)
        self.heading = TitleField(appearance)
        self.about = AboutField(appearance)
        self.form = Form(SETTINGS, appearance)
        self.new_seed = QToolButton()
        self.facts = FactTable()
        self._make_new_seed()
        self.heading.retitled.connect(self._retitle)
        self.about.edited.connect(self._describe)
        self.form.edited.connect(self._set)
        self.form.reset_asked.connect(self._reset)
        appearance.changed.connect(self._dress)
        self._dress()
        self.add((self.heading, self.form, self.facts))
        self.column.insertLayout(1, outdented(self.about))
        session.file_changed.connect(self.follow)
        self.follow()

    def _make_new_seed(self) -> None:
        self.new_seed.setFixedSize(CONTROL_PX, CONTROL_PX)
        self.new_seed.setIconSize(QSize(SEED_ICON_PX, SEED_ICON_PX))
        self.new_seed.setToolTip(tr("Take a new seed: the next run starts from other weights"))
        self.new_seed.setAccessibleName(tr("New seed"))
        set_mark(self.new_seed, "framed", True)
        self.new_seed.clicked.connect(self._draw_seed)
        self.form.rows["seed"].add_beside(self.new_seed)

    def follow(self) -> None:
        """Show what the document says now."""
        self._show_title()
        self.about.show_about(self.session.document.about)
        values = setting_values(self.session.document.settings)
        self.form.show_values(values.put(HAS_DATA, self._has_data))
        self.show_numbers()

    def show_numbers(self) -> None:
        """Show what is known of the document beside what can be changed."""
        session = self.session
        self.facts.show_facts(document_facts(session.document.graph, session.whole, session.run))

    def _show_title(self) -> None:
        """A saved document is called as its file is."""
        path = self.session.path
        self.heading.show_title(self.session.name)
        self.heading.setReadOnly(path is not None)
        named = tr("Named after its file; save it under another name to change it")
        self.heading.setToolTip(named if path else tr("The title; click to change it"))

    def _dress(self) -> None:
        theme = self.appearance.theme
        self.new_seed.setIcon(icon("dices", theme, colour=theme.secondary, size_px=SEED_ICON_PX))

    @property
    def _has_data(self) -> bool:
        blocks = (registry().get(node.block) for node in self.session.document.graph.nodes.values())
        return any(block is not None and block.role == "data" for block in blocks)

    def _retitle(self, title: str) -> None:
        document = replace(self.session.document, title=title)
        self.session.edit_document(tr("Rename"), document, "document.title")

    def _describe(self, about: str) -> None:
        document = replace(self.session.document, about=about)
        self.session.edit_document(tr("Describe"), document, "document.about")

    def _draw_seed(self) -> None:
        draw_seed(self.session)

    def _set(self, name: str, value: Value) -> None:
        set_setting(self.session, name, value)

    def _reset(self, name: str) -> None:
        reset_setting(self.session, name)
