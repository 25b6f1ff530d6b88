"""What each place in the window is about, as the page of the help that tells of it.

Here: the pages by name, saying of a widget what it is about, and asking that of the place where a person is.
Not here: what the pages hold (``help_page``) and opening them (``help_desk``).

A place says it itself, with :func:`set_topic`; whatever stands in it is about the same unless it says
otherwise. A dialog and a panel cannot be made without one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

_TOPIC: Final = "help_topic"
"""Property of a widget or a command that says what it is about."""


class Topic(StrEnum):
    """A page of the help, by the name of its file."""

    FIRST_MINUTES = "01_first_five_minutes.md"
    SCORING = "02_scoring.md"
    NOT_KNOWN = "03_not_known.md"
    REASONS = "04_reasons_and_evidence.md"
    RANKING = "05_reading_the_ranking.md"
    DECISIONS = "06_decisions.md"
    SECOND_STAGE = "07_second_stage.md"
    VERSIONS = "08_versions.md"
    COMPARING = "09_comparing.md"
    MODELS = "10_models.md"
    SAVING = "11_saving.md"
    PASTING = "12_pasting.md"
    PRINTING = "13_printing.md"
    WITHOUT_PROGRAM = "14_without_the_program.md"
    THEMES = "15_themes.md"
    FINDING_YOUR_WAY = "16_finding_your_way.md"
    ILLUSTRATIVE = "17_illustrative.md"
    TROUBLE = "18_when_something_goes_wrong.md"
    SENSITIVITY = "19_what_would_change_the_answer.md"
    COPIES = "20_copies_that_come_back.md"
    SHARING = "21_before_sharing.md"
    SENDING = "22_sending_out.md"
    SCORERS = "23_scorers_and_rounds.md"


FIRST: Final = Topic.FIRST_MINUTES

_MENUS: Final = {
    "menu_file": Topic.SAVING,
    "menu_recent": Topic.SAVING,
    "menu_look": Topic.VERSIONS,
    "menu_restore": Topic.VERSIONS,
    "menu_edit": Topic.SCORING,
    "menu_score": Topic.SCORING,
    "menu_decision": Topic.DECISIONS,
    "menu_compare": Topic.COMPARING,
    "menu_view": Topic.FINDING_YOUR_WAY,
    "menu_sensitivity": Topic.SENSITIVITY,
    "menu_appearance": Topic.FINDING_YOUR_WAY,
    "menu_help": Topic.FINDING_YOUR_WAY,
}
_COMMANDS: Final = {
    "action_new": Topic.FIRST_MINUTES,
    "action_sample": Topic.FIRST_MINUTES,
    "action_send": Topic.SENDING,
    "action_scorers": Topic.SCORERS,
    "action_welcome": Topic.FIRST_MINUTES,
    "action_commit": Topic.VERSIONS,
    "action_compare_versions": Topic.VERSIONS,
    "action_back_to_now": Topic.VERSIONS,
    "action_bring_back": Topic.COPIES,
    "action_print": Topic.PRINTING,
    "action_print_preview": Topic.PRINTING,
    "action_pdf": Topic.PRINTING,
    "action_copy": Topic.PASTING,
    "action_copy_table": Topic.PASTING,
    "action_copy_ranking": Topic.PASTING,
    "action_copy_picture": Topic.PASTING,
    "action_paste": Topic.PASTING,
    "action_find": Topic.THEMES,
    "action_add_theme": Topic.THEMES,
    "action_change_theme": Topic.THEMES,
    "action_move_up": Topic.THEMES,
    "action_move_down": Topic.THEMES,
    "action_remove_theme": Topic.THEMES,
    "action_settings": Topic.FINDING_YOUR_WAY,
    "action_not_known": Topic.NOT_KNOWN,
    "action_clear": Topic.NOT_KNOWN,
    "action_reason": Topic.REASONS,
    "action_confidence": Topic.REASONS,
    "action_add_evidence": Topic.REASONS,
    "action_scored": Topic.THEMES,
    "action_cut_line": Topic.RANKING,
    "action_model": Topic.MODELS,
    "action_switch_model": Topic.MODELS,
    "action_keep_weights": Topic.MODELS,
    "action_return_weights": Topic.MODELS,
    "action_begin_stage": Topic.SECOND_STAGE,
    "action_end_stage": Topic.SECOND_STAGE,
    "action_log": Topic.TROUBLE,
    "action_check_sharing": Topic.SHARING,
    "action_publication": Topic.SHARING,
}
"""Commands that are about something else than most of their menu."""


def set_topic(place: QObject, topic: Topic) -> None:
    """Say what a place, or a command, is about."""
    place.setProperty(_TOPIC, topic.value)


def topic_of(place: QObject | None) -> Topic:
    """Return what a place is about; the first page if neither it nor anything round it says so.

    An open menu is about the command that is chosen in it.
    """
    if isinstance(place, QMenu):
        chosen = place.activeAction()
        return topic_of_command(chosen, place) if chosen in place.actions() else topic_of_menu(place)
    while place is not None:
        said = place.property(_TOPIC)
        if said:
            return Topic(said)
        place = place.parent()
    return FIRST


def topic_of_command(command: QAction, menu: QMenu) -> Topic:
    """Return what a command in a menu is about; the menu's own topic where it has none of its own."""
    inner = command.menu()
    if isinstance(inner, QMenu):
        return topic_of_menu(inner)
    said = command.property(_TOPIC)
    return Topic(said) if said else _COMMANDS.get(command.objectName(), topic_of_menu(menu))


def topic_of_menu(menu: QMenu) -> Topic:
    """Return what a menu is about."""
    return _MENUS.get(menu.objectName(), Topic.FINDING_YOUR_WAY)
