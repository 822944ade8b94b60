"""Latent spaces of a run: encode, project, decode."""
