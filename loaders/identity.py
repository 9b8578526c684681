"""Names → entities, over a whole article: who each name is.

The body is read before the headline, full names before surnames, and what the gazetteer knows wins over
what the recogniser guesses. Nothing is carried from article to article: the same text gives the same ids.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from belligraph.loaders.gazetteer import Entry, Gazetteer, load
from belligraph.loaders.kinds import TOPICS, kinds
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.pipeline import Parsed
from belligraph.loaders.mentions import HYPHENS, Name, Shape, listed, prefixes, runs
from belligraph.loaders.scene import Found
from belligraph.loaders.titles import titles
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType, Resolution

T = EntityType
DIRECTIONS = frozenset("North South East West Northern Southern Eastern Western Central".split())
SHIPS = frozenset("HMS USS INS ARA HMAS HMCS RFA SS MV FS PNS".split())


@dataclass(slots=True)
class Person:
    """A person of the article: full name as first written, and who they act for once known."""

    name: str
    id: str
    words: tuple[str, ...]
    acts_for: str | None = None
    title: str = ""
    female: bool | None = None


@dataclass(slots=True)
class Cast:
    """The persons and organizations that an article has introduced so far."""

    people: dict[str, Person] = field(default_factory=dict)
    by_word: dict[str, list[Person]] = field(default_factory=dict)
    bodies: dict[str, Found] = field(default_factory=dict)

    def meet(self, name: str) -> Person:
        """The person of this full name, introduced if new."""
        key = entity_id(T.PERSON, name)
        if key not in self.people:
            words = tuple(name.split())
            person = Person(name, key, words)
            self.people[key] = person
            for word in dict.fromkeys((words[-1], words[0])):
                self.by_word.setdefault(word, []).append(person)
            if "-" in words[-1]:
                self.by_word.setdefault(words[-1].split("-")[-1], []).append(person)
        return self.people[key]

    def called(self, text: str) -> Person | None:
        """Whom a surname or shortened name means: the latest person whose name ends (or starts) with it."""
        words = text.split()
        for person in reversed(self.by_word.get(words[-1], [])):
            if person.words[-len(words) :] == tuple(words):
                return person
        for person in reversed(self.by_word.get(words[-1], [])):
            if set(words) <= set(person.words):
                return person
        tail = text.split("-")[-1]
        for person in reversed(self.by_word.get(tail, [])):
            if person.words[-1].endswith(text):
                return person
        return None


class Reader:
    """Reads one article's sentences into mentions (without pronouns and descriptions)."""

    def __init__(self, sentences: Sequence[Parsed], headline: bool) -> None:
        self.gazetteer = load()
        self.titles = titles()
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
            start, end, title = self._strip_titles(doc, name.start, name.end)
            if end - start >= 2 and self._is_person(doc, start, end, name.label, bool(title)):
                person = self.cast.meet(self._text(doc, start, end))
                person.title = person.title or title

    def _listed_person(self, entry: Entry) -> Person:
        person = self.cast.meet(entry.name)
        person.acts_for = person.acts_for or entry.acts_for
        return person

    def _text(self, doc: Doc, start: int, end: int) -> str:
        return re.sub(r"\s+", " ", doc[start:end].text)

    def _strip_titles(self, doc: Doc, start: int, end: int) -> tuple[int, int, str]:
        """The run without titles, ranks and honorifics at its head; and those words."""
        at = start
        titles = self.titles.words
        while at < end and (doc[at].lower_.rstrip(".") in titles or doc[at].text in HYPHENS and at > start):
            at += 1
        return at, end, doc[start:at].text if at > start else ""

    def _is_person(self, doc: Doc, start: int, end: int, label: str, titled: bool) -> bool:
        last = doc[end - 1].lower_
        if last in self.words["organization_last"] or last in self.words["place_last"]:
            return False
        if doc[start].lower_ in self.words["place_first"]:
            return False
        if any(t.lower_ in ("of", "for", "and") for t in doc[start:end]):
            return False
        if titled or self._title_before(doc, start):
            return end - start <= 5
        if doc[start].text in self.gazetteer.given_names and end - start >= 2:
            return True
        if label == "PERSON":
            return True
        return label == "" and end - start in (2, 3) and self._title_after(doc, end)

    def _title_before(self, doc: Doc, start: int) -> bool:
        if start == 0:
            return False
        word = doc[start - 1]
        if word.text == "," and start >= 2:  # "the foreign minister, Tang Jiaxuan"
            word = doc[start - 2]
            return word.lower_ in self.titles.heads and word.pos_ != "PROPN"
        return word.lower_.rstrip(".") in self.titles.words

    def _title_after(self, doc: Doc, end: int) -> bool:
        if end + 1 >= len(doc) or doc[end].text != ",":
            return False
        for token in doc[end + 1 : end + 9]:
            if token.text == "," or token.pos_ == "VERB":
                return False
            if token.lower_ in self.titles.heads:
                return True
        return False

    # -- then everything, in order -----------------------------------------------------------------------

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
        out = self._foreign_bodies(doc, out)
        out = [*out, *self._forces(doc, out), *self._ministries(doc, out)]
        covered = [f for f in out if f.kind in ("force", "ministry")]
        return sorted(
            (f for f in out if not any(c is not f and c.start <= f.start and f.end <= c.end for c in covered)),
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

    def _foreign_bodies(self, doc: Doc, founds: list[Found]) -> list[Found]:
        """ "Philippine Marine Corps" is not the American one: a body listed for another state is a new one."""
        out: list[Found] = []
        for found in founds:
            last = out[-1] if out else None
            if (
                last is not None
                and last.type is T.STATE
                and found.type is T.ORGANIZATION
                and found.acts_for not in (None, last.entity)
                and found.kind in ("force", "body")
                and (
                    (last.resolution is Resolution.DEMONYM and last.end == found.start)
                    or (found.start == last.end + 1 and doc[last.end].text in ("'s", "’s"))
                )
            ):
                label = f"{self.gazetteer.states[last.entity].adjective or last.name} {self._text(doc, found.start, found.end)}"
                key = entity_id(T.ORGANIZATION, label)
                out[-1] = Found(last.start, found.end, key, T.ORGANIZATION, label, Resolution.NAME, last.entity, found.kind)
            else:
                out.append(found)
        for state in [f for f in out if f.type is T.STATE]:
            at = state.end + (state.end < len(doc) and doc[state.end].text in ("'s", "’s"))
            owned = at > state.end or state.resolution is Resolution.DEMONYM
            if owned and at < len(doc) and doc[at].text in ("parliament", "Parliament", "Embassy"):
                kind = doc[at].text.capitalize()
                label = f"{kind} of {state.name}"
                out.append(
                    Found(state.start, at + 1, entity_id(T.ORGANIZATION, label), T.ORGANIZATION, label, Resolution.ALIAS, state.entity, "ministry")
                )
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
        _, end, title = self._strip_titles(doc, following.start, following.end)
        if title or not self._is_person(doc, name.start, end, following.label, False):
            return None
        return self._person(self.cast.meet(self._text(doc, name.start, end)), name.start, end, Resolution.NAME)

    def _run_and_listed(self, doc: Doc, names: list[Name], position: int) -> Found | None:
        """An unknown given name before a listed word ("Elliott Abrams", where Abrams is a tank)."""
        name = names[position]
        following = names[position + 1] if position + 1 < len(names) else None
        if following is None or following.start != name.end or following.shape is Shape.RUN:
            return None
        if following.entries[0].type not in (T.PERSON, T.WEAPON, T.PLACE) or not following.text[:1].isupper():
            return None
        start, _, title = self._strip_titles(doc, name.start, name.end)
        end = following.end
        if start >= name.end or doc[name.end - 1].lower_ in self.words["organization_last"]:
            return None
        signs = bool(title) or doc[start].text in self.gazetteer.given_names or name.label == "PERSON"
        if not (signs or self._title_before(doc, start) or self._title_after(doc, end)):
            return None
        return self._person(self.cast.meet(self._text(doc, start, end)), start, end, Resolution.NAME)

    def _person(self, person: Person, start: int, end: int, how: Resolution) -> Found:
        return Found(start, end, person.id, T.PERSON, person.name, how, person.acts_for, "person")

    def _run(self, doc: Doc, name: Name) -> Found | None:
        start, end, title = self._strip_titles(doc, name.start, name.end)
        if start >= end:
            return None
        text = self._text(doc, start, end)
        known = self.cast.called(text)
        if known is not None:
            return self._person(known, start, end, Resolution.NAME if text == known.name else Resolution.ALIAS)
        if self._is_person(doc, start, end, name.label, bool(title)) and not (
            end - start == 1 and not title and not self._title_before(doc, start) and name.label != "PERSON"
        ):
            return self._person(self.cast.meet(text), start, end, Resolution.NAME)
        body = self._body(doc, start, end, text, name.label)
        if body is not None:
            return body
        return self._place(doc, start, end, text, name.label)

    def _body(self, doc: Doc, start: int, end: int, text: str, label: str) -> Found | None:
        last = doc[end - 1].lower_
        if end - start >= 1 and last in self.words["organization_last"] and end + 1 < len(doc) and doc[end].lower_ in ("of", "for"):
            further = self._further(doc, end)
            if further > end:
                end, last = further, doc[start].lower_
                text = self._text(doc, start, end)
                found = Found(start, end, entity_id(T.ORGANIZATION, text), T.ORGANIZATION, text, Resolution.NAME, None, "body")
                self.cast.bodies[text] = found
                return found
        if text not in self.cast.bodies and end - start == 1 and start and doc[start - 1].lower_ == "the":
            short = self.shortened.get(text)
            if short is not None:
                return Found(start, end, short.id, T.ORGANIZATION, short.name, Resolution.ALIAS, short.acts_for, short.kind)
        if text in self.cast.bodies:
            found = self.cast.bodies[text]
            return Found(start, end, found.entity, found.type, found.name, Resolution.ALIAS, found.acts_for, "body")
        acronym = end - start == 1 and text.isupper() and text.isalpha() and 2 < len(text) <= 6
        is_body = last in self.words["organization_last"] and end - start >= 2
        if not (is_body or label == "ORG" or (acronym and label != "LOC" and doc[start - 1].lower_ in ("the", "(", "its", ",", "of", "by") and start > 0)):
            return None
        if text.lower() in self.words["not_names"] or text.lower() in self.titles.words:
            return None
        first, name = start, text
        found = Found(first, end, entity_id(T.ORGANIZATION, name), T.ORGANIZATION, name, Resolution.NAME, None, "body")
        self.cast.bodies[name] = found
        if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].text.isupper():
            self.cast.bodies[doc[end + 1].text] = found
        return found

    @staticmethod
    def _further(doc: Doc, at: int) -> int:
        """End of "of Yemeni Migrants", "for the Study of War" after a body's head noun; `at` where none follows."""
        i = at + 1
        while i < len(doc) and doc[i].lower_ in ("the", "of", "and", "for"):
            i += 1
        end = at
        while i < len(doc) and doc[i].text[:1].isupper() and doc[i].pos_ != "PUNCT":
            i += 1
            end = i
            if i + 1 < len(doc) and doc[i].lower_ in ("of", "and", "for") and doc[i + 1].text[:1].isupper():
                i += 1
        return end

    def _place(self, doc: Doc, start: int, end: int, text: str, label: str) -> Found | None:
        last, first = doc[end - 1].lower_, doc[start].lower_
        shaped = end - start >= 2 and (last in self.words["place_last"] or first in self.words["place_first"])
        before = doc[start - 1].lower_ if start else ""
        located = before in ("in", "near", "at", "around", "outside") and doc[start].pos_ == "PROPN"
        if not (shaped or label == "LOC" or (located and label == "")):
            return None
        if text.lower() in self.words["not_names"] or doc[start].lower_ in self.words["not_names"]:
            return None
        if end < len(doc) and doc[end].lower_ in ("region", "province", "oblast", "district") and end - start <= 2:
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
            return Found(name.start - 1, name.end, key, T.PLACE, part, Resolution.NAME, states[0].id, "region")
        places = [e for e in entries if e.type is T.PLACE]
        seats = [e for e in places if e.kind == "capital" and e.acts_for]
        if states:
            return self._as_state(name, states)
        if seats and not self._is_location(doc, name, number):
            return self._as_state(name, seats)
        others = [e for e in entries if e.type is not T.PERSON]
        return self._as_entry(doc, name, others[0]) if others else None

    def _listed_human(self, doc: Doc, name: Name, people: list[Entry]) -> Found | None:
        known = self.cast.called(name.text)
        if known is None and " " not in name.text and len({e.id for e in people}) > 1:
            known = next((self.cast.people[e.id] for e in people if e.id in self.cast.people), None)
        others = [e for e in name.entries if e.type != T.PERSON]
        if known is None and others and not self._title_before(doc, name.start):
            return None
        person = known or self._listed_person(people[0])
        if known is not None:
            same = next((e for e in people if e.id == known.id), None)
            if same is not None:
                known.acts_for = known.acts_for or same.acts_for
        full = name.text == person.name
        return self._person(person, name.start, name.end, Resolution.NAME if full else Resolution.ALIAS)

    def _as_state(self, name: Name, entries: list[Entry]) -> Found:
        """The state that a name, demonym, building or capital stands for; of several, the one that the article
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
        return Found(name.start, name.end, state, T.STATE, self.gazetteer.states[state].name, how, None, entry.kind)

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
                    return Found(name.start, end + 1, other.id, T.PLACE, other.name, Resolution.ALIAS, other.acts_for, "region")
        title = f"{name.text} {doc[end].text.capitalize()}"
        return Found(name.start, end + 1, entity_id(T.PLACE, title), T.PLACE, title, Resolution.ALIAS, entry.acts_for, "region")

    # -- a capital: the state or the city? -----------------------------------------------------------------

    def _is_location(self, doc: Doc, name: Name, number: int) -> bool:
        if name.text.isupper() and name.start == 0 and len(name.text) > 3:
            return True
        start, end = name.start, name.end
        following = doc[end] if end < len(doc) else None
        if name.start == 0 and following is not None and following.text in (",", "(", "—", "–", "-", ":") and number <= 1:
            tail = doc[end : end + 12].text
            if re.search(r"\d|\(|—|–|:", tail[:24]):
                return True
        if following is not None and following.lower_ in self.words["place_after"]:
            return True
        if following is not None and following.text in ("'s", "’s") and end + 1 < len(doc):
            return doc[end + 1].lower_ in self.words["place_after"]
        if start >= 2 and doc[start - 1].text == "," and doc[start - 2].lower_ in ("capital", "city", "town", "port"):
            return True
        head = doc[end - 1]
        while head.dep_ == "conj" and head.head.i < head.i and head.head.pos_ == "PROPN":
            head = head.head
        before = doc[start - 1].lower_ if start else ""
        case = next((c.lower_ for c in head.children if c.dep_ == "case" and c.i < head.i), "")
        prep = before if before in self.words["place_before"] or before in ("to", "from", "of", "with", "on") else case
        if prep in self.words["place_before"]:
            return True
        verb = head.head
        if prep == "of":
            return lemma(verb.text, "NOUN") in self.words["place_of"]
        if prep in ("to", "from", "for"):
            return self._moves(verb)
        if head.dep_ in ("obj", "nsubj:pass"):
            return lemma(verb.text, "VERB") in self.words["place_takers"]
        return False

    def _moves(self, verb: Token) -> bool:
        for token in (verb, verb.head):
            if lemma(token.text, token.pos_) in self.words["motion"]:
                kinds_below = [c for c in token.children if c.dep_ == "obj"]
                return not any(self.gazetteer.classes.get(lemma(c.text, "NOUN")) for c in kinds_below)
        return False

    # -- forces and ministries ------------------------------------------------------------------------------

    def _forces(self, doc: Doc, founds: list[Found]) -> list[Found]:
        """ "Russian troops", "Ukraine's military", "American and British forces": the state's armed forces."""
        out: list[Found] = []
        for found in founds:
            if found.type is not T.STATE:
                continue
            at = found.end
            if at < len(doc) and doc[at].text in ("'s", "’s", "'", "’"):
                at += 1
            elif found.resolution is not Resolution.DEMONYM and found.kind != "alias":
                continue
            if at + 1 < len(doc) and doc[at].lower_ in ("and", ",", "or"):
                rest = [f for f in founds if f.start == at + 1 and f.resolution is Resolution.DEMONYM]
                if rest:
                    at = rest[0].end
            ahead = at
            while ahead < len(doc) and ahead < at + 3 and doc[ahead].pos_ in ("ADJ", "NUM") and doc[ahead].lower_ not in self.words["force_nouns"]:
                ahead += 1
            if ahead >= len(doc) or doc[ahead].lower_ not in self.words["force_nouns"]:
                branch = doc[at : at + 2].text.lower()
                if branch in ("air force", "coast guard") or (at < len(doc) and doc[at].lower_ == "navy"):
                    size = 1 if doc[at].lower_ == "navy" else 2
                    row = self.gazetteer.states[found.entity]
                    label = f"{row.adjective} {doc[at : at + size].text.title()}" if row.adjective else ""
                    if label:
                        out.append(self._listed_or_new(found, found.start, at + size, label))
                continue
            end = ahead + 1
            if doc[ahead].lower_ == "armed" and end < len(doc) and doc[end].lower_ == "forces":
                end += 1
            if end < len(doc) and doc[end].lower_ in self.words["not_after_force"]:
                continue
            force = self.gazetteer.forces[found.entity]
            label = force.name
            out.append(
                Found(found.start, end, entity_id(T.ORGANIZATION, label), T.ORGANIZATION, label, Resolution.ALIAS, found.entity, "force")
            )
        return out

    def _listed_or_new(self, state: Found, start: int, end: int, label: str) -> Found:
        for entry in self.gazetteer.entries.get(label, ()):
            if entry.type is T.ORGANIZATION:
                return Found(start, end, entry.id, T.ORGANIZATION, entry.name, Resolution.ALIAS, entry.acts_for, "force")
        return Found(start, end, entity_id(T.ORGANIZATION, label), T.ORGANIZATION, label, Resolution.ALIAS, state.entity, "force")

    def _ministries(self, doc: Doc, founds: list[Found]) -> list[Found]:
        """ "the Iranian foreign ministry", "Russia's Ministry of Defence" → "Ministry of Foreign Affairs of Iran"."""
        out = []
        for token in doc:
            if token.lower_ != "ministry":
                continue
            topic, start, end = self._topic(doc, token)
            if not topic:
                continue
            owner = next(
                (f for f in founds if f.type is T.STATE and f.end <= start and start - f.end <= 1), None
            ) or next((f for f in founds if f.type is T.STATE and f.start in (end + 1, end + 2) and doc[end].lower_ in ("of", "in")), None)
            if owner is None:
                continue
            first = min(owner.start, start)
            last = max(owner.end, end) if owner.start >= end else end
            label = f"Ministry of {topic} of {owner.name}"
            out.append(
                Found(first, last, entity_id(T.ORGANIZATION, label), T.ORGANIZATION, label, Resolution.ALIAS, owner.entity, "ministry")
            )
        return out

    @staticmethod
    def _topic(doc: Doc, token: Token) -> tuple[str, int, int]:
        if token.i and doc[token.i - 1].lower_ in TOPICS:
            return TOPICS[doc[token.i - 1].lower_], token.i - 1, token.i + 1
        if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
            word = doc[token.i + 2].lower_
            if word in TOPICS:
                end = token.i + 3
                if end < len(doc) and doc[end].lower_ == "affairs":
                    end += 1
                return TOPICS[word], token.i, end
        return "", 0, 0
