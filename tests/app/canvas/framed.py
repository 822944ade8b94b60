"""Frames as a hand meets them on the canvas: where they are, and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.canvas.drawing.scene import GraphScene
from tests.app.canvas.hand import Hand

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRectF


def scene_of(hand: Hand) -> GraphScene:
    scene = hand.canvas.scene()
    assert isinstance(scene, GraphScene)
    return scene


def area(hand: Hand, frame: str) -> QRectF:
    return scene_of(hand).words.frames[frame].area_item.rect


def bar(hand: Hand, frame: str) -> QPoint:
    """A place in the bar of a frame, behind its title."""
    rect = scene_of(hand).words.frames[frame].bar
    return hand.canvas.mapFromScene(rect.center())


def title(hand: Hand, frame: str) -> QPoint:
    item = scene_of(hand).words.frames[frame]
    return hand.canvas.mapFromScene(item.area(1.0).translated(item.pos()).center())


def titles(hand: Hand) -> list[str]:
    return [frame.title for frame in hand.graph.frames]


def members(hand: Hand, frame: str) -> set[str]:
    (found,) = (each for each in hand.graph.frames if each.id == frame)
    return set(found.members)
