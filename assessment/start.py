"""Ready to serve: missing tables are built before the first page, whatever way the app was started."""

from threading import Lock

from assessment import settings, snapshots
from assessment.build import build

_building = Lock()


def ensure_built() -> None:
    """Build the tables when there are none; raises DocumentError or TableError when the sources are bad."""
    data = settings.data_folder()
    if snapshots.current(data) is not None:
        return
    # The first visitors may come together; one builds, the others wait.
    with _building:
        if snapshots.current(data) is None:
            build(data, demo=settings.demo_enabled())
