"""The words of an SVG as shapes, which look the same where their typefaces are not."""

from __future__ import annotations

import re
from html import unescape

from PySide6.QtGui import QFont, QPainterPath

from app.theme.fonts import MONO_FAMILY, TEXT_FAMILY, mono_font, text_font

WORDS = re.compile(
    r'<text (?P<ink>fill="[^"]*" fill-opacity="[^"]*") [^>]*?'
    r'x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" font-family="(?P<family>[^"]*)" '
    r'font-size="(?P<size>[^"]*)" font-weight="(?P<weight>[^"]*)" '
    r'font-style="(?P<style>[^"]*)"[^>]*>(?P<words>[^<]*)</text>'
)
"""How Qt writes words into an SVG: a line of one font, with the place where it begins."""

FACES = {TEXT_FAMILY: text_font, MONO_FAMILY: mono_font}
STEPS = {
    QPainterPath.ElementType.MoveToElement: "M",
    QPainterPath.ElementType.LineToElement: "L",
    QPainterPath.ElementType.CurveToElement: "C",
    QPainterPath.ElementType.CurveToDataElement: "",
}
"""What begins a piece of an outline; a curve goes on with two more places."""


def outlined(svg: str) -> str:
    """An SVG of Qt's with a shape for each line of words, filled as the words were."""
    return WORDS.sub(_shape, svg)


def _shape(found: re.Match[str]) -> str:
    path = QPainterPath()
    path.addText(float(found["x"]), float(found["y"]), _font(found), unescape(found["words"]))
    elements = (path.elementAt(place) for place in range(path.elementCount()))
    steps = " ".join(f"{STEPS[each.type]}{each.x:.2f} {each.y:.2f}" for each in elements)
    return f'<path {found["ink"]} stroke="none" fill-rule="nonzero" d="{steps}"/>'


def _font(found: re.Match[str]) -> QFont:
    size, is_semibold = round(float(found["size"])), int(found["weight"]) > QFont.Weight.Medium
    face = FACES.get(found["family"], text_font)
    font = face(size, semibold=is_semibold)
    font.setItalic(found["style"] != "normal")
    return font
