"""The open assessment: how it is checked, changed, undone and announced, without Qt."""
