"""The command line: one verb a file, loaded when it is called.

Standard output carries the result and nothing else; progress, counts and errors go to standard error. Exit codes:
0 done; 1 the command could not do its work, or a page was damaged or woke a bug; 2 wrong usage; 130 interrupted.
"""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from kronik import __version__
from kronik.errors import KronikError

# Pages are read side by side in processes of their own; threads of numpy's BLAS beside them only wait for each other
# (65 ms a page instead of 3 on two busy cores). BLAS reads this when numpy is imported, which no verb has done yet.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

VERBS = ("read", "why", "when", "add", "facts", "entity", "search", "show", "export", "watch", "check", "serve")
"""In the order of a first day with Kronik, which is also the order of the help."""


class Verbs(TyperGroup):
    """The group of verbs. A verb's module is imported when the verb is asked for, so that each starts fast.

    The types of typer's own copy of click are private to it, hence `Any` where they stand in a signature.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - the signature is click's
        """The verbs, in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - the signature is click's
        """The command of a verb; None for a word that is no verb, which becomes a usage error."""
        if cmd_name not in VERBS:
            return None
        run = getattr(import_module(f"kronik.cli.{cmd_name}"), cmd_name)
        verb = typer.Typer(add_completion=False, rich_markup_mode=None)
        verb.command(cmd_name)(run)
        return typer.main.get_command(verb)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the signature is click's
        """Run a verb; what a person can mend is said in one line, without a traceback."""
        _hear()
        try:
            return super().invoke(ctx)
        except KronikError as error:
            raise _end(str(error), 1) from error
        except KeyboardInterrupt as interrupt:
            line = "interrupted; what was stored is safe, and the same command goes on from there"
            raise _end(line, 130) from interrupt
        except BrokenPipeError as error:
            # The reader of our output has left, as `head` does. What is still buffered must not raise again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error


class _Said(logging.Handler):
    """What the program says of its work besides its results: how far an older archive is being made a newer one."""

    def emit(self, record: logging.LogRecord) -> None:
        print(f"kronik: {self.format(record)}", file=sys.stderr)


def _hear() -> None:
    log = logging.getLogger("kronik")
    log.setLevel(logging.INFO)
    if not any(isinstance(handler, _Said) for handler in log.handlers):
        log.addHandler(_Said())


def _end(line: str, code: int) -> typer.Exit:
    print(f"kronik: {line}", file=sys.stderr)
    return typer.Exit(code)


main = typer.Typer(cls=Verbs, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


@main.callback(invoke_without_command=True)
def top(version: bool = typer.Option(False, "--version", help="Print the version and end.")) -> None:
    """Saved news pages in, a dated, sourced, linked archive out."""
    if version:
        print(f"kronik {__version__}")
        raise typer.Exit
