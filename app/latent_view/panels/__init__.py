"""The panels of the instrument, one file each."""
