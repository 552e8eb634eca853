"""What the docs say is so."""

from __future__ import annotations

import importlib.util
import json
import re

import pytest

from kronik.cli import VERBS
from kronik.records import KEPT, Outcome
from kronik.recover import modified, published
from tests.conftest import ROOT
from tests.program import Run

README = (ROOT / "README.md").read_text()
PAGE = "examples/pages/kabarlaut/kl-bahari-pembuka.txt"


def test_the_page_of_the_command_line_is_what_the_program_says():
    spec = importlib.util.spec_from_file_location("docs_cli", ROOT / "docs" / "cli.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text() == module.page(), "run: python docs/cli.py"


def test_every_outcome_is_documented_once_and_the_kept_ones_stand_first():
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "outcomes.md").read_text(), re.M)
    assert sorted(rows) == sorted(outcome.value for outcome in Outcome)
    assert set(rows[: len(KEPT)]) == {outcome.value for outcome in KEPT}


def test_every_verb_stands_in_the_readme():
    assert all(re.search(rf"`{verb}`", README) for verb in VERBS)


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_every_link_of_the_readme_leads_somewhere(link: str):
    assert (ROOT / link).exists()


def test_the_readme_shows_what_read_gives(kronik: Run):
    (row,) = map(json.loads, kronik("read", "--json", "--captured", "2023-06-12", ROOT / PAGE).stdout.splitlines())
    assert f'"published": "{row["published"]}", "language": "{row["language"]}"' in README
    for shown in (row["title"], row["dateline"]["outlet"], row["picture"]["credit"], row["read_also"][0]["title"]):
        assert json.dumps(shown, ensure_ascii=False) in README
    first = row["related"][0]
    assert f'"age": "{first["age"]}", "published": "{first["published"]}"' in README
    assert f'"ads": {row["ads"]},' in README


def test_the_readme_shows_what_why_gives(kronik: Run):
    shown = kronik("why", ROOT / PAGE, "published").stdout.splitlines()
    assert all(f"    {line}" in README for line in shown[:3])


@pytest.mark.parametrize(("heading", "table"), [("Publication", published.TRUST), ("Modification", modified.TRUST)])
def test_the_order_of_trust_is_the_one_that_is_documented(heading: str, table: tuple[tuple[str, str], ...]):
    section = (ROOT / "docs" / "fields.md").read_text().partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| \d+ \| ([^|]+?) \|", section, re.M)
    assert [row.replace("\\", "") for row in rows] == [name for name, _ in table]
