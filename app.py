"""The frame of the dashboard: settings, navigation and the choices beside every page."""

from assessment import shell, start

start.ensure_built()
shell.run()
