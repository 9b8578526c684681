from collections.abc import Mapping

from graph_strategies import STORY, WORDS
from hypothesis import given
from hypothesis import strategies as st

from belligraph.graph.origins import are_reprints, find_origins, from_bytes, signature, to_bytes

WORDS_OF_STORY = STORY.split()


def reprints(a: str, b: str) -> bool:
    return len(set(find_origins({"1": a, "2": b}).values())) == 1


def test_the_same_words_are_reprints_whatever_the_marks() -> None:
    assert reprints(STORY, STORY.upper().replace(" ", "\n\n — "))


def test_a_reprint_may_be_cut_and_have_words_changed() -> None:
    assert reprints(STORY, " ".join(WORDS_OF_STORY[:60]))
    changed = list(WORDS_OF_STORY)
    changed[50] = changed[65] = "instead"
    assert reprints(STORY, " ".join(changed))


def test_other_reports_and_short_quotations_are_no_reprints() -> None:
    other = " ".join(f"{WORDS[i * 5 % 12]} {WORDS[i * 7 % 11]} {i + 99}" for i in range(40))
    assert not reprints(STORY, other)
    assert not reprints(STORY, " ".join(WORDS_OF_STORY[:12]))
    assert not reprints("", "")
    assert not reprints("…", "!")


def test_a_chain_of_reprints_is_one_origin() -> None:
    texts = {str(cut): " ".join(WORDS_OF_STORY[:cut]) for cut in (120, 90, 68, 52, 40, 31)}
    assert set(find_origins(texts).values()) == {min(texts)}


@given(st.text(max_size=300))
def test_signatures_are_kept_and_are_always_the_same(text: str) -> None:
    mark = signature(text)
    assert signature(text).keys == mark.keys
    assert list(from_bytes(to_bytes(mark.shingles))) == list(mark.shingles)
    if mark.keys:
        assert are_reprints(mark.shingles, mark.shingles)


def test_keys_are_pinned() -> None:
    """They are stored: were they to change, stores would have to be migrated."""
    assert signature("Korra sent tanks to Velia on Monday").keys[:3] == PINNED


PINNED = (-2563019085331594886, 4235882875654858228, -5615189570111392831)

texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.integers(20, 80).map(
    lambda cut: " ".join(WORDS_OF_STORY[:cut])
)


@given(st.dictionaries(st.text("abc", min_size=1), texts, max_size=6), st.randoms(use_true_random=False))
def test_origins_do_not_depend_on_order(found: Mapping[str, str], rng: object) -> None:
    items = list(found.items())
    rng.shuffle(items)  # type: ignore[attr-defined]
    origins = find_origins(dict(items))
    assert origins == find_origins(found)
    assert all(origins[origin] == origin <= article for article, origin in origins.items())
