"""The codebook: which words make which relation, one readable file a relation.

A file `<relation>.toml` holds frames. A frame names its trigger words and where the roles sit; see
CONTRIBUTING for the keys. `words.toml` holds the word classes that frames ask for.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from belligraph.errors import SettingError
from belligraph.schema.records import EntityType, Mood, Record
from belligraph.schema.vocabulary import relations


def _words(value: Any) -> Any:
    return frozenset(value.split()) if isinstance(value, str) else value


Words = Annotated[frozenset[str], BeforeValidator(_words)]

Slots = tuple[str, ...]


class Frame(Record):
    """One way to say a relation.

    Slots: subj, obj, iobj, poss, mod, light, noun, before, user, self, subjof, below, names, parties,
    receiver, goer, answerer, clausesubj, clauseobj, obliged, asked, aims, addressee, item, np, clause,
    predicate, xcomp, case, stationed, recipient, or a preposition; `owner:X` is the owner of slot X,
    `mod:X` its modifiers, `state:X` the state whose forces stand there.
    """

    relation: str
    name: str
    verbs: Words = frozenset()
    nouns: Words = frozenset()
    hyphens: Words = frozenset()
    particle: Words = Field(default=frozenset(), description="the verb must come with one of these")
    particle_for: Words = Field(default=frozenset(), description="… but only these verbs must")
    subject: Slots
    object: Slots
    item: Slots = ()
    instrument: str | None = Field(default=None, description="slot whose noun names the treaty")
    role: bool = Field(default=False, description="read the office from the clause")
    subject_types: tuple[EntityType, ...] = ()
    object_types: tuple[EntityType, ...] = ()
    prefer: tuple[EntityType, ...] = Field(default=(), description="types of object to try first")
    object_nouns: Words = Field(default=frozenset(), description="the direct object must be one of these")
    needs: str | None = Field(default=None, description="word class that must stand in `needs_in`")
    needs_in: Slots = ("obj",)
    needs_also: str | None = Field(default=None, description="word class that must stand in the clause")
    lacks: str | None = Field(default=None, description="word class that must not stand in `lacks_in`")
    lacks_in: Slots = ("obj",)
    needs_clause_for: Words = Field(
        default=frozenset(), description="verbs that need an infinitive or that-clause"
    )
    voice: Literal["active", "passive"] | None = Field(default=None, description="the verb's voice")
    without_agent: bool = Field(default=False, description="not where a passive names its doer")
    plain: bool = Field(default=False, description="not with a predicate of the object: 'left Paris fuming'")
    abroad: bool = Field(default=False, description="the object lies outside the subject's country")
    direct: bool = Field(
        default=False, description="the object is the phrase's own name, not where it stands"
    )
    without: Words = Field(default=frozenset(), description="particles that send the verb elsewhere")
    needs_item: bool = False
    needs_person: bool = Field(default=False, description="the subject must be a person")
    person_for: Words = Field(default=frozenset(), description="verbs whose two ends must be persons")
    unless: Words = Field(default=frozenset(), description="prepositions whose presence sends it elsewhere")
    unless_object: bool = Field(default=False, description="a named direct object sends it elsewhere")
    literal: Words = Field(
        default=frozenset(), description="object slots where a capital is a city, not its government"
    )
    intransitive: bool = Field(default=False, description="a direct object sends it elsewhere")
    back: Words = Field(default=frozenset(), description="relations that a bare object noun points back to")
    back_to: Literal["subject", "object", "both"] = Field(
        default="subject", description="… and which end of them"
    )
    bare: Words = Field(
        default=frozenset(), description="words that point back by themselves: 'vowed to retaliate'"
    )
    weak: Words = Field(default=frozenset(), description="object slots taken only for states and places")
    pairs: bool = Field(default=False, description="everyone named is tied with everyone on the other side")
    mood: Mood | None = None
    negated: bool = False
    asserted: bool = Field(default=False, description="the word itself is the act, whatever governs it")
    over: Words = Field(default=frozenset(), description="relations that its trigger then does not mean")
    example: str
    gives: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name in the codebook, such as "supplies/send arms to"."""
        return f"{self.relation.lower()}/{self.name}"


class Codebook(Record):
    """All frames, found by trigger word, and the word classes."""

    frames: tuple[Frame, ...]
    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    hyphens: Mapping[str, tuple[Frame, ...]]
    classes: Mapping[str, frozenset[str]]


def _index(frames: list[Frame], field: str) -> Mapping[str, tuple[Frame, ...]]:
    out: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in sorted(getattr(frame, field)):
            out.setdefault(word, []).append(frame)
    return MappingProxyType({word: tuple(rows) for word, rows in sorted(out.items())})


@cache
def load() -> Codebook:
    """The bundled codebook. Raises SettingError that names file and frame when an entry is wrong."""
    folder = files(__package__)
    classes = {
        name: frozenset(text.split())
        for name, text in tomllib.loads(folder.joinpath("words.toml").read_text("utf-8")).items()
    }
    frames: list[Frame] = []
    for relation in relations():
        name = f"{relation.lower()}.toml"
        for row in tomllib.loads(folder.joinpath(name).read_text("utf-8")).get("frame", ()):
            try:
                frame = Frame(**{"relation": relation, **row})
            except ValidationError as error:
                first = error.errors()[0]
                key = ".".join(map(str, first["loc"]))
                raise SettingError(
                    f"codebook/{name}, frame {row.get('name')!r}: {key}: {first['msg']}"
                ) from None
            for used in (frame.needs, frame.needs_also, frame.lacks):
                if used is not None and used not in classes:
                    raise SettingError(
                        f"codebook/{name}, frame {frame.name!r}: no word class {used!r} in words.toml"
                    )
            frames.append(frame)
    return Codebook(
        frames=tuple(frames),
        verbs=_index(frames, "verbs"),
        nouns=_index(frames, "nouns"),
        hyphens=_index(frames, "hyphens"),
        classes=MappingProxyType(classes),
    )
