"""Names → entities, over a whole article: who each name is.

The body is read before the headline, full names before surnames, and what the gazetteer knows wins over
what the recogniser guesses. Nothing is carried from article to article: the same text gives the same ids.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from belligraph.loaders.gazetteer import Entry, load
from belligraph.loaders.grammar.scene import Found, phrase
from belligraph.loaders.language.pipeline import Parsed
from belligraph.loaders.mentions.bodies import forces, foreign_bodies, further, ministries
from belligraph.loaders.mentions.capitals import is_location
from belligraph.loaders.mentions.cast import Cast, Person
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.names import Name, Shape, listed, prefixes, runs
from belligraph.loaders.mentions.people import looks_like_person, strip_titles, title_after, title_before
from belligraph.loaders.mentions.titles import titles
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType, Resolution

T = EntityType
DIRECTIONS = frozenset("North South East West Northern Southern Eastern Western Central".split())
SHIPS = frozenset("HMS USS INS ARA HMAS HMCS RFA SS MV FS PNS".split())


class Reader:
    """Reads one article's sentences into mentions (without pronouns and descriptions)."""

    def __init__(self, sentences: Sequence[Parsed], headline: bool) -> None:
        self.gazetteer = load()
        self.sentences = sentences
        self.headline = headline
        self.cast = Cast()
        self.words = kinds()
        self.names: list[list[Name]] = []
        for number, sentence in enumerate(sentences):
            known = list(listed(sentence.doc, self.gazetteer))
            taken = {i for name in known for i in range(name.start, name.end)}
            known += [n for n in prefixes(sentence.doc, self.gazetteer) if n.start not in taken]
            unknown = [] if headline and number == 0 else list(runs(sentence.doc, known))
            self.names.append(sorted([*known, *unknown], key=lambda n: n.start))
        self.shortened = {
            word: entry
            for names in self.names
            for name in names
            for entry in name.entries[:1]
            if entry.type is T.ORGANIZATION and entry.kind in ("group", "body", "company")
            for word in entry.name.split()
            if word[:1].isupper() and len(word) > 4
        }
        self.named = Counter(
            entry.id
            for names in self.names
            for name in names
            for entry in name.entries
            if entry.type is T.STATE and len(name.entries) == 1
        )

    def read(self) -> list[list[Found]]:
        """The mentions of every sentence, body first so that the headline's surnames are known."""
        order = [*range(1, len(self.sentences)), 0] if self.headline else list(range(len(self.sentences)))
        for number in order:
            self._introduce(self.sentences[number].doc, self.names[number])
        out: list[list[Found]] = [[] for _ in self.sentences]
        for number in order:
            out[number] = self._settle(number)
        return out

    # -- persons first ---------------------------------------------------------------------------------

    def _introduce(self, doc: Doc, names: list[Name]) -> None:
        for position, name in enumerate(names):
            if name.shape is Shape.LISTED:
                people = [e for e in name.entries if e.type == T.PERSON]
                following = names[position + 1] if position + 1 < len(names) else None
                if people and " " in name.text and not (following and following.start == name.end):
                    self._listed_person(people[0])
                continue
            start, end, title = strip_titles(doc, name.start, name.end)
            if end - start >= 2 and looks_like_person(doc, start, end, name.label, bool(title)):
                person = self.cast.meet(phrase(doc, start, end))
                person.title = person.title or title

    def _listed_person(self, entry: Entry) -> Person:
        person = self.cast.meet(entry.name)
        person.acts_for = person.acts_for or entry.acts_for
        return person

    def _settle(self, number: int) -> list[Found]:
        doc = self.sentences[number].doc
        names = self.names[number]
        out: list[Found] = []
        taken: set[int] = set()
        for position, name in enumerate(names):
            if name.start in taken:
                continue
            if name.shape is Shape.RUN:
                found = self._run_and_listed(doc, names, position) or self._run(doc, name)
            else:
                found = self._longer_person(doc, names, position) or self._listed(doc, name, number)
            if found is not None and name.start and doc[name.start - 1].text in SHIPS:
                continue
            if found is not None:
                out.append(found)
                taken.update(range(found.start, found.end))
        out = self._whole_weapons(doc, out)
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

    def _whole_weapons(self, doc: Doc, founds: list[Found]) -> list[Found]:
        """ "Patriot missiles", "F-16 fighter jets": the class after a system belongs to its name."""
        out: list[Found] = []
        for found in founds:
            last = out[-1] if out else None
            if (
                last is not None
                and last.type is found.type is T.WEAPON
                and last.kind == "system"
                and found.kind != "system"
                and found.start == last.end
            ):
                out[-1] = replace(last, end=found.end, name_end=last.name_end or last.end)
            else:
                out.append(found)
        return out

    def _longer_person(self, doc: Doc, names: list[Name], position: int) -> Found | None:
        """A listed given name or surname inside a longer unknown name ("Muhammad Ali Jinnah")."""
        name = names[position]
        if not any(e.type in (T.PERSON, T.PLACE) for e in name.entries) or position + 1 >= len(names):
            return None
        following = names[position + 1]
        if following.start != name.end or following.shape is not Shape.RUN:
            return None
        if any(e.type == T.STATE or e.kind == "demonym" for e in name.entries):
            return None
        _, end, title = strip_titles(doc, following.start, following.end)
        if title or not looks_like_person(doc, name.start, end, following.label, False):
            return None
        return self._person(self.cast.meet(phrase(doc, name.start, end)), name.start, end, Resolution.NAME)

    def _run_and_listed(self, doc: Doc, names: list[Name], position: int) -> Found | None:
        """An unknown given name before a listed word ("Elliott Abrams", where Abrams is a tank)."""
        name = names[position]
        following = names[position + 1] if position + 1 < len(names) else None
        if following is None or following.start != name.end or following.shape is Shape.RUN:
            return None
        if following.entries[0].type not in (T.PERSON, T.WEAPON, T.PLACE) or not following.text[:1].isupper():
            return None
        start, _, title = strip_titles(doc, name.start, name.end)
        end = following.end
        if start >= name.end or doc[name.end - 1].lower_ in self.words["organization_last"]:
            return None
        signs = bool(title) or doc[start].text in self.gazetteer.given_names or name.label == "PERSON"
        if not (signs or title_before(doc, start) or title_after(doc, end)):
            return None
        return self._person(self.cast.meet(phrase(doc, start, end)), start, end, Resolution.NAME)

    def _person(self, person: Person, start: int, end: int, how: Resolution) -> Found:
        return Found(start, end, person.id, T.PERSON, person.name, how, person.acts_for, "person")

    def _run(self, doc: Doc, name: Name) -> Found | None:
        start, end, title = strip_titles(doc, name.start, name.end)
        if start >= end:
            return None
        text = phrase(doc, start, end)
        known = self.cast.called(text)
        if known is not None:
            return self._person(
                known, start, end, Resolution.NAME if text == known.name else Resolution.ALIAS
            )
        if looks_like_person(doc, start, end, name.label, bool(title)) and not (
            end - start == 1 and not title and not title_before(doc, start) and name.label != "PERSON"
        ):
            return self._person(self.cast.meet(text), start, end, Resolution.NAME)
        body = self._body(doc, start, end, text, name.label)
        if body is not None:
            return body
        return self._place(doc, start, end, text, name.label)

    def _body(self, doc: Doc, start: int, end: int, text: str, label: str) -> Found | None:
        last = doc[end - 1].lower_
        if (
            end - start >= 1
            and last in self.words["organization_last"]
            and end + 1 < len(doc)
            and doc[end].lower_ in ("of", "for")
        ):
            beyond = further(doc, end)
            if beyond > end:
                end, last = beyond, doc[start].lower_
                text = phrase(doc, start, end)
                found = Found(
                    start,
                    end,
                    entity_id(T.ORGANIZATION, text),
                    T.ORGANIZATION,
                    text,
                    Resolution.NAME,
                    None,
                    "body",
                )
                self.cast.bodies[text] = found
                return found
        if text not in self.cast.bodies and end - start == 1 and start and doc[start - 1].lower_ == "the":
            short = self.shortened.get(text)
            if short is not None:
                return Found(
                    start,
                    end,
                    short.id,
                    T.ORGANIZATION,
                    short.name,
                    Resolution.ALIAS,
                    short.acts_for,
                    short.kind,
                )
        if text in self.cast.bodies:
            found = self.cast.bodies[text]
            return Found(
                start, end, found.entity, found.type, found.name, Resolution.ALIAS, found.acts_for, "body"
            )
        acronym = end - start == 1 and text.isupper() and text.isalpha() and 2 < len(text) <= 6
        is_body = last in self.words["organization_last"] and end - start >= 2
        if not (
            is_body
            or label == "ORG"
            or (
                acronym
                and label != "LOC"
                and doc[start - 1].lower_ in ("the", "(", "its", ",", "of", "by")
                and start > 0
            )
        ):
            return None
        if text.lower() in self.words["not_names"] or text.lower() in titles().words:
            return None
        first, name = start, text
        found = Found(
            first, end, entity_id(T.ORGANIZATION, name), T.ORGANIZATION, name, Resolution.NAME, None, "body"
        )
        self.cast.bodies[name] = found
        if (
            end + 2 < len(doc)
            and doc[end].text == "("
            and doc[end + 2].text == ")"
            and doc[end + 1].text.isupper()
        ):
            self.cast.bodies[doc[end + 1].text] = found
        return found

    def _place(self, doc: Doc, start: int, end: int, text: str, label: str) -> Found | None:
        last, first = doc[end - 1].lower_, doc[start].lower_
        shaped = end - start >= 2 and (last in self.words["place_last"] or first in self.words["place_first"])
        before = doc[start - 1].lower_ if start else ""
        located = before in ("in", "near", "at", "around", "outside") and doc[start].pos_ == "PROPN"
        if not (shaped or label == "LOC" or (located and label == "")):
            return None
        if text.lower() in self.words["not_names"] or doc[start].lower_ in self.words["not_names"]:
            return None
        if (
            end < len(doc)
            and doc[end].lower_ in ("region", "province", "oblast", "district")
            and end - start <= 2
        ):
            end += 1
        return Found(start, end, entity_id(T.PLACE, text), T.PLACE, text, Resolution.NAME, None, "place")

    # -- listed names --------------------------------------------------------------------------------------

    def _listed(self, doc: Doc, name: Name, number: int) -> Found | None:
        entries = name.entries
        people = [e for e in entries if e.type == T.PERSON]
        if people:
            found = self._listed_human(doc, name, people)
            if found is not None:
                return found
        known = self.cast.called(name.text)
        if known is not None and all(e.type == T.PLACE or e.type == T.PERSON for e in entries):
            return self._person(known, name.start, name.end, Resolution.ALIAS)
        states = [e for e in entries if e.type is T.STATE]
        if states and states[0].kind == "name" and name.start and doc[name.start - 1].text in DIRECTIONS:
            part = f"{doc[name.start - 1].text} {name.text}"
            key = entity_id(T.PLACE, part)
            return Found(
                name.start - 1, name.end, key, T.PLACE, part, Resolution.NAME, states[0].id, "region"
            )
        places = [e for e in entries if e.type is T.PLACE]
        seats = [e for e in places if e.kind == "capital" and e.acts_for]
        if states:
            return self._as_state(name, states)
        if seats and not is_location(doc, name, number):
            return self._as_state(name, seats)
        others = [e for e in entries if e.type is not T.PERSON]
        return self._as_entry(doc, name, others[0]) if others else None

    def _listed_human(self, doc: Doc, name: Name, people: list[Entry]) -> Found | None:
        known = self.cast.called(name.text)
        if known is None and " " not in name.text and len({e.id for e in people}) > 1:
            known = next((self.cast.people[e.id] for e in people if e.id in self.cast.people), None)
        others = [e for e in name.entries if e.type != T.PERSON]
        if known is None and others and not title_before(doc, name.start):
            return None
        person = known or self._listed_person(people[0])
        if known is not None:
            same = next((e for e in people if e.id == known.id), None)
            if same is not None:
                known.acts_for = known.acts_for or same.acts_for
        full = name.text == person.name
        return self._person(person, name.start, name.end, Resolution.NAME if full else Resolution.ALIAS)

    def _as_state(self, name: Name, entries: list[Entry]) -> Found:
        """The state that a name, demonym, building or capital stands for; of several, the one that the
        article
        names elsewhere (Moscow is the Soviet Union's in an article on the Soviet Union)."""
        by_id = {(e.id if e.type is T.STATE else e.acts_for or ""): e for e in reversed(entries)}
        entry = entries[0]
        state = entry.id if entry.type is T.STATE else entry.acts_for or ""
        if len(by_id) > 1:
            state = max(by_id, key=lambda code: (self.named[code], code == state))
            entry = by_id[state]
        if state == "RUS" and self.named["SUN"] and entry.kind == "demonym" and not self._says("Russia"):
            state = "SUN"
        how = {
            "demonym": Resolution.DEMONYM,
            "metonym": Resolution.METONYM,
            "capital": Resolution.METONYM,
            "alias": Resolution.ALIAS,
        }.get(entry.kind, Resolution.NAME)
        return Found(
            name.start, name.end, state, T.STATE, self.gazetteer.states[state].name, how, None, entry.kind
        )

    def _says(self, word: str) -> bool:
        return any(name.text == word for names in self.names for name in names)

    def _as_entry(self, doc: Doc, name: Name, entry: Entry) -> Found | None:
        end = name.end
        if entry.type == T.PLACE and end < len(doc) and entry.kind in ("city", "capital"):
            region = self._region(doc, name, entry)
            if region is not None:
                return region
        how = Resolution.NAME if name.text == entry.name else Resolution.ALIAS
        return Found(name.start, end, entry.id, T(entry.type), entry.name, how, entry.acts_for, entry.kind)

    def _region(self, doc: Doc, name: Name, entry: Entry) -> Found | None:
        """ "the Kursk region" is the region, not the city."""
        end = name.end
        if doc[end].lower_ not in ("region", "oblast", "province", "governorate", "district"):
            return None
        for label in (f"{name.text} {doc[end].text.lower()}", f"{name.text} Oblast", f"{name.text} Province"):
            for other in self.gazetteer.entries.get(label, ()):
                if other.type == T.PLACE:
                    return Found(
                        name.start,
                        end + 1,
                        other.id,
                        T.PLACE,
                        other.name,
                        Resolution.ALIAS,
                        other.acts_for,
                        "region",
                    )
        title = f"{name.text} {doc[end].text.capitalize()}"
        return Found(
            name.start,
            end + 1,
            entity_id(T.PLACE, title),
            T.PLACE,
            title,
            Resolution.ALIAS,
            entry.acts_for,
            "region",
        )
