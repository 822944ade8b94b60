"""The face of the window: colours, type, icons, and how every widget is dressed."""
