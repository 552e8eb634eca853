"""Which language a text is in: by its small words and letters, its script, and what the page declares.

No model: every report is full of its language's small words, and a table of them (`words.toml`) tells forty
languages apart on a paragraph. A headline has few, so there the page's own declaration weighs more. A declaration
alone is not believed: templates say `en` above Indonesian text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping

from kronik.language.identify.table import Table, load, words
from kronik.records import Found, Lang, Missing, Rival

SAMPLE = 1200
"""Characters looked at: the headline and a few paragraphs hold some 80 small words."""
CODE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][\w-]*)?\s*")
"""BCP 47: the primary subtag and whatever follows; pages write it with an underscore too."""
LETTERS = 60
"""Letters by which the script is told."""
SEVEN_BIT = "\x80"
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
"""Every letter that the table lists is one."""
REPEATS = 3
"""Times that one word counts: a menu repeats its words, a text has many."""
DECLARED = 1.5
"""How much a declaration multiplies the evidence for its language. By bench/language.py, on 5,500 headlines: 1.5
lifts those truly declared from 93% to 98.8% right and costs 1% of those falsely declared; 3 would give 99.5% and
cost 4%."""
FEW = 40
"""Words up to which endings are looked at. A longer text has small words enough."""
SURE = 0.5
"""Evidence that a language needs of its own: a word that two languages share."""


def identify(text: str, *, hint: str | None = None) -> Found[str] | Missing:
    """Say in which language a text is written, as an ISO 639-1 code.

    Args:    text: headline and body; the first 1,200 characters are looked at.
             hint: what the page or its source declares, in whatever spelling ("id-ID", "en_US", "in").
    Returns: rule "function words" where the text shows it, "script" where its script is written by one language,
             "declared" where only the hint says so and nothing in the text speaks against it; the runner-up as rival.
    Missing: "no-letters" without a word in the text, "unclear" where nothing tells.

    >>> identify("Pasar Wonosuko dibuka lagi oleh pemerintah kota pada hari ini").value
    'id'
    """
    table = load()
    sample = text[:SAMPLE].lower()
    letters = [letter for letter in sample[:: len(sample) // LETTERS + 1] if letter.isalpha()]
    if not letters:
        return Missing(reason="no-letters")
    script = _script(letters)
    known = table.scripts.get(script, ())
    declared = _declared(hint, table)
    if declared not in known and any(declared in codes for codes in table.scripts.values()):
        declared = None  # it is written in another script
    if len(known) == 1:
        return Found(value=known[0], rule="script", seen=script)
    scores = _scores(sample, table)
    ranked = sorted(((_weighed(lang, scores, declared), lang) for lang in known), key=lambda pair: -pair[0])
    return _choose(ranked, declared)


def _choose(ranked: list[tuple[float, Lang]], declared: Lang | None) -> Found[str] | Missing:
    """Take the language with the most evidence, else the one declared."""
    if ranked and ranked[0][0] >= SURE:
        (best, lang), (second, other) = ranked[0], ranked[1]
        rival = Rival(value=other, rule="function words", reason=f"{second:.1f} of evidence against {best:.1f}")
        return Found(value=lang, rule="function words", rivals=(rival,) if second else ())
    if declared is not None:
        return Found(value=declared, rule="declared")
    return Missing(reason="unclear")


def _weighed(lang: Lang, scores: Mapping[Lang, float], declared: Lang | None) -> float:
    return scores.get(lang, 0.0) * (DECLARED if lang == declared else 1)


def _scores(sample: str, table: Table) -> dict[Lang, float]:
    """Add up what the words, their endings and the letters say for each language."""
    scores: dict[Lang, float] = defaultdict(float)
    counts = Counter(words(sample))
    few = len(counts) <= FEW
    for word, count in counts.items():
        having = table.words.get(word) or (table.ending(word) if few else ())
        for lang, weight in having:
            scores[lang] += weight * (count if count < REPEATS else REPEATS)
    for letter, count in Counter(NOT_ASCII.findall(sample)).items():
        for lang, weight in table.letters.get(letter, ()):
            scores[lang] += weight * min(count, REPEATS)
    return scores


def _script(letters: list[str]) -> str:
    """Name the script of most letters, as Unicode names them; any kana among Chinese characters is Japanese."""
    seen = Counter("latin" if letter < SEVEN_BIT else _block(letter) for letter in letters)
    kana = seen.pop("hiragana", 0) + seen.pop("katakana", 0)
    chinese = seen.pop("cjk", 0)
    seen["kana" if kana * 10 > chinese else "han"] = kana + chinese
    return seen.most_common(1)[0][0]


def _block(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].lower()


def _declared(hint: str | None, table: Table) -> Lang | None:
    """Read a declaration; None where it is no language code."""
    match = CODE.fullmatch(hint or "")
    if match is None:
        return None
    code = match[1].lower()
    code = table.aliases.get(code, code)
    return Lang(code) if len(code) == 2 else None
