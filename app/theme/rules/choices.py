"""What is switched or slid: check boxes, radio buttons, sliders; and progress.

A quiet slider stands under a field and says the same as the number in it.
"""

RULES = """
QCheckBox, QRadioButton {
    background: transparent; spacing: 8px; padding: 1px 2px;
    border: 2px solid transparent; border-radius: 5px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator,
QGroupBox::indicator {
    width: 14px; height: 14px; background: $field; border: 1px solid $wire;
}
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked,
QGroupBox::indicator:checked {
    background: $accent; border-color: $accent; image: $picture_tick;
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: $picture_dash;
}
QRadioButton::indicator:checked {
    width: 6px; height: 6px; background: $on_accent; border: 5px solid $accent;
}
QCheckBox::indicator:disabled { border-color: $line; background: $panel; }
QCheckBox::indicator:checked:disabled, QCheckBox::indicator:indeterminate:disabled {
    background: $disabled; border-color: $disabled; image: $picture_tick_disabled;
}
QRadioButton::indicator:disabled { border-color: $line; background: $panel; }
QRadioButton::indicator:checked:disabled { border-color: $disabled; }

QSlider { background: transparent; }
QSlider:horizontal { min-height: 20px; }
QSlider:vertical { min-width: 20px; }
QSlider::groove { background: $pressed; border-radius: 2px; }
QSlider::groove:horizontal { height: 4px; }
QSlider::groove:vertical { width: 4px; }
QSlider::sub-page:horizontal, QSlider::add-page:vertical {
    background: $accent; border-radius: 2px;
}
QSlider::handle { background: $text; border: 1px solid $panel; border-radius: 7px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; }
QSlider::handle:vertical { width: 12px; height: 12px; margin: 0 -5px; }
QSlider::handle:hover, QSlider::handle:pressed { background: $accent_hover; }
QSlider::handle:focus { border: 2px solid $accent; }
QSlider::handle:disabled { background: $disabled; }
QSlider::sub-page:horizontal:disabled, QSlider::add-page:vertical:disabled {
    background: $disabled;
}

QSlider[quiet="true"]:horizontal { min-height: 12px; max-height: 12px; }
QSlider[quiet="true"]::groove:horizontal { height: 2px; background: $line; border-radius: 1px; }
QSlider[quiet="true"]::sub-page:horizontal { background: $wire; border-radius: 1px; }
QSlider[quiet="true"]::handle:horizontal {
    width: 8px; height: 8px; margin: -4px 0; border: 1px solid $panel; border-radius: 5px;
    background: $wire;
}
QSlider[quiet="true"]::handle:horizontal:hover,
QSlider[quiet="true"]::handle:horizontal:pressed { background: $accent; }

QProgressBar {
    background: $pressed; border: none; border-radius: 2px;
    min-height: 4px; max-height: 4px; text-align: center; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""
