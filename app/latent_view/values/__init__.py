"""Decoded values and measures, as pictures: stills, strips, sheets, histograms, curves."""
