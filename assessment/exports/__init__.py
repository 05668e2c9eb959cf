"""Downloads: CSV, workbooks and Parquet of what is shown, with the context and the stamp of every file."""

from assessment.exports.answers import FORMS, answer, answer_csv, answer_name, answer_parquet, answer_xlsx, tag
from assessment.exports.cards import Card, page_workbook
from assessment.exports.csv_files import csv_bytes, labelled_csv, table_csv
from assessment.exports.everything import snapshot_archive, year_tables, year_workbook
from assessment.exports.explanation import refresh_words
from assessment.exports.names import file_name
from assessment.exports.parquet_files import digest, parquet_bytes
from assessment.exports.tables import Shown, labelled, shown
from assessment.exports.workbooks import STAMPS, workbook

__all__ = [
    "FORMS",
    "STAMPS",
    "Card",
    "Shown",
    "answer",
    "answer_csv",
    "answer_name",
    "answer_parquet",
    "answer_xlsx",
    "csv_bytes",
    "digest",
    "file_name",
    "labelled",
    "labelled_csv",
    "page_workbook",
    "parquet_bytes",
    "refresh_words",
    "shown",
    "snapshot_archive",
    "table_csv",
    "tag",
    "workbook",
    "year_tables",
    "year_workbook",
]
