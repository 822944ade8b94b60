"""Curves of a run: what is drawn of them, and the plot of the losses."""
