"""What each command of the menus does: one module for each menu."""
