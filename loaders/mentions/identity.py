"""Names → entities, over a whole article: who each name is.

The body is read before the headline, full names before surnames, and what the gazetteer knows wins over
what the recogniser guesses. Nothing is carried from article to article: the same text gives the same ids.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import Found, phrase
from belligraph.loaders.language.pipeline import Parsed
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.bodies import forces, foreign_bodies, ministries
from belligraph.loaders.mentions.casebook import Casebook, entry_found, meet, new_found
from belligraph.loaders.mentions.cast import Cast
from belligraph.loaders.mentions.datelines import dateline
from belligraph.loaders.mentions.definitions import definitions
from belligraph.loaders.mentions.evidence import hint
from belligraph.loaders.mentions.headings import borne_out, is_heading
from belligraph.loaders.mentions.joined import joined_listed, joined_run
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.known import listed_person, read_listed
from belligraph.loaders.mentions.names import Name, Shape, listed, prefixes, runs
from belligraph.loaders.mentions.people import looks_like_person, strip_titles, title_before
from belligraph.loaders.mentions.unknown import read_unknown
from belligraph.loaders.mentions.whole import whole_weapons
from belligraph.schema.records import EntityType, Resolution

T = EntityType


class Reader:
    """Reads one article's sentences into mentions (without pronouns and descriptions)."""

    def __init__(self, sentences: Sequence[Parsed], headline: bool, year: int | None = None) -> None:
        self.gazetteer = load()
        self.sentences = sentences
        self.headline = headline
        self.headings = {
            number
            for number, sentence in enumerate(sentences)
            if (headline and number == 0) or is_heading(sentence.doc)
        }
        self.names = [self._names(number, sentence.doc) for number, sentence in enumerate(sentences)]
        sure = frozenset(
            entry.id
            for names in self.names
            for name in names
            if name.shape is Shape.LISTED
            for entry in name.entries
            if entry.type is T.WEAPON or len(name.entries) == 1
        )
        self.names = [self._with_runs(number, sure) for number in range(len(sentences))]
        every = [name for names in self.names for name in names]
        self.unlisted = {name.text for name in every if name.shape is Shape.RUN}
        self.book = Casebook(
            self.gazetteer,
            kinds(),
            Cast(),
            shortened={
                word: entry
                for name in every
                for entry in name.entries[:1]
                if entry.type is T.ORGANIZATION and entry.kind in ("group", "body", "company")
                for word in entry.name.split()
                if word[:1].isupper() and len(word) > 4
            },
            named=Counter(
                entry.id
                for name in every
                for entry in name.entries
                if entry.type is T.STATE and len(name.entries) == 1
            ),
            spoken=frozenset(name.text for name in every),
            year=year or _latest_year(sentences),
        )

    def _names(self, number: int, doc: Doc) -> list[Name]:
        """The listed names of a sentence."""
        opening = [] if self.headline and number == 0 else list(dateline(doc, self.gazetteer))
        known = _clear(opening, listed(doc, self.gazetteer))
        return _clear(known, prefixes(doc, self.gazetteer))

    def _with_runs(self, number: int, sure: frozenset[str]) -> list[Name]:
        """All names of a sentence; of the doubtful ones, those that are plain elsewhere in the article."""
        doc, known = self.sentences[number].doc, []
        for name in self.names[number]:
            if name.shape is Shape.DOUBTFUL:
                entries = tuple(e for e in name.entries if e.id in sure)
                if entries:
                    known.append(replace(name, shape=Shape.LISTED, entries=entries))
            else:
                known.append(name)
        unknown = [] if number in self.headings else list(runs(doc, known))
        return sorted([*known, *unknown], key=lambda n: n.start)

    def _head(self, number: int) -> None:
        """The unknown names of a heading: those that the text has."""
        doc, names = self.sentences[number].doc, self.names[number]
        taken = {i for name in names for i in range(name.start, name.end)}
        more = borne_out(
            doc, taken, lambda text: text in self.unlisted or self.book.cast.called(text) is not None
        )
        names[:] = sorted([*names, *more], key=lambda n: n.start)

    def read(self) -> list[list[Found]]:
        """The mentions of every sentence, body first so that the headline's surnames are known."""
        order = [*range(1, len(self.sentences)), 0] if self.headline else list(range(len(self.sentences)))
        for number in order:
            self._explained(number)
        for number in order:
            self._introduce(self.sentences[number].doc, self.names[number])
        for number in sorted(self.headings):
            self._head(number)
        out: list[list[Found]] = [[] for _ in self.sentences]
        for number in order:
            out[number] = self._settle(number)
        return out

    # -- what the article itself tells of its names ----------------------------------------------------

    def _explained(self, number: int) -> None:
        """Names with their acronym in brackets become one name each, and the acronym an alias."""
        doc, names = self.sentences[number].doc, self.names[number]
        for start, end, at in definitions(doc):
            close = next(k for k in range(at, len(doc)) if doc[k].text == ")")
            text, acronym = phrase(doc, start, end), phrase(doc, at, close)
            if doc[end - 1].lower_ in kinds()["deed_nouns"]:
                continue
            inside = [n for n in names if n.start < end and n.end > start]
            whole = next((n for n in inside if n.shape is Shape.LISTED and n.start <= start), None)
            if whole is not None and whole.end >= end:
                continue
            listed_as = [
                e
                for e in (*self.gazetteer.entries.get(text, ()), *self.gazetteer.entries.get(acronym, ()))
                if e.type in (T.ORGANIZATION, T.WEAPON)
            ]
            if any(e.type is T.WEAPON for e in listed_as):
                continue
            found = (
                entry_found(listed_as[0], start, end, Resolution.NAME)
                if listed_as and _agree(listed_as[0].name, text)
                else new_found(T.ORGANIZATION, text, start, end, "body")
            )
            self.book.acronyms[acronym] = self.book.acronyms[text] = found
            rest = [n for n in names if n not in inside]
            names[:] = sorted([*rest, Name(start, end, text, Shape.DEFINED)], key=lambda n: (n.start, n.end))

    def _introduce(self, doc: Doc, names: list[Name]) -> None:
        for position, name in enumerate(names):
            if name.shape is Shape.LISTED:
                people = [e for e in name.entries if e.type == T.PERSON]
                following = names[position + 1] if position + 1 < len(names) else None
                if people and " " in name.text and not (following and following.start == name.end):
                    listed_person(self.book, people[0])
                continue
            if name.shape is not Shape.RUN:
                continue
            start, end, title = strip_titles(doc, name.start, name.end)
            if start >= end:
                continue
            what = "" if title or title_before(doc, start) else hint(doc, start, end)
            if what:
                self.book.hints.setdefault(phrase(doc, start, end), what)
            if (
                what == ""
                and end - start >= 2
                and looks_like_person(doc, start, end, name.label, bool(title))
            ):
                person = meet(self.book, phrase(doc, start, end))
                person.title = person.title or title

    # -- a sentence's mentions -----------------------------------------------------------------------

    def _settle(self, number: int) -> list[Found]:
        doc = self.sentences[number].doc
        names = self.names[number]
        out: list[Found] = []
        taken: set[int] = set()
        for position, name in enumerate(names):
            if name.start in taken:
                continue
            found = self._one(doc, names, position, number)
            if found is not None:
                out.append(found)
                taken.update(range(found.start, found.end))
        out = whole_weapons(doc, out)
        out = foreign_bodies(doc, out)
        out = [*out, *forces(doc, out), *ministries(doc, out)]
        covered = [f for f in out if f.kind in ("force", "ministry")]
        return sorted(
            (
                f
                for f in out
                if not any(c is not f and c.start <= f.start and f.end <= c.end for c in covered)
            ),
            key=lambda f: (f.start, f.end),
        )

    def _one(self, doc: Doc, names: list[Name], position: int, number: int) -> Found | None:
        name = names[position]
        if name.shape is Shape.DEFINED or (name.shape is Shape.LISTED and name.text in self.book.acronyms):
            told = self.book.acronyms[name.text]
            how = Resolution.NAME if name.text == told.name else Resolution.ALIAS
            return replace(told, start=name.start, end=name.end, resolution=how)
        if name.shape is Shape.RUN:
            return joined_run(self.book, doc, names, position) or read_unknown(self.book, doc, name)
        if name.shape is Shape.DATELINE:
            return entry_found(name.entries[0], name.start, name.end, Resolution.NAME)
        return joined_listed(self.book, doc, names, position) or read_listed(self.book, doc, name, number)


def _latest_year(sentences: Sequence[Parsed]) -> int | None:
    """The latest year that the text names, for want of a date of its own."""
    years = [int(t.text) for s in sentences for t in s.doc if t.text.isdigit() and len(t.text) == 4]
    return max((year for year in years if 1900 <= year <= 2099), default=None)


def _clear(first: list[Name], more: Iterable[Name]) -> list[Name]:
    """`first`, and those of `more` that do not overlap them."""
    taken = {i for name in first for i in range(name.start, name.end)}
    return [*first, *(n for n in more if not taken & set(range(n.start, n.end)))]


def _agree(name: str, text: str) -> bool:
    """Whether a listed body can be the one spelt out here: they share a long word."""
    return bool({w for w in name.split() if len(w) > 3} & {w for w in text.split() if len(w) > 3})
