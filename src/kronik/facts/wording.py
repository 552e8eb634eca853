"""The [facts] section of a pack, as the finders look words up: lists as sets, made once for each language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

import msgspec

from kronik import language
from kronik.facts.words import Words
from kronik.language.time import Time
from kronik.records import Lang

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases as words, by their first word, the longest first."""

MARKS = frozenset({"&", "/", "-", "."})
SHORT = 5
"""Letters of the longest word that is taken for no verb, whatever it begins with."""
SLIP = 6
"""Letters of the shortest word that is taken for a slip of another."""


class Wording(msgspec.Struct, frozen=True, dict=True, eq=False):
    """Words of a language by what they do in a report.

    The sets that finders ask for word by word are joined once.
    """

    # persons and offices
    titles: frozenset[str]
    """Honorifics and ranks: before a name and no part of it."""
    rank_ends: frozenset[str]
    """Words of a rank after its first: komisaris "besar"."""
    office_ends: frozenset[str]
    """Ranks that end an office after another word of it: inspector "general"."""
    cut_names: frozenset[str]
    """First names that are written short: "moh"."""
    initials: frozenset[str]
    """Words before the initials of one who is not named: "berinisial"."""
    forenames: Phrases
    """Names of several words that the name of a person begins with: "la ode"."""
    company_ends: frozenset[str]
    degrees: frozenset[str]
    offices: frozenset[str]
    owned: frozenset[str]
    """Offices with the ending that speaks of the one before: "asistennya"."""
    lone: frozenset[str]
    """Offices that stand right before a name, with no town or club between: "jaksa"."""
    slight: frozenset[str]
    """Offices that tell little by themselves: "korban"."""
    heads: frozenset[str]
    """Words that an office can begin with."""
    former: frozenset[str]
    """Words that stand before an office: "mantan", "wakil"."""
    inner: frozenset[str]
    """Words and marks that can stand inside an office."""
    relations: frozenset[str]
    serving: frozenset[str]
    """Words of the office of one who serves another that take no name by themselves: "juru" bicara X."""
    these: frozenset[str]
    openers: frozenset[str]
    """Words, and phrases of two, before a list of the persons just described."""
    kin: frozenset[str]
    appointed: frozenset[str]
    """Verbs of an appointment: "dilantik"."""
    become: frozenset[str]
    """Words that lead from such a verb to the office: "menjadi"."""
    mates: frozenset[str]
    """Words for friends and colleagues: "rekan"."""
    reigning: frozenset[str]
    """Titles of those who reign, which the tagger takes for a part of the name: "pangeran"."""
    some: frozenset[str]
    """Words that the description of one of several begins with: "salah" satu, "a"."""
    as_office: frozenset[str]
    lately: tuple[tuple[str, ...], ...]
    """Words after an office that tell when it was held: "saat ini", "sebelumnya"."""
    alias: frozenset[str]
    """Words before another name of the one just named."""
    alias_with: frozenset[str]
    """Words that may stand beside such a word."""
    office_at: frozenset[str]
    things: frozenset[str]
    """Words that begin the name of a place or an organisation and never that of a person."""
    spots: frozenset[str]
    """Words that a place is known by: "desa", "jalan"; what follows is its name."""
    small: frozenset[str]
    grammar: frozenset[str]
    """Words of grammar, wherever they stand."""
    name_joins: frozenset[str]
    particles: frozenset[str]
    calendar: frozenset[str]
    """Months and days, which are capitals and no names."""
    # speakers
    he: frozenset[str]
    they: frozenset[str]
    man: frozenset[str]
    """Pronouns, titles and ties that only men have; in a language that tells them by the pronoun."""
    woman: frozenset[str]
    dead: frozenset[str]
    """Words that say that somebody is dead."""
    wives: frozenset[str]
    """Titles of women who are called by their husband's name behind their own: "ibu"."""
    clipped: dict[str, str]
    """Offices that are written short before names: "gov" of "governor"."""
    definite: frozenset[str]
    """Words before a noun that say which one is meant: "the" coast guard, "sang" menteri."""
    hearing: frozenset[str]
    """Whom somebody tells something, in small letters: "reporters"."""
    hearers: frozenset[str]
    """Verbs of saying after which only "that" begins what was said: "told"."""
    speakers: frozenset[str]
    """Words that a description of a speaker can begin with."""
    anonymous: frozenset[str]
    """Words for one who is not named: "sumber"."""
    anyone: frozenset[str]
    """Those of the words for groups that one person may be told by: "orang" nomor satu itu."""
    accused: frozenset[str]
    """Words for one who is said to have done a crime: the same person is called by several of them."""
    accounts: frozenset[str]
    """Words for an account under which somebody writes: "akun"."""
    speeches: frozenset[str]
    """What is delivered or answered and is no statement: menyampaikan "pidato"."""
    texts: frozenset[str]
    """Words for a text that a cue may have in a speaker's place: tulis "unggahan" itu."""
    writings: frozenset[str]
    """Reports that are papers, by what they are of: "laporan" keuangan."""
    contrast: frozenset[str]
    """Words that begin what another says: "sedangkan"."""
    opposed: frozenset[str]
    """Words that join what is set against something: "but"."""
    counts: frozenset[str]
    """Verbs by which an institution tells what it counted: "mencatat"."""
    unnamed: frozenset[str]
    """Words by which it is said that somebody is not to be named: enggan disebut "namanya"."""
    calls: frozenset[str]
    """Words between a verb of saying and what somebody calls a thing: menyebutnya "sebagai" ..."""
    many: frozenset[str]
    """Those of them that speak for more than one, or for anybody: institutions and groups."""
    helpers: frozenset[str]
    """Words between a subject and its verb."""
    clause: frozenset[str]
    after: frozenset[str]
    thus: frozenset[str]
    """Words between a quotation and the word that says whose it is: "demikian"."""
    says: frozenset[str]
    asks: frozenset[str]
    asks_with: Phrases
    """Verbs of asking that ask only with the word after them: "called on"."""
    numbers: frozenset[str]
    """Words for numbers."""
    utterances: frozenset[str]
    """Words for what was said: "kalimat"."""
    told: frozenset[str]
    """Passive verbs of saying: "disampaikan"."""
    supposed: frozenset[str]
    """Words that leave open whether something is so: "diduga"."""
    negations: frozenset[str]
    idle: Phrases
    """Phrases that report nothing though a word in them does."""
    wanted: Phrases
    """Phrases after which what is only asked for, threatened or promised follows: "mendesak", "called on"."""
    undone: frozenset[str]
    """Words right before a verb that say that it was not done: "gagal"."""
    dropped: Phrases
    """Phrases after a noun that say that it did not take place: "batal", "called off"."""
    planned: frozenset[str]
    """Words beside a verb that put it in the future: "akan"."""
    turns: frozenset[str]
    """Words that begin a clause with a verb of its own: "setelah", "when"."""
    regarding: frozenset[str]
    """Verbs whose object has happened even where they are planned: "menyelidiki"."""
    nature: frozenset[str]
    """Words for what harms and is nobody's deed: "banjir", "crash"."""
    times: frozenset[str]
    """Words that tell a time: months, days, units, numbers, "awal", "lalu"."""
    harms: frozenset[str]
    """Verbs that tell a deed or such a harm: "menewaskan", "killed"."""
    measured: frozenset[str]
    """Words for what has an owner or a maker and does nothing itself: "harga", "elektabilitas"."""
    all: frozenset[str]
    """Words for all or many of a group: "semua" pihak."""
    manner: frozenset[str]
    """Words before a verb that are no part of who acts: "selalu"."""
    two: frozenset[str]
    """Pronouns for the two just named: "keduanya"."""
    done: frozenset[str]
    """Words before a verb that say that it is past: "telah", "sebelumnya"."""
    merely: frozenset[str]
    """Words that make a negation no denial: "tidak hanya"."""
    auxiliary: frozenset[str]
    """Words that make a passive of the participle after them: "was"."""
    by: frozenset[str]
    """Words before the one who acts in a passive: "oleh"."""
    reported_by: frozenset[str]
    """Event verbs of one word."""
    deeds: frozenset[str]
    """First words of event verbs, in a language that does not tell verbs by their prefix."""
    pasts: frozenset[str]
    """Past tenses that their ending does not tell: "took"."""
    participles: tuple[str, ...]
    """Endings of verbs: "-ed", "-ing"."""
    compounds: frozenset[str]
    """Words that a hyphen joins to a name and that are none of it: London-"born"."""
    plural: tuple[str, ...]
    """Endings of nouns for several: "defendants"."""
    third: tuple[str, ...]
    """Endings of verbs behind one who acts now: "catches"."""
    adverbs: tuple[str, ...]
    """Endings of adverbs, which stand between a subject and its verb: "simply" said."""
    articles: frozenset[str]
    """Words before a noun that may look like a verb: "the" attack."""
    ongoing: tuple[str, ...]
    """Endings of verbs that no such word makes passive."""
    ended: tuple[str, ...]
    """Endings of participles, which are adjectives behind an article: a "proposed" plan."""
    verbs: tuple[str, ...]
    """Prefixes of verbs, where the language has them."""
    that: frozenset[str]
    according: frozenset[str]
    own: tuple[str, ...]
    relative: frozenset[str]
    purpose: frozenset[str]
    fillers: frozenset[str]
    # events
    states: frozenset[str]
    """Words that look like verbs and report nothing."""
    personal: frozenset[str]
    """Verbs of persons."""
    light: frozenset[str]
    """Verbs that leave the telling to the noun after them."""
    toward: frozenset[str]
    between: frozenset[str]
    """Words after a noun that lead to both who took part."""
    where: frozenset[str]
    joins: frozenset[str]
    # sources
    quoted: Phrases
    documents: Phrases
    papers_are: Phrases
    """Words for a paper or another outlet: "surat kabar", "kantor berita"."""
    acts: frozenset[str]
    broken: frozenset[str]
    numbered: frozenset[str]
    years: frozenset[str]
    press: frozenset[str]
    told_by: frozenset[str]
    sourcing: frozenset[str]
    """Every word that a phrase about a source can begin with."""
    papers: frozenset[str]
    told_to: frozenset[str]
    shows: frozenset[str]
    based: frozenset[str]
    reports: frozenset[str]
    channels: Phrases
    seen: frozenset[str]
    issued: frozenset[str]
    """Verbs between a report and whose it is: data yang "dirilis" X."""
    outcomes: frozenset[str]
    """Reports of anything: "hasil"."""
    works: frozenset[str]
    channelled: frozenset[str]
    awaited: frozenset[str]
    said: frozenset[str]
    official: frozenset[str]
    """Words that the name of an institution begins with."""

    @cached_property
    def acts_bare(self) -> frozenset[str]:
        """Verbs that report events, and words that look like such, whatever they begin with: "lahir", "tinggal"."""
        return self.reported_by | self.states

    @cached_property
    def acting(self) -> frozenset[str]:
        """Words that begin event verbs and are no words of grammar, where the language has no prefixes of verbs."""
        return self.deeds - self.grammar - self.helpers - self.clause

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Words of offices and speakers, and those that only look like verbs: none of them is one."""
        return self.inner | self.states | self.speakers

    @cached_property
    def unspoken(self) -> frozenset[str]:
        """Words that are no part of a speaker's name, however they are printed."""
        others = self.according | self.telling | self.based | self.calendar | self.small
        return self.heads | self.titles | self.things | self.speakers | self.inner | others

    @cached_property
    def untelling(self) -> frozenset[str]:
        """Words that tell no more of the office before them."""
        return self.plain | self.as_office | self.openers | self.grammar | self.dead

    @cached_property
    def begins(self) -> frozenset[str]:
        """Words right after which the one spoken of is named: cues, prepositions, conjunctions."""
        return self.after | self.cues | self.clause | self.that | self.according | self.toward | self.joins

    @cached_property
    def nameless(self) -> frozenset[str]:
        """Words that are no part of a person's name between an office and the rest of it."""
        return self.heads | self.things | self.calendar | self.inner | self.titles | self.helpers

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Words that a sentence begins with which does not begin with what somebody is."""
        return self.clause | self.where | self.calendar | self.joins | self.that

    @cached_property
    def finite(self) -> frozenset[str]:
        """Verbs and words beside them, in a language that has no prefixes to tell them by too."""
        return self.says | self.asks | self.auxiliary | self.after | self.deeds | self.negations

    @cached_property
    def openings(self) -> frozenset[str]:
        """Words with which something begins that stands before a sentence's subject: "asked" about it, "in" May."""
        return self.clause | self.asks | self.after | self.where

    @cached_property
    def told_of(self) -> frozenset[str]:
        """Words that end a description of who or what says something: persons, bodies, outlets, reports."""
        return self.speakers | self.offices | self.things | self.press | self.reports

    @cached_property
    def forename_heads(self) -> frozenset[str]:
        """First words of forenames of several, as names are printed."""
        return frozenset(first.capitalize() for first in self.forenames)

    @cached_property
    def ending(self) -> frozenset[str]:
        """Cues that end a statement behind who says it, in a language without prefixes of verbs: "…, X said"."""
        return frozenset() if self.verbs else self.after & self.says

    @cached_property
    def cued(self) -> frozenset[str]:
        """Words right after which the one who speaks is told."""
        return self.cues | self.after | self.according | self.that

    @cached_property
    def again(self) -> frozenset[str]:
        """Words that join a second verb of the same subject: "and", "but"."""
        return self.joins | self.opposed

    @cached_property
    def credited(self) -> frozenset[str]:
        """Words that begin whose words or figures something is, in mid-sentence too: "menurut"."""
        return self.according & self.based

    @cached_property
    def several(self) -> frozenset[str]:
        """First words of phrases for several: "kedua" pria itu."""
        return frozenset(phrase.split()[0] for phrase in self.they)

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Pronouns of one and of more."""
        return self.he | self.they

    @cached_property
    def cries(self) -> tuple[str, ...]:
        """Cues beside quotations, with and without the ending that speaks of the one before."""
        return tuple(sorted({cue + ending for cue in self.after for ending in ("", *self.own)}))

    def slipped(self, word: str) -> str | None:
        """The cue that a word is but for one letter ("ujarya", "katany"); None where it is none, or too short."""
        if len(word) < SLIP or not word.isalpha():
            return None
        return next((cue for cue in self.cries if cue[0] == word[0] and _near(cue, word)), None)

    @cached_property
    def below(self) -> frozenset[str]:
        """Words that begin a clause about a noun or what is asked for: their verb is not the sentence's."""
        return self.relative | self.purpose

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words after which what was said follows."""
        return self.says | self.after | self.that

    @cached_property
    def cues(self) -> frozenset[str]:
        """Verbs of saying and of asking."""
        return self.says | self.asks

    @cached_property
    def eventless(self) -> frozenset[str]:
        """Verbs that report no event: cues beside quotations, passives of saying, words that only look like verbs."""
        return self.after | self.told | self.states

    @cached_property
    def unladen(self) -> frozenset[str]:
        """Words that are no noun of a light verb."""
        return self.clause | self.joins | self.helpers | self.states | self.that

    @cached_property
    def outer(self) -> frozenset[str]:
        """Words that begin a clause and stand in no office."""
        return self.clause - self.inner

    @cached_property
    def governing(self) -> frozenset[str]:
        """Words that make the name after them no subject."""
        return self.clause - self.that

    @cached_property
    def stops(self) -> frozenset[str]:
        """Words before which a description ends."""
        return self.clause | self.cues | self.negations | self.helpers

    def like_verb(self, word: str) -> bool:
        """Whether a word begins as verbs do, and is long enough to be one."""
        return len(word) > SHORT and word.startswith(self.verbs)

    @cached_property
    def one(self) -> frozenset[str]:
        """Words after which it is told what somebody is, whatever that is: "seorang"."""
        return self.as_office & self.heads

    @cached_property
    def opening(self) -> frozenset[str]:
        """Words right after which a subject can begin."""
        return self.that | self.says | self.according | self.these | self.helpers | self.joins

    @cached_property
    def reported(self) -> frozenset[str]:
        """Words between a subject and its verb: helpers, and that it is said to do so ("dikabarkan")."""
        return self.helpers | self.told | self.supposed

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words that stand in no office: they begin clauses, help verbs, or say."""
        return self.clause | self.helpers | self.cues | self.after | self.negations | self.he

    @cached_property
    def verbal(self) -> frozenset[str]:
        """Words that stand in no apposition."""
        others = self.helpers | self.cues | self.after | self.negations | self.pronouns | self.joins
        return self.clause - self.office_at | others

    @cached_property
    def unsaid(self) -> frozenset[str]:
        """Words before a verb of saying after which nothing was said."""
        return self.negations | self.below

    @cached_property
    def asked(self) -> frozenset[str]:
        """Words before what is asked for, or asked not to be."""
        return self.that | self.purpose | self.negations

    @cached_property
    def titled(self) -> frozenset[str]:
        """Titles and the stop after one."""
        return self.titles | {"."}

    @cached_property
    def listing(self) -> frozenset[str]:
        """Words between the names of a list."""
        return self.joins | {","}


