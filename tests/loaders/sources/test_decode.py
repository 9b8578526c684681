import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import SourceError
from belligraph.loaders.sources.decode import decode

TEXT = "“Orbán’s fleet” — it sailed through the strait on Monday, and nobody on either side fired a shot."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_letter_cut_in_half_does_not_change_the_encoding() -> None:
    assert decode((TEXT + "’").encode()[:-1]) == TEXT


def test_the_declared_encoding_is_used() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "iso-8859-2") == "Łódź"
    assert decode("café".encode("cp1252"), "no-such-encoding") == "café"


def test_cyrillic_in_one_byte_a_letter_is_guessed() -> None:
    text = "Президент заявил, что переговоры продолжатся в столице на следующей неделе. " * 5
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize("data", [b"\x00\x01", b"\x89PNG\r\n", b"PK\x03\x04", b"\x01\x02\x03\x04" * 20])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        decode(data)


@given(st.text().filter(lambda text: "\x00" not in text and "\ufffd" not in text))
def test_any_utf8_is_read_back_or_refused(text: str) -> None:
    try:
        assert decode(b"\xef\xbb\xbf" + text.encode()) == text
    except SourceError:
        assert any(ord(char) < 32 or ord(char) == 127 for char in text)
