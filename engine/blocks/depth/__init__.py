"""What deep networks are joined and kept trainable with."""
