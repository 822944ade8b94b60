"""The last layer: from features to a prediction in its allowed range."""
