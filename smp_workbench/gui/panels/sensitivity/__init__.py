"""What would change the answer: one dock of several pages."""
