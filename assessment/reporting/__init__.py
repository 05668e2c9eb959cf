"""Completion and targets as people send them: read, screened, shown against what is known, and recorded as one batch."""
