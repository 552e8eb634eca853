"""The command line: one verb a file, loaded when it is called.

Standard output carries the result and nothing else; progress, counts and errors go to standard error. Exit codes:
0 done; 1 the command could not do its work, or a page was damaged or woke a bug; 2 wrong usage; 130 interrupted.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click
import typer
from typer.core import TyperGroup

from kronik import __version__
from kronik.errors import KronikError

VERBS = ("read", "why", "when", "add", "search", "show", "export", "check", "serve")
"""In the order of a first day with Kronik, which is also the order of the help."""


class Verbs(TyperGroup):
    """The group of verbs; a verb's module is imported when the verb is asked for, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """The verbs, in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a verb; None for a word that is no verb, which click turns into a usage error."""
        if cmd_name not in VERBS:
            return None
        run = getattr(import_module(f"kronik.cli.{cmd_name}"), cmd_name)
        app = typer.Typer(add_completion=False)
        app.command(cmd_name)(run)
        return typer.main.get_command(app)


app = typer.Typer(cls=Verbs, no_args_is_help=True, rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def top(
    version: bool = typer.Option(False, "--version", help="Print the version and end."),
) -> None:
    """Saved news pages in, a dated, sourced, linked archive out."""
    if version:
        typer.echo(f"kronik {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line of this process, and end it with the exit code."""
    try:
        code = app(standalone_mode=False)
    except KronikError as error:
        sys.exit(_say(str(error), 1))
    except click.ClickException as error:
        error.show(sys.stderr)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(_say("interrupted; what was stored is safe, and the same command goes on from there", 130))
    except BrokenPipeError:
        # The reader of our output has left (as `head` does): nothing is wrong, and nothing more can be said.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _say(line: str, code: int) -> int:
    print(f"kronik: {line}", file=sys.stderr)
    return code
