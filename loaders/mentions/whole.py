"""A weapon's name and the class after it are one mention: "Patriot missiles"."""

from dataclasses import replace

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import Found, phrase
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.casebook import entry_found
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType, Resolution

T = EntityType


def whole_weapons(doc: Doc, founds: list[Found]) -> list[Found]:
    """ "Patriot missiles", "F-16 fighter jets": the class after a system belongs to its mention."""
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
            inner = found if _tells(doc, found) else last.inner
            out[-1] = replace(last, end=found.end, name_end=last.name_end or last.end, inner=inner)
        else:
            out.append(_without_class(doc, found))
    return out


def _tells(doc: Doc, found: Found) -> bool:
    """Whether a class says more than the system's name: a howitzer, a ballistic missile."""
    head = lemma(doc[found.end - 1].text, "NOUN").lower()
    return head in kinds()["telling_classes"] and (
        head not in ("missile", "system") or found.end - found.start > 1
    )


def _without_class(doc: Doc, found: Found) -> Found:
    """The same mention, with the end of the name proper before a class of weapon ("Tomahawk | missiles")."""
    if found.kind == "system" and "-class" not in found.name:
        for at in range(found.start + 1, found.end):
            entry = load().classes.get(phrase(doc, at, found.end).lower())
            if entry is not None:
                inner = entry_found(entry, at, found.end, Resolution.ALIAS)
                return replace(found, name_end=at, inner=inner if _tells(doc, inner) else None)
    return found
