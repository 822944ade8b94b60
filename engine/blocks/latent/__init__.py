"""The few numbers that a sample is squeezed into."""
