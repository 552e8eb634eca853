"""The reading room as `kronik serve` opens it."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.program import KRONIK, Run


def test_the_room_is_open_at_the_address_that_is_printed_until_interrupted(archive: Path):
    command = [str(KRONIK), "serve", str(archive), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        url = json.loads(process.stdout.readline())["url"]
        with urlopen(f"{url}/search?q=feri") as answer:
            assert answer.status == 200
            assert "feri" in answer.read().decode().lower()
        port = url.rsplit(":", 1)[1]
        taken = subprocess.run([*command[:-2], port], capture_output=True, text=True, timeout=60, check=False)
        assert taken.returncode == 1
        assert f"port {port}" in taken.stderr
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) in (0, 130)


def test_the_processes_that_answer_end_with_the_first_even_when_it_is_killed(archive: Path):
    command = [str(KRONIK), "serve", str(archive), "--port", "0", "--json", "--jobs", "3"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        url = json.loads(process.stdout.readline())["url"]
        bodies = set()
        for _ in range(20):
            with urlopen(f"{url}/api/articles?q=feri") as answer:
                bodies.add(answer.read())
        assert len(bodies) == 1
        process.kill()
    host, port = url.removeprefix("http://").split(":")
    for _ in range(100):
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            return
        time.sleep(0.2)
    pytest.fail("somebody still answers")


def test_a_folder_that_is_no_archive_takes_no_port(kronik: Run, tmp_path: Path):
    done = kronik("serve", tmp_path)
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
