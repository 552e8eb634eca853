"""Kronik turns saved news pages into a dated, sourced, linked archive."""

__version__ = "0.1.0"
