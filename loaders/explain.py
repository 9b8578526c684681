"""Why a sentence gives the claims that it gives: tokens, mentions, the frame that fired, the mood rule."""

from collections.abc import Iterator

from belligraph.loaders.assertion import assess
from belligraph.loaders.extract import read_article, scenes_of
from belligraph.loaders.grammar.scene import Scene
from belligraph.loaders.language.pipeline import parse
from belligraph.schema.records import Article, Claim


def explain(text: str) -> Iterator[str]:
    """Lines to read, sentence by sentence: the tree, the mentions, and each claim with the rule behind it.

    `text`: as `clean` gives it. The claims are those that `load` would store.
    """
    article = Article.make(text, source="explain")
    sentences = next(iter(parse([article.content])))
    scenes = scenes_of(article, sentences)
    extraction = read_article(article, sentences, scenes)
    names = {form.id: form.name for form in extraction.forms}
    for scene in scenes:
        yield f"sentence {scene.index}: {scene.doc.text}"
        yield "  tokens    " + " ".join(f"{t.text}/{t.pos_}/{t.dep_}←{t.head.text}" for t in scene.doc)
        for found in scene.founds:
            words = scene.doc[found.start : found.end].text
            yield f"  mention   {words!r} → {found.type.value} {found.name} ({found.resolution.value})"
        for claim in extraction.claims:
            if claim.sentence.start == scene.start:
                yield from _claim(scene, claim, names)


def _claim(scene: Scene, claim: Claim, names: dict[str, str]) -> Iterator[str]:
    trigger = next(token for token in scene.doc if scene.start + token.idx == claim.trigger.start)
    item = f" item={names[claim.item]}" if claim.item else ""
    yield f"  claim     {names[claim.subject]} {claim.relation} {names[claim.object]}{item}"
    yield f"            trigger {trigger.text!r}, frame {claim.rule}"
    judged = assess(trigger)
    alike = (judged.mood, judged.negated) == (claim.mood, claim.negated)
    why = (judged.rule or "plain") if alike else "set by the frame"
    yield f"            {claim.mood.value}{', negated' if claim.negated else ''} ({why})"
