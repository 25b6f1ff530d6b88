"""Dialogs: one module for each question the program asks."""
