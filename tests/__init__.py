"""What must hold: one file per subject, one tiny world worked out by hand."""
