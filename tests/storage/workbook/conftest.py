"""LibreOffice for the tests of this folder."""

from tests.libreoffice import libreoffice

__all__ = ["libreoffice"]
