"""Words of offices, ranks and honorifics, drawn from the gazetteer's phrases."""

from dataclasses import dataclass
from functools import cache

from belligraph.loaders.gazetteer import load
from belligraph.loaders.language.tree import Doc

FUNCTION = frozenset("of the for and in to de facto un eu nato cia fbi joint house state".split())


@dataclass(frozen=True, slots=True)
class Titles:
    """`heads`: nouns that end an office ("minister"); `words`: every word of an office, rank or honorific;
    `ranks`, `honorifics`: their single words; `rank_heads` the last ones. Lower case, without full stops."""

    heads: frozenset[str]
    words: frozenset[str]
    ranks: frozenset[str]
    honorifics: frozenset[str]
    rank_heads: frozenset[str]


def _bare(phrase: str) -> list[str]:
    return phrase.lower().replace("-", " - ").replace(".", "").split()


@cache
def titles() -> Titles:
    """The words of the gazetteer's titles, ranks and honorifics."""
    facts = load()
    heads, words = set(), set()
    for title in facts.titles:
        parts = _bare(title)
        linked = [i for i, word in enumerate(parts) if word in ("of", "for", "in")]
        heads.add(parts[linked[0] - 1] if linked and linked[0] else parts[-1])
        words |= {w for w in parts if w not in FUNCTION and w != "-"}
    ranks = {w for rank in facts.ranks for w in _bare(rank) if w not in FUNCTION and w != "-"}
    honorifics = {w for name in facts.honorifics for w in _bare(name) if w != "-"}
    plurals = {f"{h}s" for h in heads}
    qualifiers = set(
        """former then acting interim outgoing incoming deputy vice senior chief top new late ex
        permanent""".split()
    )
    return Titles(
        heads=frozenset(heads | plurals | {"secretary", "counterpart", "delegate", "pm"})
        - {"state", "general", "generals", "staffs"},
        words=frozenset(
            words | ranks | honorifics | plurals | qualifiers | {"counterpart", "delegate", "pm", "state"}
        ),
        ranks=frozenset(ranks),
        honorifics=frozenset(honorifics),
        rank_heads=frozenset(_bare(rank)[-1] for rank in facts.ranks),
    )


BEFORE_GENERAL = frozenset("secretary attorney director governor consul prosecutor inspector".split())


def is_head(doc: Doc, i: int) -> bool:
    """Whether token `i` ends an office: "minister", and the "general" of "secretary-general"; not a
    rank's.
    """
    word = doc[i].lower_.rstrip(".")
    if word == "general":
        return any(doc[j].lower_ in BEFORE_GENERAL for j in range(max(0, i - 2), i))
    if word == "state":
        return i >= 2 and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in ("secretary", "minister")
    return word in titles().heads


def ends_title(doc: Doc, i: int) -> bool:
    """Whether token `i` can end what stands before a name: an office, or a rank or form of address."""
    word = doc[i].lower_.rstrip(".")
    if is_head(doc, i) or word == "late":
        return True
    if doc[i].text[:1].isupper():
        return word in titles().rank_heads or word in titles().honorifics
    return word in titles().rank_heads and word not in ("private", "major", "specialist")
