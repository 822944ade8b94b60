"""The Problems tab: what keeps the network from being trained, and buttons that repair it."""
