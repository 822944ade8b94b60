"""A tidy place for every node: layers from left to right, few crossings, wires nearly level.

After K. Sugiyama et al., Methods for visual understanding of hierarchical system structures, 1981.
"""

from engine.layout.boxes import Arrow, Box
from engine.layout.laying_out import Shape, laid_out, tidied

__all__ = ["Arrow", "Box", "Shape", "laid_out", "tidied"]
