"""Push buttons, the one primary button, icon buttons, chips."""

RULES = """
QPushButton {
    background: $field; color: $text; border: 1px solid $line;
    border-radius: ${radius_field_px}px; padding: 1px 14px; min-height: 26px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; }
QPushButton:disabled { color: $disabled; background: $panel; }
QPushButton:flat { background: transparent; border-color: transparent; }
QPushButton:flat:hover { background: $hover; }
QPushButton::menu-indicator {
    image: $picture_down; width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 8px;
}

QToolButton {
    background: transparent; color: $text; border: 1px solid transparent;
    border-radius: ${radius_field_px}px; padding: 5px 5px 5px 4px;
    icon-size: 16px; min-height: 18px; max-height: 18px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border: 2px solid $accent; padding: 4px 4px 4px 3px; }
QToolButton:disabled { color: $disabled; background: transparent; }
QLineEdit QToolButton {
    background: transparent; border: none; padding: 0; min-height: 0; max-height: 28px;
}
QToolButton[framed="true"] { background: $field; border: 1px solid $line; }
QToolButton[framed="true"]:hover { background: $hover; }
QToolButton[framed="true"]:pressed { background: $pressed; }
QToolButton[framed="true"]:checked { border-color: $accent; background: $selection; }
QToolButton[framed="true"]:focus { border: 2px solid $accent; }
QToolButton[framed="true"]:disabled { background: $panel; }
QToolButton[primary="true"] { padding-left: 12px; padding-right: 12px; }
QToolButton[popupMode="1"], QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton::menu-indicator, QToolButton::menu-arrow {
    image: $picture_down; width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 4px;
}
QToolButton::menu-button { border: none; width: 18px; }

QToolButton[fold="true"] {
    color: $secondary; font-size: ${secondary_px}px; padding: 2px 6px 2px 2px; margin-left: -3px;
}
QToolButton[fold="true"]:hover { color: $text; background: transparent; }
QToolButton[fold="true"]:checked { background: transparent; }
QToolButton[fold="true"]:focus { padding: 1px 5px 1px 1px; }

QPushButton[primary="true"], QToolButton[primary="true"],
QDialogButtonBox QPushButton:default {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover,
QDialogButtonBox QPushButton:default:hover { background: $accent_hover; }
QPushButton[primary="true"]:pressed, QToolButton[primary="true"]:pressed,
QDialogButtonBox QPushButton:default:pressed { background: $accent_pressed; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus,
QDialogButtonBox QPushButton:default:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled,
QDialogButtonBox QPushButton:default:disabled {
    background: $pressed; color: $disabled; border: 1px solid $pressed;
}
QDialogButtonBox QPushButton { min-width: 64px; }

QPushButton[chip="true"], QToolButton[chip="true"] {
    background: $field; border: 1px solid $line; border-radius: 13px;
    padding: 0 10px; min-height: 24px; max-height: 24px;
}
QPushButton[chip="true"]:hover, QToolButton[chip="true"]:hover { background: $hover; }
QPushButton[chip="true"]:checked, QToolButton[chip="true"]:checked {
    background: $selection; border-color: $accent;
}
QPushButton[chip="true"]:focus, QToolButton[chip="true"]:focus {
    border: 2px solid $accent; padding: 0 9px; min-height: 22px; max-height: 22px;
}
QToolButton[chip="true"] { color: $secondary; padding-right: 0; }
"""
