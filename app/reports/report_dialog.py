"""A report on the screen: to read, to copy, to keep, to find among the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.theme.fonts import mono_font
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_LARGE_PX, GAP_PX, SECONDARY_PX
from app.widgets.dialog_buttons import closing_buttons
from app.widgets.file_dialogs import path_to_save
from app.widgets.folders import open_folder
from app.words import tr

SIZE_PX = (720, 520)
LEAST_WIDTH_PX = 480


class ReportDialog(QDialog):
    """Shows a report. What asks and what opens a folder are attributes, for tests to answer."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self.choose_save: Callable[[], Path | None] = self._choose_save
        self.open_folder: Callable[[Path], object] = open_folder
        self.setWindowTitle(tr("Crash report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.resize(*SIZE_PX)
        self.text = QPlainTextEdit(path.read_text(encoding="utf-8", errors="replace"))
        self.text.setReadOnly(True)
        self.text.setFont(mono_font(SECONDARY_PX))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(tr("Report"))
        self.said = QLabel(tr("What the program knows of the fault. No word of your document."))
        set_role(self.said, Role.SECONDARY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE_PX, GAP_LARGE_PX, GAP_LARGE_PX, GAP_LARGE_PX)
        layout.setSpacing(GAP_PX)
        for part in (self.said, self.text, self._buttons()):
            layout.addWidget(part)

    def _buttons(self) -> QDialogButtonBox:
        return closing_buttons(
            self,
            {
                tr("Copy"): self._copy,
                tr("Show in folder"): lambda: self.open_folder(self._path.parent),
                tr("Save…"): self._save,
            },
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _save(self) -> None:
        path = self.choose_save()
        if path is None:
            return
        try:
            path.write_text(self.text.toPlainText(), encoding="utf-8")
        except OSError as fault:
            why = fault.strerror or str(fault)
            self.said.setText(tr("{name} cannot be written: {why}.", name=path.name, why=why))

    def _choose_save(self) -> Path | None:
        return path_to_save(self, tr("Save the report"), Path.home() / self._path.name)
