"""``narrate`` and ``python -m narrate``."""

import sys


def main() -> int:
    """Run the command line and return the exit code."""
    from narrate.cli.running import run  # noqa: PLC0415 - importing this module runs nothing

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