@cache
def wording(code: Lang) -> Wording:
    """The words of a language, as sets whose unions are made once."""
    read = _read(code)
    lists = {name: getattr(read, name) for name in read.__struct_fields__}
    sets = {name: Words(some) for name, some in lists.items() if isinstance(some, frozenset)}
    return msgspec.structs.replace(read, **sets)


def _read(code: Lang) -> Wording:
    """The words of a language's pack."""
    pack = language.load(code)
    facts, time = pack.facts, pack.time
    heard = [*(phrase.split()[0] for phrase in facts.channels), *(facts.quoted_fillers if facts.seen else ())]
    begins = [phrase.split()[0] for phrase in (*facts.quoted, *facts.documents, *facts.papers_are)]
    offices = [office + ending for office in facts.offices for ending in ("", *facts.own)]
    speakers = (*facts.institutions, *facts.groups, *facts.offices, *facts.some)
    return Wording(
        titles=frozenset((*facts.honorifics, *facts.ranks)),
        rank_ends=frozenset(facts.rank_ends),
        office_ends=frozenset(facts.office_ends),
        cut_names=frozenset(facts.cut_names),
        initials=frozenset(facts.initials),
        forenames=phrases(facts.forenames),
        company_ends=frozenset(facts.company_ends),
        degrees=frozenset(facts.degrees),
        offices=frozenset(offices),
        owned=frozenset(offices) - frozenset(facts.offices),
        lone=frozenset(facts.lone_offices),
        slight=frozenset(word + ending for word in facts.slight_offices for ending in ("", *facts.own)),
        heads=frozenset((*offices, *facts.before_office)),
        former=frozenset(facts.before_office),
        inner=frozenset((*facts.in_office, *offices, *facts.before_office)) | MARKS,
        relations=frozenset(facts.relations),
        serving=frozenset(facts.serving),
        these=frozenset(facts.these),
        openers=frozenset(facts.openers),
        kin=frozenset(facts.kin),
        appointed=frozenset(facts.appointed),
        become=frozenset((*facts.become, *facts.as_office)),
        mates=frozenset(facts.mates),
        reigning=frozenset(facts.reigning),
        some=frozenset(facts.some),
        as_office=frozenset(facts.as_office),
        lately=tuple(tuple(phrase.split()) for phrase in facts.lately),
        alias=frozenset(facts.alias),
        alias_with=frozenset(facts.alias_with),
        office_at=frozenset(facts.office_at),
        things=frozenset((*facts.organisations, *facts.places)),
        spots=frozenset(facts.places),
        small=frozenset(facts.small) | frozenset(facts.clause) | frozenset((*facts.he, *facts.they, *facts.relative)),
        grammar=frozenset(pack.links.small),
        name_joins=frozenset(facts.name_joins),
        particles=frozenset(facts.particles),
        calendar=frozenset(word for some in (*time.months, *time.weekdays) for word in some),
        he=frozenset(facts.he),
        they=frozenset(facts.they),
        man=frozenset(facts.man),
        woman=frozenset(facts.woman),
        dead=frozenset(facts.dead),
        wives=frozenset(facts.wives),
        clipped=facts.clipped,
        definite=frozenset(facts.definite),
        hearing=frozenset(facts.hearing),
        hearers=frozenset(facts.hearers),
        speakers=frozenset(phrase.split()[0] for phrase in speakers),
        anonymous=frozenset(facts.anonymous),
        anyone=frozenset(facts.anyone),
        accused=frozenset(facts.accused),
        accounts=frozenset(facts.accounts),
        speeches=frozenset(facts.speeches),
        texts=frozenset(facts.texts),
        writings=frozenset(facts.writings),
        contrast=frozenset(facts.contrast),
        opposed=frozenset(facts.opposed),
        counts=frozenset(facts.counts),
        unnamed=frozenset(facts.unnamed),
        calls=frozenset(facts.calls),
        many=frozenset(phrase.split()[0] for phrase in (*facts.institutions, *facts.groups)),
        helpers=frozenset((*facts.helpers, *facts.voice.auxiliary, *facts.voice.supporting)),
        clause=frozenset(facts.clause),
        after=frozenset(facts.after),
        thus=frozenset(facts.thus),
        says=frozenset(facts.says),
        asks=frozenset(facts.asks),
        asks_with=phrases(facts.asks_with),
        numbers=frozenset(time.numbers),
        utterances=frozenset(facts.utterances),
        told=frozenset(facts.passive_says),
        supposed=frozenset(facts.alleged),
        verbs=tuple(prefix for prefix in (*facts.voice.active, *facts.voice.passive) if len(prefix) > 1),
        negations=frozenset(facts.negations),
        idle=phrases(facts.idle),
        wanted=phrases(facts.wanted),
        undone=frozenset(facts.undone),
        dropped=phrases(facts.dropped),
        planned=frozenset(facts.planned),
        turns=frozenset(facts.turns),
        regarding=frozenset(facts.regarding),
        times=frozenset(_times(time)),
        nature=frozenset(facts.nature),
        harms=frozenset(facts.harms),
        measured=frozenset(facts.measured),
        all=frozenset(facts.all),
        manner=frozenset(facts.manner),
        two=frozenset(facts.two),
        done=frozenset(facts.done),
        merely=frozenset(facts.merely),
        auxiliary=frozenset(facts.voice.auxiliary),
        by=frozenset(facts.voice.by),
        reported_by=frozenset(verb for group in facts.events for verb in group.verbs if " " not in verb),
        deeds=frozenset(verb.split()[0] for group in facts.events for verb in group.verbs if not facts.voice.active),
        articles=frozenset(facts.voice.articles),
        ongoing=facts.voice.ongoing,
        pasts=frozenset(facts.voice.pasts),
        participles=(*facts.voice.ongoing, *facts.voice.ended),
        compounds=frozenset(facts.compounds),
        plural=facts.voice.plural,
        third=facts.voice.third,
        adverbs=facts.voice.adverbs,
        ended=facts.voice.ended,
        that=frozenset(facts.that),
        according=frozenset(facts.according),
        own=facts.own,
        relative=frozenset(facts.relative),
        purpose=frozenset(facts.purpose),
        fillers=frozenset(facts.quoted_fillers),
        states=frozenset(facts.states),
        personal=frozenset(facts.personal),
        light=frozenset(facts.light),
        toward=frozenset(facts.toward),
        between=frozenset(facts.between),
        where=frozenset(facts.where),
        joins=frozenset(facts.joins),
        quoted=phrases(facts.quoted),
        documents=phrases(facts.documents),
        papers_are=phrases(facts.papers_are),
        acts=frozenset(facts.acts),
        broken=frozenset(facts.broken),
        numbered=frozenset(facts.numbered),
        years=frozenset(time.units.get("year", ())),
        press=frozenset(facts.press),
        sourcing=frozenset(
            (*begins, *facts.based, *facts.told_by, *facts.acts, *facts.told_to, *facts.reports, *heard)
        ),
        told_by=frozenset(facts.told_by),
        papers=frozenset(facts.papers),
        told_to=frozenset(facts.told_to),
        shows=frozenset(facts.shows),
        based=frozenset(facts.based),
        reports=frozenset(facts.reports),
        channels=phrases(facts.channels),
        seen=frozenset(facts.seen),
        issued=frozenset(facts.issued),
        outcomes=frozenset(facts.outcomes),
        works=frozenset(facts.works),
        channelled=frozenset(facts.channelled),
        awaited=frozenset(facts.awaited),
        said=frozenset(facts.said),
        official=frozenset((*facts.organisations, *facts.institutions)),
    )


def _times(time: Time) -> Iterator[str]:
    """Every word by which a time is told."""
    for some in (*time.months, *time.weekdays, *time.units.values(), *time.edges.values(), *time.refs.values()):
        yield from (word for phrase in some for word in phrase.split())
    for some in (time.after.last, time.after.this, time.after.next, time.after.ago):
        yield from (word for phrase in some for word in phrase.split())
    yield from (word for phrase in (*time.numbers, *time.dayparts, *time.days) for word in phrase.split())


def phrases(texts: tuple[str, ...]) -> Phrases:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        words = tuple(text.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


def past(low: tuple[str, ...], at: int, some: Phrases) -> int:
    """Where the longest of some phrases that begins at a word ends; 0 where none does."""
    begun = some.get(low[at])
    if begun is None:  # as for most words
        return 0
    return next((at + len(words) for words in begun if low[at : at + len(words)] == words), 0)


def _near(one: str, other: str) -> bool:
    """Whether two words differ by one letter left out, put in or put for another."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return one == other
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    same = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[same + 1 :] in (shorter[same:], shorter[same + 1 :])
