"""Office files that are the same byte for byte when they are made of the same: every part has the day of the stamp."""

import io
import re
import zipfile
from datetime import datetime

# What the libraries write of their own accord into a file's properties: the moment at which they ran.
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def dated(content: bytes, made_at: str) -> bytes:
    """The same package with every part of one moment, ``made_at`` as in a stamp; the earliest that a package can say is 1980."""
    made = datetime.fromisoformat(made_at)
    moment = (max(made.year, 1980), made.month, made.day, made.hour, made.minute, made.second)
    stamped = made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, date_time=moment)
            part.compress_type = zipfile.ZIP_DEFLATED
            written = old.read(name)
            if name == "docProps/core.xml":
                written = _MOMENT.sub(rb"\g<1>" + stamped + rb"\g<3>", written)
            new.writestr(part, written)
    return result.getvalue()
