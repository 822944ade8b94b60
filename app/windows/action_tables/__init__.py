"""The table of actions, menu by menu; `app.windows.actions` puts it together."""
