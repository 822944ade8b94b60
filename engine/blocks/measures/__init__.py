"""Figures that say how good a network is; nothing is trained by them."""
