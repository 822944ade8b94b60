"""The figures of the deck: one file for each row, or for rows that share their runs."""
