"""From a program to trained weights: the run, its loop, its folder."""
