"""Writes docs/cli.md from the program's own help, so that the two cannot differ (a test holds them together)."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from kronik.cli import VERBS, main

PAGE = Path(__file__).with_name("cli.md")


def page() -> str:
    """The page as the program's help would have it now."""
    parts = ["# The command line\n", _block("kronik", [])]
    for verb in VERBS:
        parts += [f"## kronik {verb}\n", _block(f"kronik {verb}", [verb])]
    return "\n".join(parts)


def _block(name: str, arguments: list[str]) -> str:
    result = CliRunner().invoke(main, [*arguments, "--help"], prog_name="kronik", env={"COLUMNS": "100"})
    assert result.exit_code == 0, (name, result.output)
    return "```\n" + "\n".join(line.rstrip() for line in result.output.strip().splitlines()) + "\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
