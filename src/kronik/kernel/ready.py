"""Importing this compiles the kernel: for the process from which workers are forked, so that none does it again."""

from __future__ import annotations

from kronik.kernel import compiled

compiled()
