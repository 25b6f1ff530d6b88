"""Bringing copies back: what each changed since it went out, and one assessment made of all of it."""
