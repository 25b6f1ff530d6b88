"""The journal: every edit on this computer's disk before it counts as confirmed, without Qt."""
