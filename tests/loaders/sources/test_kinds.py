import pytest

from belligraph.loaders.sources.kinds import Kind, kind_of


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.TXT", b"<html>", Kind.TEXT), ("a.htm", b"x", Kind.PAGE), ("a.ndjson", b"", Kind.LINES),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0">', Kind.FEED),
        ("a.xml", b"<feed xmlns='x'>", Kind.FEED),
        ("a", b"\xef\xbb\xbf <!DOCTYPE html>", Kind.PAGE),
        ("a", "\ufeff<html><body>".encode("utf-16-le"), Kind.PAGE),
        ("a", b'{"text": "x"}\n{"text": "y"}', Kind.LINES), ("a", b'{\n "text": "x"}', Kind.JSON),
        ("a", b'[{"text": "x"}]', Kind.JSON), ("a", b"[Music] It began", Kind.TEXT),
        ("a", b"<3 this", Kind.TEXT),
        ("a", b"", Kind.TEXT),
    ],
)  # fmt: skip
def test_kinds(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(name, data) is kind
