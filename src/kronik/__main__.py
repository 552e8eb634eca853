"""`python -m kronik` is the command `kronik`."""

from kronik.cli import main

main()
