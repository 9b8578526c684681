"""Who an article has introduced: persons by full name and surname, bodies by name and acronym."""

from dataclasses import dataclass, field

from belligraph.loaders.grammar.scene import Found
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType


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
    spelt: dict[str, Person] = field(default_factory=dict)

    def meet(self, name: str) -> Person:
        """The person of this full name, introduced if new."""
        key = entity_id(EntityType.PERSON, name)
        if key not in self.people:
            words = tuple(name.split())
            person = Person(name, key, words)
            self.people[key] = person
            for word in dict.fromkeys((words[-1], words[0])):
                self.by_word.setdefault(word, []).append(person)
            if "-" in words[-1]:
                self.by_word.setdefault(words[-1].split("-")[-1], []).append(person)
        return self.people[key]

    def alias(self, name: str, person: Person) -> None:
        """The words of another spelling of a person's name mean the person too."""
        words = name.split()
        for word in dict.fromkeys((words[-1], words[0])):
            if person not in self.by_word.setdefault(word, []):
                self.by_word[word].append(person)
        self.spelt[words[-1]] = person
        self.spelt[name] = person

    def called(self, text: str) -> Person | None:
        """Whom a surname or shortened name means: the latest person whose name ends (or starts) with it."""
        words = text.split()
        if text in self.spelt:
            return self.spelt[text]
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
