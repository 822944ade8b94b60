"""The latent space: the cloud of codes, and what the decoder answers where a person points."""
