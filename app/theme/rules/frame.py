"""What holds the rest: windows, bars, splitters, scroll bars, menus, tooltips."""

RULES = """
QMainWindow { background: $window; }
QDialog, QWizard, QMessageBox { background: $panel; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QWidget[surface="window"] { background: $window; }
QWidget[surface="panel"] { background: $panel; }
QWidget[surface="bar"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QWidget[surface="canvas"] { background: $canvas; }
QWidget[surface="card"] {
    background: $node; border: 1px solid $line; border-radius: ${radius_node_px}px;
}

QFrame[strip="true"] { background: $panel; border: none; border-top: 1px solid $line; }

QToolBar {
    background: $panel; border: none; border-bottom: 1px solid $line;
    padding: 9px; spacing: 8px;
}
QToolBar::separator { background: $line; width: 1px; margin: 12px 4px; }
QStatusBar {
    background: $panel; border-top: 1px solid $line;
    color: $secondary; font-size: ${secondary_px}px;
}
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $secondary; font-size: ${secondary_px}px; padding: 0 6px; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover, QSplitter::handle:pressed { background: $accent; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $scroll_thumb; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $scroll_thumb_hover; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: $panel; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $pressed; }
QMenu { background: $node; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 5px; background: transparent; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { background: $line; height: 1px; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QMenu::indicator:checked { image: $picture_tick_menu; }
QMenu::right-arrow { image: $picture_right; width: 12px; height: 12px; right: 6px; }

QToolTip {
    background: $node; color: $text; border: 1px solid $line; padding: 4px 6px;
    font-size: ${secondary_px}px;
}

QDockWidget { color: $text; }
QDockWidget::title { background: $panel; padding: 8px 12px; border-bottom: 1px solid $line; }
QGroupBox {
    border: 1px solid $line; border-radius: ${radius_field_px}px;
    margin-top: 24px; padding: 8px 4px 4px 4px;
}
QGroupBox::title {
    subcontrol-origin: margin; subcontrol-position: top left; padding: 0 2px 4px 0;
    color: $secondary;
}

QTabWidget::pane { border: none; }
QTabWidget::tab-bar { left: 11px; }
QTabBar { background: transparent; font-weight: 600; }
QTabBar::tab {
    background: transparent; color: $secondary; border: none;
    border-bottom: 2px solid transparent; margin: 0 9px; padding: 8px 0 6px 0;
}
QTabBar::tab:!selected { font-weight: 400; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:disabled { color: $disabled; }
QTabBar::tab:selected:focus {
    border: 2px solid $accent; border-radius: 4px; margin: 0 5px; padding: 6px 2px;
}
QTabBar::close-button { image: $picture_close; }
"""
