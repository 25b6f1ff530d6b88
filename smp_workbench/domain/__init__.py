"""The nouns: what an assessment is made of, and the closed set of edits that change one."""
