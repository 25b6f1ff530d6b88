"""The windows: how the open assessment is shown and edited, with Qt."""
