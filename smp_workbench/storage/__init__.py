"""The files: how models and workbooks are written, read and kept."""
