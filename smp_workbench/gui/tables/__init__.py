"""Tables: item models that know the assessment, and the views that show and edit them."""
