"""The command line, where ``essmodel`` and ``python -m essmodel`` both come in."""

import sys


def main() -> None:
    """Run the command line, or say how to install it."""
    try:
        from essmodel.cli.main import run  # noqa: PLC0415 - only the command line needs click
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        sys.stderr.write("pip install 'essmodel[cli]'\n")
        sys.exit(2)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
