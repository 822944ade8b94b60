"""Lists, trees and tables."""

RULES = """
QListView, QTreeView, QTableView, QColumnView {
    background: transparent; border: none; outline: none;
    selection-background-color: $selection; selection-color: $text;
}
QListView::item, QTreeView::item { height: 24px; padding: 0 4px; border: 1px solid transparent; }
QListView::item { border-radius: 5px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $selection; color: $text;
}
QListView::item:disabled, QTreeView::item:disabled { color: $disabled; background: transparent; }
QListView::item:focus, QTreeView::item:focus { border-color: $accent; }

QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: $selection; }
QTreeView::branch:has-children:closed { image: $picture_right; }
QTreeView::branch:has-children:open { image: $picture_down; }

QTableView { gridline-color: transparent; }
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid $line; }
QTableView::item:focus { border: 1px solid $accent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: $panel; color: $secondary; border: none; border-bottom: 1px solid $line;
    padding: 4px 8px; font-size: ${secondary_px}px; font-weight: 400;
}
QTableCornerButton::section { background: $panel; border: none; }
"""
