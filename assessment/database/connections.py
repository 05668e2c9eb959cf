"""Connections of ours: nothing is loaded from outside, and once a connection is set up it can reach nothing any more."""

from pathlib import Path

import duckdb


def connect() -> duckdb.DuckDBPyConnection:
    """A fresh connection that loads no extension and sees no variable of ours."""
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "python_enable_replacements": False,
        }
    )
    connection.execute("set global TimeZone = 'Asia/Shanghai'")
    return connection


def lock(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Let a connection read nothing outside a folder from now on, and change none of its settings."""
    connection.execute("set allowed_directories = $folders", {"folders": [f"{folder}/"]})
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
