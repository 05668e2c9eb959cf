"""Rules as people write them: what fields and parameters are called, how they stand in a cell, and whether they are right.

The scheme file, which edits the method of a scheme, and the workbook of a new scheme share these words.
"""
