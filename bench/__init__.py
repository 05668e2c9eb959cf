"""How fast is it, as ratios to a bare app on the same server in the same run? ``make bench`` writes docs/performance.md."""
