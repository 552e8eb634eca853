"""How a language reports who said and did what: the [facts] section of a pack.

Words are lower case unless a field says otherwise. A phrase of several words is written with single spaces.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Words = tuple[str, ...]
Plover = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""The sixteen event types of PLOVER; "NONE" stands in a pack for an event that has none of them."""


class Voice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the shape of a verb tells who acts: Indonesian meN- and di-. Empty where word order alone tells."""

    active: Words = ()
    """Prefixes of verbs whose subject acts."""
    passive: Words = ()
    """Prefixes of verbs whose subject is acted upon."""
    by: Words = ()
    """Words before the one who acts in a passive: "oleh", "by"."""
    auxiliary: Words = ()
    """Words that make a passive of the participle after them: "was", "were"."""
    articles: Words = ()
    """Words that make a noun of the verb after them: the "attack"."""
    ongoing: Words = ()
    """Endings of verbs that no such word makes passive: "-ing"."""
    ended: Words = ()
    """Endings of verbs in the past tense: "-ed"."""
    pasts: Words = ()
    """Past tenses that have no such ending: "took"."""
    plural: Words = ()
    """Endings of nouns for several: "-s"."""
    third: Words = ()
    """Endings of verbs behind one who acts now: "-s"."""
    adverbs: Words = ()
    """Endings of adverbs, which stand between a subject and its verb: "-ly"."""
    supporting: Words = ()
    """Words that help a negated verb and are no part of who acts: "did"."""
    nominal: Words = ()
    """Endings of nouns that tell what somebody does: Indonesian peN-…-an, "penyetopan"."""


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One group of words that report the same kind of event."""

    plover: Plover | Literal["NONE"]
    verbs: Words = ()
    """Active verbs, as printed."""
    passives: Words = ()
    """Passive verbs, as printed."""
    nouns: Words = ()
    """Nouns that report an event by themselves: "penembakan", "kunjungan", "earthquake"."""


