"""What is wrong with an input: every problem at once, each with its place and remedy, in Chinese."""


class InputError(Exception):
    """An input was refused and nothing was written; ``problems`` are shown one per line."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))
