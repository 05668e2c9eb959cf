"""Target-responsibility assessment: from published documents to checked tables, scores, rankings and passages."""
