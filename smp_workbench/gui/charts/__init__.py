"""Charts: what is drawn from the assessment, on the screen and into files alike."""
