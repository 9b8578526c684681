"""Why a sentence gives the claims that it gives: tokens, mentions, the frame that fired, the mood rule."""

from collections.abc import Iterator

from belligraph.loaders.assertion import assess
from belligraph.loaders.extract import candidates_of, scenes_of
from belligraph.loaders.language.pipeline import parse
from belligraph.schema.records import Article


def explain(text: str) -> Iterator[str]:
    """Lines to read, sentence by sentence: the tree, the mentions, and each claim with the rule behind it.

    `text`: as `clean` gives it.
    """
    article = Article.make(text, source="explain")
    for scene in scenes_of(article, next(iter(parse([text])))):
        yield f"sentence {scene.index}: {scene.doc.text}"
        yield "  tokens    " + " ".join(f"{t.text}/{t.pos_}/{t.dep_}←{t.head.text}" for t in scene.doc)
        for found in scene.founds:
            words = scene.doc[found.start : found.end].text
            yield f"  mention   {words!r} → {found.type.value} {found.name} ({found.resolution.value})"
        for candidate in candidates_of(scene):
            judged = assess(candidate.trigger)
            item = f" item={candidate.item.name}" if candidate.item else ""
            yield f"  claim     {candidate.subject.name} {candidate.relation} {candidate.object.name}{item}"
            yield f"            trigger {candidate.trigger.text!r}, frame {candidate.rule}"
            negated = ", negated" if judged.negated else ""
            yield f"            {judged.mood.value}{negated} ({judged.rule or 'plain'})"
