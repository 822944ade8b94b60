"""Labels, by what their words are."""

RULES = """
QLabel { background: transparent; border: none; }
QLabel:disabled { color: $disabled; }
QLabel[role="title"] { font-size: ${title_px}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="secondary"] { font-size: ${secondary_px}px; color: $secondary; }
QLabel[role="hint"] { color: $secondary; }
QLabel[role="caption"] { font-size: ${caption_px}px; color: $secondary; }
QLabel[role="section"] {
    font-size: ${secondary_px}px; font-weight: 600; color: $secondary;
    text-transform: uppercase; letter-spacing: 0.3px;
}
QLabel[role="mono"] {
    font-family: $mono_family; font-size: ${secondary_px}px; color: $secondary;
}
QLabel[role="accent"] { color: $accent_text; }
QLabel[role="good"] { color: $good_text; }
QLabel[role="warning"] { color: $warning_text; }
QLabel[role="error"] { color: $error_text; }
QLabel[chip="true"] {
    background: $field; border: 1px solid $line; border-radius: 12px;
    padding: 0 10px; min-height: 22px;
}
"""
