"""What a command says, and with which code it ends."""

import sys

BAD_INPUT = 2


def say(*lines: str, error: bool = False) -> None:
    """Write lines to the screen."""
    stream = sys.stderr if error else sys.stdout
    stream.write("".join(f"{line}\n" for line in lines))
