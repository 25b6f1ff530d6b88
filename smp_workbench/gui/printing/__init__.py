"""Grid and ranking on paper: pages, their heads and feet, print preview and PDF."""
