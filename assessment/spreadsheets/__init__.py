"""Spreadsheets that people send and fill in: what may be opened, what stands in them, single values, drawing."""
