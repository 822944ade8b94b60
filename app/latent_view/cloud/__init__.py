"""The cloud: its points, what is drawn with them, and the tools of the mouse."""
