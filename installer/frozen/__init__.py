"""The frozen program: packed, with its licences and a list of its contents, and tried.

Here: what runs inside the environment that ``freeze.py`` makes, with today's Python.
Not here: making that environment.
"""
