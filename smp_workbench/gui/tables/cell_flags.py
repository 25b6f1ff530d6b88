"""What can be done with a cell of a table, put together once: Qt asks for it with each cell it paints."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

READ: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
"""It can be focused, read and copied."""

TYPED: Final = READ | Qt.ItemFlag.ItemIsEditable
"""It can be typed into as well."""
