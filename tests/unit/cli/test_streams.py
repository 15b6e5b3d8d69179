"""What is printed is UTF-8, calm when cut off, and coloured only where eyes are."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from essmodel.cli.streams import speak_utf8, write

Ask = Callable[..., CompletedProcess[str]]
Start = Callable[..., CompletedProcess[bytes]]

CASE = Path(__file__).parents[3] / "examples" / "social-centre.yaml"
FULL = Path("/dev/full")
AMINA = ["decide", CASE, "--request", "amina-lunch", "--lang", "fr"]


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture(name="terminal")
def _terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Give a function that writes to a terminal, and returns what the terminal gets."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    got = io.BytesIO()

    def on_terminal(text: str, *, in_colour: bool = True) -> str:
        # Only now: between setup and call, pytest puts its own stream back.
        monkeypatch.setattr(sys, "stdout", Terminal(got, encoding="utf-8"))
        write(text, in_colour=in_colour)
        return got.getvalue().decode("utf-8")

    return on_terminal


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_answers_are_utf8_whatever_the_console_says(essmodel: Start, encoding: str) -> None:
    """A mark that cp1252 does not have is printed all the same."""
    answer = essmodel(*AMINA, PYTHONIOENCODING=encoding)

    assert answer.returncode == 0
    assert answer.stdout.decode("utf-8").startswith("✓ Amina")


def test_mistakes_are_utf8_whatever_the_console_says(essmodel: Start) -> None:
    """Standard error too."""
    answer = essmodel("check", "nulle-part.yaml", "--lang", "fr", PYTHONIOENCODING="cp1252")

    assert "vérifiez son nom" in answer.stderr.decode("utf-8")


def test_a_name_that_no_encoding_has_is_escaped(essmodel: Start) -> None:
    """A path in bytes that are not UTF-8 is still told, and is no crash."""
    answer = essmodel(os.fsdecode(b"\xff"), "--lang", "en")

    assert answer.returncode == 2
    assert "there is no command" in answer.stderr.decode("utf-8")


@pytest.mark.parametrize(("mark", "end"), [(b"", b"\r\n"), (b"\xef\xbb\xbf", b"\n")])
def test_files_from_windows_are_read_alike(
    ask: Ask, tmp_path: Path, mark: bytes, end: bytes
) -> None:
    """With line ends of Windows or a byte order mark, the same case answers the same."""
    path = tmp_path / "case.yaml"
    path.write_bytes(mark + CASE.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", end))

    there, here = (ask("decide", one, "--lang", "fr") for one in (path, CASE))

    assert (there.returncode, there.stdout) == (here.returncode, here.stdout)
    assert there.stdout.startswith("✓ Amina")


def test_a_stream_that_is_no_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that holds the output in a text of its own has chosen no encoding."""
    text = io.StringIO()
    monkeypatch.setattr(sys, "stdout", text)

    speak_utf8()
    write("✓ granted")

    assert text.getvalue() == "✓ granted\n"


def test_a_pipe_gets_no_colour(essmodel: Start) -> None:
    """No escape sequence where nobody looks, whatever the terminal around it can do."""
    answer = essmodel(*AMINA, TERM="xterm-256color", COLORTERM="truecolor")

    assert b"\x1b" not in answer.stdout


def test_a_terminal_gets_colour(terminal: Callable[..., str]) -> None:
    """The marked line is green, and the words are the same."""
    assert terminal("✓ granted\n    price: €2.35") == "\x1b[32m✓ granted\x1b[0m\n    price: €2.35\n"


def test_headings_stand_out_on_a_terminal(terminal: Callable[..., str]) -> None:
    """Those of the tour are bold, and the line between two answers is dim."""
    assert terminal("── 1. Who ──\n────") == "\x1b[1m── 1. Who ──\x1b[0m\n\x1b[2m────\x1b[0m\n"


def test_no_color_is_respected(
    terminal: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable stands over the terminal."""
    monkeypatch.setenv("NO_COLOR", "1")

    assert terminal("✗ refused") == "✗ refused\n"


def test_json_and_help_are_never_coloured(terminal: Callable[..., str]) -> None:
    """A page that is no answer has no marks to colour."""
    assert terminal("✓ in a page", in_colour=False) == "✓ in a page\n"


def test_a_page_on_a_terminal_keeps_its_lines(terminal: Callable[..., str]) -> None:
    """A narrow terminal wraps by itself; the text is not broken a second time."""
    page = "a" * 100 + "\n" + "b" * 100

    assert terminal(page) == page + "\n"


@pytest.mark.skipif(os.name == "nt", reason="a broken pipe has no errno of its own there")
def test_a_reader_who_leaves_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    """``essmodel check … | head`` is quiet, and the stream takes what follows."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)

        write("nobody listens")
        write("nor now")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is full")
def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that could not be written is not passed off as one."""
    with FULL.open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)

        with pytest.raises(OSError, match="No space left"):
            write("✓ granted")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is full")
def test_a_full_disk_ends_with_seventy() -> None:
    """And Python does not fail a second time as it leaves."""
    with FULL.open("wb") as full:
        command = [sys.executable, "-m", "essmodel", *map(str, AMINA)]
        answer = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603 - our own program

    assert answer.returncode == 70
    assert answer.stderr.splitlines()[-2].endswith(b"No space left on device")


@pytest.mark.skipif(os.name == "nt", reason="pipes of a shell")
def test_a_pipe_cut_short_keeps_the_status(tmp_path: Path) -> None:
    """The status is that of the answer, and nothing is said."""
    command = [sys.executable, "-m", "essmodel", "check", str(CASE.with_name("aurora-5r.yaml"))]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        said = run.stderr.read()

    assert (run.returncode, said) == (1, b"")


def test_json_is_readable_as_it_is(essmodel: Start) -> None:
    """Accents are written, not escaped; the document is UTF-8."""
    answer = essmodel("decide", CASE, "--json", PYTHONIOENCODING="cp1252")

    assert json.loads(answer.stdout.decode("utf-8"))
    assert "code de l’éducation".encode() in answer.stdout
