"""One theme's name, description and lead.

Here: everything said about a theme that is neither a score nor a decision.
Not here: decisions with their because; they have a panel of their own.
"""

from __future__ import annotations

from typing import Final, get_args

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from smp_workbench.domain.edit import ChangeTheme, Edit
from smp_workbench.domain.edit_theme import ThemeField
from smp_workbench.gui.dialogs.form_dialog import EditDialog
from smp_workbench.gui.forms.ui_theme import Ui_ThemeDialog
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme

_FIELDS: Final[tuple[ThemeField, ...]] = get_args(ThemeField)


class ThemeDialog(EditDialog):
    """Shows what is said about a theme, and keeps what was changed."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget, ref: str) -> None:
        super().__init__(Topic.THEMES, signals, theme, parent)
        self._ref = ref
        self.form = Ui_ThemeDialog()
        self.form.setupUi(self)
        crime_theme = signals.assessment.theme(ref)
        self.form.heading.setText(f"{crime_theme.name} ({ref})")
        for name in _FIELDS:
            value: str = getattr(crime_theme, name)
            field = self._field(name)
            if isinstance(field, QPlainTextEdit):
                field.setPlainText(value)
            else:
                field.setText(value)
        self.form.name.selectAll()
        self.begin(self.form.accept, self.form.reject, self.form.fault)

    @override
    def edits(self) -> tuple[Edit, ...]:
        """Return an edit for each field that differs."""
        theme = self.signals.assessment.theme(self._ref)
        return tuple(
            ChangeTheme(self._ref, name, self._typed(name))
            for name in _FIELDS
            if self._typed(name) != getattr(theme, name)
        )

    @override
    def batch_name(self) -> str:
        """Return what changing several fields is called."""
        return self.tr("Change {theme}").format(theme=self.signals.assessment.theme(self._ref).label)

    def _field(self, name: ThemeField) -> QLineEdit | QPlainTextEdit:
        field = getattr(self.form, name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)  # noqa: S101  # the form has one for each
        return field

    def _typed(self, name: ThemeField) -> str:
        field = self._field(name)
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
