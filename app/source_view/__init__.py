"""The Source tab: the program that the document on the canvas is."""
