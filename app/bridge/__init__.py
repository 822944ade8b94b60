"""Where the engine lives, and the only place where threads meet Qt."""
