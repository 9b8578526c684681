"""What else a claim says of its event: how much, what sum, when."""

from collections.abc import Iterator
from dataclasses import dataclass

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.heads import is_hyphenated
from belligraph.loaders.claims.traits import traits
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Scene
from belligraph.loaders.language.tree import Token
from belligraph.loaders.measures import Measured, find_money, find_quantities, find_times
from belligraph.schema.records import Article, EventTime, Money, Quantity

REACH = 18  # tokens between an event and its time


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of one sentence, found once; offsets count in the sentence."""

    quantities: tuple[Measured[Quantity], ...]
    money: tuple[Measured[Money], ...]
    times: tuple[Measured[EventTime], ...]


def measure(scene: Scene, article: Article) -> Measures:
    """The measures of a sentence."""
    text = scene.text
    money, times = find_money(text), find_times(text, article.published)
    others = [(row.start, row.end) for row in money] + [(row.start, row.end) for row in times]
    return Measures(tuple(find_quantities(text, others)), tuple(money), tuple(times))


def _verb_of(token: Token) -> Token:
    for node in (token, *token.ancestors):
        if syntax.is_verb(node) and node.dep_ not in ("aux", "aux:pass", "cop"):
            return node
    return token


def _token_at(scene: Scene, offset: int) -> Token | None:
    span = scene.doc.char_span(offset, offset + 1)
    return span[0] if span is not None and len(span) else None


def quantity_of(scene: Scene, found: Measures, candidate: Candidate) -> Measured[Quantity] | None:
    """The number that counts the candidate's weapons, troops or blows."""
    if not found.quantities or candidate.relation not in traits()["relations.counted"]:
        return None
    doc = scene.doc
    heads = list(candidate.heads)
    if candidate.item is not None and candidate.item.start < len(doc):
        heads.append(doc[candidate.item.end - 1])
    if candidate.relation in traits()["relations.manned"] and syntax.is_verb(candidate.trigger):
        heads += syntax.subjects(candidate.trigger)  # "200 instructors have come to train recruits"
    for head in (*heads, *_counted(candidate.trigger)):
        start, end = syntax.base_phrase(head)
        first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        for row in found.quantities:
            if row.start < last and row.end > first:
                return row
    return None


def _counted(trigger: Token) -> Iterator[Token]:
    """Heads of what the event may count: what is done to, else the event's own noun and its "of" phrase."""
    if syntax.is_verb(trigger):
        yield from syntax.objects(trigger)
        return
    yield trigger
    for child in trigger.children:
        if child.dep_ in ("nmod", "obl") and syntax.preposition(child) == "of":
            yield child


def money_of(scene: Scene, found: Measures, candidate: Candidate) -> Measured[Money] | None:
    """The sum that the candidate speaks of: of those in its clause the one nearest to its trigger."""
    if candidate.relation not in traits()["relations.paid"] or not found.money:
        return None
    trigger = candidate.trigger
    near = [row for row in found.money if _beside(scene, row, trigger)]
    return min(near, key=lambda row: abs(row.start - trigger.idx)) if near else None


def time_of(scene: Scene, found: Measures, candidate: Candidate) -> Measured[EventTime] | None:
    """The time that hangs on the candidate's verb, or on the verb before it that it is joined to."""
    standing = candidate.relation in traits()["relations.standing"]
    if standing or not found.times or is_hyphenated(candidate.trigger):
        return None
    trigger = node = candidate.trigger
    times = [row for row in found.times if not _opens_clause(scene, row)]
    near = [row for row in times if _beside(scene, row, node)]
    near = near or _following(scene, times, trigger) or _just_before(scene, times, trigger)
    while not near and _shares(node):
        node = node.head
        near = [row for row in times if _beside(scene, row, node) and row.start < trigger.idx]
    return min(near, key=lambda row: abs(row.start - node.idx)) if near else None


def _just_before(scene: Scene, times: list[Measured[EventTime]], trigger: Token) -> list[Measured[EventTime]]:
    """The time right before the event: "and, on 3 August, downed a helicopter"."""
    for row in times:
        token = _token_at(scene, row.end - 1)
        if token is not None and 0 < trigger.i - token.i <= 3:
            between = scene.doc[token.i + 1 : trigger.i]
            if all(t.is_punct or t.pos_ in ("ADV", "AUX") for t in between):
                return [row]
    return []


def _shares(verb: Token) -> bool:
    """Whether a verb continues the clause before it: "broke through at dawn and took the town", "agreed on
    Monday to meet".
    """
    own = any(c.dep_ in ("aux", "nsubj", "nsubj:pass") for c in verb.children)
    purpose = verb.dep_ == "advcl" and any(c.lower_ == "to" and c.i < verb.i for c in verb.children)
    joined = verb.dep_ in ("conj", "xcomp") or purpose
    return joined and syntax.is_verb(verb) and verb.head.i < verb.i and not own


def _following(scene: Scene, times: list[Measured[EventTime]], trigger: Token) -> list[Measured[EventTime]]:
    """By word order, for trees that hang it elsewhere: the time after the trigger, before another clause."""
    stop = traits()["places.stop"]
    for row in times:
        token = _token_at(scene, row.start)
        if token is None or not 0 < token.i - trigger.i <= REACH:
            continue
        if not any(
            t.lower_ in stop or t.text in (";", ":", "(") or (t.pos_ in ("VERB", "AUX") and not scene.at(t.i))
            for t in scene.doc[trigger.i + 1 : token.i]
        ):
            return [row]
    return []


def _beside(scene: Scene, row: Measured[Money] | Measured[EventTime], trigger: Token) -> bool:
    """Whether a measure stands in the trigger's own clause, or under the trigger where that is a noun."""
    first = _token_at(scene, row.start)
    if first is None:
        return False
    ends = (first, _token_at(scene, row.end - 1) or first)
    verb = _verb_of(trigger)
    if any(_verb_of(t) == verb for t in ends):
        return True
    return verb != trigger and any(t == trigger or trigger.is_ancestor(t) for t in ends)


def _opens_clause(scene: Scene, row: Measured[EventTime]) -> bool:
    """Whether it is the "hours after" of "hours after Egypt had refused": it dates neither clause."""
    if not row.record.text.endswith(("after", "before")):
        return False
    rest = scene.text[row.end :].lstrip()
    return bool(rest) and rest[0] not in ",.;:)"
