"""Each setting is documented, read from the environment, and told when it is wrong."""

from pathlib import Path

import pytest

from belligraph.errors import SettingError
from belligraph.settings import PREFIX, Settings, default_store, load_settings

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"
FIELDS = sorted(Settings.model_fields)


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FIELDS:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


@pytest.mark.parametrize("name", FIELDS)
def test_the_docs_tell_of_it_in_its_own_words(name: str) -> None:
    rows = {row.split("`")[1]: row for row in DOCS.read_text("utf-8").splitlines() if row.startswith("| `")}
    row = rows[PREFIX + name.upper()]
    description = Settings.model_fields[name].description or ""
    assert description.partition(" By default ")[0] in row
    default = Settings.model_fields[name].default
    if isinstance(default, bool | int | str):
        assert f"`{str(default).lower()}`" in row
    elif isinstance(default, float):
        assert f"`{default:g}`" in row


def test_the_docs_tell_of_nothing_else() -> None:
    known = {PREFIX + name.upper() for name in FIELDS} | {"BELLIGRAPH_MODEL"}
    found = {row.split("`")[1] for row in DOCS.read_text("utf-8").splitlines() if row.startswith("| `")}
    assert found == known


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().store == str(default_store())
    monkeypatch.setenv("BELLIGRAPH_STORE", "")
    assert load_settings().store == str(default_store())
    monkeypatch.setenv("BELLIGRAPH_STORE", "a.db")
    monkeypatch.setenv("BELLIGRAPH_PORT", "81")
    monkeypatch.setenv("BELLIGRAPH_CORS_ORIGINS", "https://a.example, https://b.example")
    monkeypatch.setenv("BELLIGRAPH_INTROSPECTION", "false")
    read = load_settings(port=82, store=None)
    assert (read.store, read.port) == ("a.db", 82)
    assert read.cors_origins == ("https://a.example", "https://b.example")
    assert not read.limits.introspection


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "eighty"), ("PORT", "65536"), ("TIMEOUT", "0"), ("GRAPHIQL", "perhaps")]
)
def test_wrong_values_are_told(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingError, match=f"{PREFIX}{name}: .*; got '{value}'"):
        load_settings()


def test_wrong_options_are_told_by_their_name() -> None:
    with pytest.raises(SettingError, match="--port"):
        load_settings(port=70_000)


def test_production_turns_off_what_tells_of_the_schema() -> None:
    for production in (False, True):
        read = load_settings(production=production)
        told = (read.graphiql, read.limits.introspection, read.limits.suggestions)
        assert told == (not production,) * 3
    assert load_settings(production=True, graphiql=True).graphiql