class Reporting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of attribution, of persons and their offices, of sources and of events."""

    after: Words = ()
    """Cues beside a quotation or at the end of a statement: "kata" X, "said" X."""
    thus: Words = ()
    """Words between a quotation and the cue or noun that says whose it is: "demikian" keterangan X."""
    says: Words = ()
    """Verbs before a statement: X "mengatakan" …, X "said" …."""
    passive_says: Words = ()
    """Passive verbs whose statement follows while who said it stands with "by" or nowhere: "disebut", "was told"."""
    asks: Words = ()
    """Verbs of asking before what is asked for: X "meminta" …. They count as cues of statements too."""
    asks_with: Words = ()
    """Verbs of asking that ask only with the word after them: "called on", but "called the police"."""
    according: Words = ()
    """Words before the one whose view a clause gives: "menurut", "according to"."""
    that: Words = ()
    """Words between the verb and the statement that belong to neither: "bahwa", "that"."""
    own: Words = ()
    """Endings that make a cue or a preposition speak of the one before: "-nya" in "ujarnya", "menurutnya"."""
    he: Words = ()
    """Pronouns for one person: "ia", "dia", "he", "she"."""
    they: Words = ()
    """Pronouns for more: "keduanya", "mereka", "they"."""
    personal: Words = ()
    """Verbs of persons rather than of companies or teams: "resigned", "scored". Asked where no model knows names."""
    us: Words = ()
    """Pronouns of the one who speaks: "kami", "saya", "we"."""
    man: Words = ()
    """Pronouns, titles, ties and offices of men, where a pronoun tells men from women."""
    woman: Words = ()
    """The same of women."""
    dead: Words = ()
    """Words after a name that say that the person is dead: "tewas", "died"."""
    wives: Words = ()
    """Titles of women who are called by their husband's name behind their own: "ibu"."""
    clipped: dict[str, str] = {}
    """Offices that are written short before names, with the whole word: "gov", "governor"."""
    definite: Words = ()
    """Words before a noun that say which one is meant: "the" coast guard, "sang" menteri."""
    hearing: Words = ()
    """Whom somebody tells something, in small letters; what was said follows: told "reporters" he would go."""
    hearers: Words = ()
    """Verbs of saying after which stands who was told, or what was written: only "that" begins what was said."""
    negations: Words = ()
    """Words before a verb that undo it: "tidak", "belum"."""
    honorifics: Words = ()
    """Words before a name that are no office: "bapak", "sheikh", "mr". Without their full stop."""
    ranks: Words = ()
    """Ranks of police and army, that belong neither to the name nor, by themselves, to the office: "akbp"."""
    rank_ends: Words = ()
    """Words that follow such a rank and are of it: komisaris "besar", brigadir "polisi"."""
    compounds: Words = ()
    """Words that a hyphen joins to a name and that are none of it: London-"born"."""
    office_ends: Words = ()
    """Ranks that end an office after another word of it: inspector "general"."""
    cut_names: Words = ()
    """First names that are written short, before a full stop: "moh", "abd"."""
    initials: Words = ()
    """Words before the initials of one who is not named: "berinisial"."""
    forenames: Words = ()
    """Names of two words or more that the name of a person begins with: "la ode"."""
    company_ends: Words = ()
    """Words that end names of companies and begin no name of a person: "corp", "tbk"."""
    degrees: Words = ()
    """What stands after a name and is none of it: "sh", "phd"."""
    offices: Words = ()
    """Nouns that head a description of a person: "menteri", "ketua", "petani", "minister"."""
    lone_offices: Words = ()
    """Of them those that stand right before a name, with no town or club between: "jaksa", "hakim"."""
    slight_offices: Words = ()
    """Of them those that tell little by themselves: "korban", "pria". What else is told of the person comes first."""
    before_office: Words = ()
    """Words that may stand before an office: "mantan", "wakil", "plt", "former"."""
    in_office: Words = ()
    """Small words inside the name of an office: "dan", "bidang", "of"."""
    office_at: Words = ()
    """Words between an office and its place: "Kepala Pos X di Y", "ambassador to"."""
    relations: Words = ()
    """Offices that take another person's name: "pengacara" X, "istri" X. The person then follows a comma."""
    serving: Words = ()
    """Words that begin such an office: "juru" bicara X."""
    these: Words = ()
    """Words after a noun that say it has been named before: "itu", "tersebut"."""
    openers: Words = ()
    """Words before a list of the persons just described: "yakni", "namely"."""
    kin: Words = ()
    """Those of them that are family: such a word before a name is never the office of the one named."""
    appointed: Words = ()
    """Verbs between a name and such a word: X "dilantik" sebagai …"""
    become: Words = ()
    """Words that lead from such a verb to the office beside those of `as_office`: "menjadi"."""
    mates: Words = ()
    """Words for what somebody is to another outside a family: "rekan" X, "friend". Right before a name they are of
    somebody else than the one named."""
    reigning: Words = ()
    """Those of them that stand before a name as if they were of it: "pangeran" X, "pope" X."""
    as_office: Words = ()
    """Words between a name and the office told after it: "selaku", "sebagai"."""
    lately: Words = ()
    """Words after an office that tell when it was held: pelatih "sebelumnya"."""
    alias: Words = ()
    """Words before another name of the one just named: "alias", "disapa", "nicknamed"."""
    alias_with: Words = ()
    """Words that may stand beside such a word: "akrab", "atau", "also"."""
    relative: Words = ()
    """Words that begin a clause about the noun before, whose verb is not the sentence's: "yang", "who"."""
    anonymous: Words = ()
    """Words for one who is not named: "sumber"."""
    anyone: Words = ()
    """Those of the groups' words that one person may be told by: "orang" nomor satu itu."""
    accused: Words = ()
    """Words for one who is said to have done a crime: the same person is called by several of them."""
    accounts: Words = ()
    """Words for an account under which somebody writes: "akun"."""
    speeches: Words = ()
    """What is delivered or answered and is no statement: menyampaikan "pidato"."""
    texts: Words = ()
    """Words for a text that a cue may have in a speaker's place: tulis "unggahan" itu."""
    writings: Words = ()
    """Reports that are papers, by what they are of: "laporan" keuangan."""
    contrast: Words = ()
    """Words that begin what another says: "sedangkan"."""
    opposed: Words = ()
    """Words that join to a sentence what is set against it: "but". Their verb may have the sentence's subject."""
    counts: Words = ()
    """Verbs by which an institution tells what it counted: "mencatat"."""
    unnamed: Words = ()
    """Words by which it is said that somebody is not to be named: enggan disebut "namanya"."""
    calls: Words = ()
    """Words between a verb of saying and what somebody calls a thing: menyebutnya "sebagai" …"""
    utterances: Words = ()
    """Words for what was said, in a sentence that tells who said it: "kalimat" itu diucapkan X."""
    purpose: Words = ()
    """Words after which what is asked for follows: "untuk", "to"."""
    states: Words = ()
    """Words that look like verbs and report nothing that happened: "merupakan", "terhadap"."""
    light: Words = ()
    """Verbs that leave the telling to the noun after them: "melakukan" pemantauan, "conducted" a raid."""
    some: Words = ()
    """Words that an unnamed speaker may begin with: "para", "seorang", "a"."""
    helpers: Words = ()
    """Small words between a subject and its verb: "juga", "telah", "also"."""
    clause: Words = ()
    """Words that begin another clause, at which a search for a subject or a role ends: "yang", "setelah"."""
    institutions: Words = ()
    """Nouns that head an institution speaking under no name of its own: "polisi", "pemerintah", "government"."""
    groups: Words = ()
    """Nouns for people without names who speak: "warga", "pelapor", "saksi", "residents"."""
    organisations: Words = ()
    """First words by which an organisation is known, in small letters: "pt", "kementerian", "ministry"."""
    places: Words = ()
    """First words by which a place is known: "kabupaten", "jalan", "gunung", "mount"."""
    small: Words = ()
    """Words that begin sentences and no names: "the", "after"; asked for where there is no trained model of names."""
    glued: Words = ()
    """Words that scraped text glues to names and that names do not end in."""
    name_joins: Words = ()
    """Small words inside the names of organisations and places: "of", "and"."""
    particles: Words = ()
    """Small words inside the names of persons: "van", "bin"."""
    countries: dict[str, str] = {}
    """Names of countries beside the CLDR's, with their ISO 3166-1 codes: "AS" = "US"."""
    regions: dict[str, str] = {}
    """States that are told beside a town, with their country: "Illinois" = "US"."""
    wide: Words = ()
    """Of the words that a place is known by those of what can lie anywhere: "kota", "provinsi"."""
    home: str = ""
    """The country of most outlets that write the language; "" where there is no such one."""
    quoted: Words = ()
    """Phrases before the outlet a report was taken from: "dikutip dari", "dilansir", "according to a report by"."""
    quoted_fillers: Words = ()
    """Words between such a phrase and the outlet: "dari", "laman", "kantor berita", "the website"."""
    reprinted: Words = ()
    """Phrases before the outlet where all of a report stood first: "telah tayang di", "first appeared in"."""
    entitled: Words = ()
    """Words between that outlet and the headline there: "dengan judul", "under the headline"."""
    told_by: Words = ()
    """Verbs whose subject is the outlet a report was taken from: X "melaporkan", X "reported"."""
    based: Words = ()
    """Words before what a fact rests on: "berdasarkan", "based on"."""
    reports: Words = ()
    """Nouns between "according" and an institution that speaks in writing: "laporan", "data", "report"."""
    channels: Words = ()
    """Phrases before the channel or programme that something was said in: "kanal youtube", "podcast"."""
    seen: Words = ()
    """Verbs of seeing or finding something on a page that is named: "dilihat"."""
    issued: Words = ()
    """Verbs between a report and whose it is: data yang "dirilis" X, a survey "conducted" by X."""
    outcomes: Words = ()
    """Of the reports those that anything may have, and no institution by themselves: "hasil"."""
    channelled: Words = ()
    """Of those verbs the ones by which an outlet shows a picture or a film, too: "diunggah"."""
    awaited: Words = ()
    """Verbs before a report that somebody waits for, gets or denies: no fact rests on it. "menunggu" laporan X."""
    said: Words = ()
    """Of the reports those of what a person said: "keterangan"."""
    works: Words = ()
    """Words before the title of a work: "buku"."""
    documents: Words = ()
    """Phrases for a document that a fact rests on: "siaran pers", "keterangan tertulis", "press release"."""
    acts: Words = ()
    """Words that the title of a law or order begins with, where a number follows: "undang", "act"."""
    numbered: Words = ()
    """Words before such a number: "nomor", "no"."""
    press: Words = ()
    """Words that only names of outlets have: "news", "herald"."""
    papers: Words = ()
    """Names of outlets that reports are often taken from, in small letters."""
    papers_are: Words = ()
    """Words for an outlet, before its name: "surat kabar", "newspaper"."""
    broken: Words = ()
    """Words before an act that somebody broke: "melanggar", "pasal", "violating"."""
    told_to: Words = ()
    """Words before the outlet that somebody spoke to: kata X "kepada" Y, said X "to" Y."""
    shows: Words = ()
    """Verbs of a report that tells something: "menunjukkan", "showed"."""
    planned: Words = ()
    """Words before a verb that put it in the future: "akan", "berencana", "will"."""
    denied: Words = ()
    """Words that say it did not happen: "membantah", "denied"."""
    wanted: Words = ()
    """Words, and phrases, after which what is only asked for, threatened or promised follows: "mendesak" polisi
    menangkap X, "threatened" to strike."""
    undone: Words = ()
    """Words right before a verb that say that it was not done: "gagal" menahan, "failed" to stop."""
    dropped: Words = ()
    """Words, and phrases, after a noun that say that it did not take place: rapat "batal" digelar, "called off"."""
    turns: Words = ()
    """Words that begin a clause with a verb of its own: "setelah", "karena", "when", "because"."""
    nature: Words = ()
    """Words for what harms and is nobody's deed: "banjir", "gempa", "crash"."""
    harms: Words = ()
    """Verbs that tell a deed or such a harm: "menewaskan", "killed"."""
    measured: Words = ()
    """Words for what has an owner or a maker and does nothing itself: "harga", "elektabilitas", "revenue"."""
    all: Words = ()
    """Words for all or many of a group: "semua" pihak, "all" residents."""
    manner: Words = ()
    """Words before a verb that are no part of who acts: "selalu", "often"."""
    two: Words = ()
    """Pronouns for the two just named: "keduanya", "both"."""
    regarding: Words = ()
    """Verbs whose object has happened even where they are planned: akan "menyelidiki" kecelakaan, will "condemn"."""
    idle: Words = ()
    """Phrases that report nothing though a word in them does: "was met with"."""
    done: Words = ()
    """Words before a verb that say that it is past: "telah", "sebelumnya", "had"."""
    merely: Words = ()
    """Words that make a negation no denial: "tidak hanya", "not only"."""
    alleged: Words = ()
    """Words that leave open whether it did: "diduga", "allegedly"."""
    hypothetical: Words = ()
    """Words that put a clause under a condition: "jika", "apabila", "if"."""
    toward: Words = ()
    """Words before the one whom an event concerns: "terhadap", "against"."""
    between: Words = ()
    """Words after a noun that lead to both who took part: pertemuan "antara" X dan Y."""
    where: Words = ()
    """Words before the place of an event: "di", "in"."""
    joins: Words = ()
    """Words that join actors: "dan", "and"."""
    voice: Voice = Voice()
    """How verbs tell who acts."""
    events: tuple[Event, ...] = ()
    """Words that report events, grouped by what they report. The first group that holds a word wins."""
    abbreviations: Words = ()
    """Words whose full stop ends no sentence: "plt", "dr", "no"."""
