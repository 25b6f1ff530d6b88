"""The frozen program keeps its libraries to itself."""

from __future__ import annotations

from .conftest import frozen

entry = frozen("entry")
PACKED = {"LD_LIBRARY_PATH": "/packed"}


def test_that_what_the_program_starts_is_not_led_to_packed_libraries() -> None:
    environment = {**PACKED, "HOME": "/home/officer"}
    entry.give_back(environment)
    assert not any("/packed" in value for value in environment.values())
    assert environment["HOME"] == "/home/officer"


def test_that_a_persons_own_setting_comes_back() -> None:
    environment = {**PACKED, "LD_LIBRARY_PATH": "/packed:/opt/own", "LD_LIBRARY_PATH_ORIG": "/opt/own"}
    entry.give_back(environment)
    assert environment["LD_LIBRARY_PATH"] == "/opt/own"
    assert "LD_LIBRARY_PATH_ORIG" not in environment


def test_that_the_child_process_sets_up_its_own() -> None:
    environment = dict(PACKED)
    entry.give_back(environment)
    assert environment["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
