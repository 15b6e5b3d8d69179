"""The bytes of a file, or why nobody can have them."""

from pathlib import Path

from essmodel.errors import InvalidValueError


def bytes_of(file: str | Path, *, most: int) -> bytes:
    """
    Return the bytes of *file*, and one more than *most* where there are more: enough to refuse it.

    Raises:
        InvalidValueError: there is no such file, or it cannot be read.
    """
    try:
        with Path(file).open("rb") as stream:
            return stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise InvalidValueError.because(_why_unread(error), file=str(file)) from None


def _why_unread(error: Exception) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "file_missing"
        case IsADirectoryError():
            return "file_is_folder"
        case PermissionError():  # what Windows also says of a folder
            return "file_forbidden"
        case _:
            return "file_unreadable"
