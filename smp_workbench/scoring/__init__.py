"""The verbs: how scores, ranks and intervals are computed from levels."""
