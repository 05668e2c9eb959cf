"""Ready to serve: missing tables are built before the first page, whatever way the app was started."""

from assessment import settings, snapshots
from assessment.build import build


def ensure_built() -> None:
    """Build the tables when there are none; raises DocumentError or TableError when the sources are bad."""
    data = settings.data_folder()
    if snapshots.current(data) is None:
        build(data, demo=settings.demo_enabled())
