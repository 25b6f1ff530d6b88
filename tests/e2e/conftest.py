"""The whole window, as the tests of gui have it."""

from tests.gui.conftest import faults, open_window, tasks, theme, window

__all__ = ["faults", "open_window", "tasks", "theme", "window"]
