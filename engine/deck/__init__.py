"""The figures that the examples are to reach, row by row of the deck, and how they are measured."""
