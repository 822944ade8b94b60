"""Neurons: weighted sums and the functions behind them."""
