"""What a file would show to others: listed before it is shared, and proved of a publication copy.

Here: listing (``listing``) and proving (``proof``), both from the bytes of the file and from nothing else.
Not here: making a publication copy (``session.publication``) and what counts as a personal detail
(``domain.personal_detail``).
"""
