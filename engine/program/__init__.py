"""From a checked document to readable PyTorch source, and from the source to running code."""
