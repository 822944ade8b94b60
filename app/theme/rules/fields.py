"""What is typed into: lines, numbers, choices, longer texts."""

RULES = """
QLineEdit, QAbstractSpinBox, QComboBox {
    background: $field; color: $text; border: 1px solid $line;
    border-radius: ${radius_field_px}px; padding: 1px 8px; min-height: 26px;
    selection-background-color: $selection; selection-color: $text;
}
QLineEdit {
    placeholder-text-color: $secondary; lineedit-clear-button-icon: $picture_close;
}
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $scroll_thumb_hover; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
    border: 2px solid $accent; padding: 0 7px;
}
QLineEdit:disabled { placeholder-text-color: $disabled; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: $panel; color: $disabled; border-color: $line;
}
QLineEdit:read-only { background: $panel; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] {
    border-color: $error;
}
QLineEdit[mono="true"], QAbstractSpinBox[mono="true"], QComboBox[mono="true"] {
    font-family: $mono_family;
}
QComboBox QLineEdit {
    background: transparent; border: none; padding: 0; min-height: 0;
}

QAbstractSpinBox { max-height: 26px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: padding; width: 18px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed {
    background: $pressed;
}
QAbstractSpinBox::up-button { border-top-right-radius: 5px; }
QAbstractSpinBox::down-button { border-bottom-right-radius: 5px; }
QAbstractSpinBox::up-arrow { image: $picture_up; width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: $picture_down; width: 12px; height: 12px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {
    image: $picture_up_disabled;
}
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {
    image: $picture_down_disabled;
}

QComboBox { combobox-popup: 0; padding-right: 24px; }
QComboBox:focus, QComboBox:on { padding-right: 23px; }
QComboBox::drop-down {
    subcontrol-origin: padding; subcontrol-position: center right; width: 24px;
    border: none; background: transparent;
}
QComboBox::down-arrow { image: $picture_down; width: 12px; height: 12px; }
QComboBox::down-arrow:disabled { image: $picture_down_disabled; }
QComboBox QAbstractItemView, QListView[popup="true"] {
    background: $node; border: 1px solid $line; padding: 4px; outline: none;
}
QListView[popup="true"] { padding: 0; }
QComboBox QAbstractItemView::item, QListView[popup="true"]::item {
    height: 26px; padding: 0 8px; border: none; border-radius: 5px;
}

QPlainTextEdit, QTextEdit {
    placeholder-text-color: $secondary;
    background: $field; color: $text; border: 1px solid $line;
    border-radius: ${radius_field_px}px; padding: 4px;
    selection-background-color: $selection; selection-color: $text;
}
QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
QPlainTextEdit[source="true"] {
    background: $panel; border: none; border-radius: 0; padding: 0;
    selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit:disabled, QTextEdit:disabled { background: $panel; color: $disabled; }
"""
