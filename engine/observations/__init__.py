"""What a run says: frozen records, and the channel that carries them. No torch."""
