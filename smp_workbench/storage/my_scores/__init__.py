"""A recipient's copy: one scorer's card as a workbook of its own, sent out and read when it comes back."""
