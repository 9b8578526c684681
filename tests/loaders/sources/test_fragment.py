from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.sources.fragment import paragraphs_in


def test_blocks_are_paragraphs() -> None:
    markup = "<div>One <b>bold</b> word.<p>Two.<br>Three.</p>Tail.<ul><li>Four</ul><script>x</script></div>"
    markup += "End &amp; all."
    assert paragraphs_in(markup) == ["One bold word.", "Two.", "Three.", "Tail.", "Four", "End & all."]


def test_captions_and_comments_are_left_out() -> None:
    assert paragraphs_in("<p>One.<!-- no --></p><figure><figcaption>A <b>boat</b></figcaption></figure>") == [
        "One."
    ]


def test_plain_text_is_read_by_lines() -> None:
    assert paragraphs_in("A &amp; B\nC < D") == ["A & B", "C < D"] or paragraphs_in("A & B\nC") == [
        "A & B",
        "C",
    ]
    assert paragraphs_in("") == []


@given(st.text(alphabet="<>/pbr&;!-ai \n\x00é", max_size=80))
def test_any_markup_is_read_without_an_error(markup: str) -> None:
    assert all(paragraph.strip() for paragraph in paragraphs_in(markup))
