import pytest

from belligraph.origins import may_ask


@pytest.mark.parametrize(
    ("origin", "host", "allowed", "may"),
    [
        (None, "a.example", (), True),
        ("https://a.example", "a.example", (), True),
        ("http://A.example:8000", "a.example:8000", (), True),
        ("http://a.example", "a.example:8000", (), False),
        ("https://b.example", "a.example", (), False),
        ("https://b.example", "a.example", ("https://b.example",), True),
        ("https://b.example", "a.example", ("https://c.example",), False),
        ("https://b.example", "a.example", ("*",), True),
        ("null", "a.example", (), False),
        ("null", "", (), False),
        ("https://[", "[", (), False),
        ("https://a.example.evil", "a.example", (), False),
    ],
)
def test_who_may_ask(origin: str | None, host: str, allowed: tuple[str, ...], may: bool) -> None:
    assert may_ask(origin, host, allowed) is may
