"""Panels that dock in the main window: one module for each."""
