"""A pipeline of the user's own reads in the bundled one's place, or is refused with a reason.

What reads runs in a process of its own, for a process loads its pipeline once.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from belligraph import __version__
from belligraph.errors import SettingError
from belligraph.loaders.extract import extract
from belligraph.loaders.language.own import load_own
from belligraph.schema.records import Article

HERE = Path(__file__).parent
NEWS = (
    "Poland sent 14 tanks to Ukraine on Monday, President Andrzej Duda said in Warsaw. "
    "The rebels  of the Ogaden Front shelled\u00a0Basra. He condemned Russia."
)
PROGRAM = f"""
import json
from belligraph.loaders.extract import extract
from belligraph.loaders.language.pipeline import parse
from belligraph.schema.records import Article
article = Article.make({NEWS!r}, source="t")
read = extract(article)
(sentences,) = parse([article.content])
print(json.dumps({{
    "extractor": sorted({{claim.extractor for claim in read.claims}}),
    "claims": [[claim.subject, claim.relation, claim.object] for claim in read.claims],
    "texts": [s.doc.text for s in sentences],
    "deps": sorted({{t.dep_ for s in sentences for t in s.doc}}),
    "names": sorted({{e.label_ for s in sentences for e in s.doc.ents}}),
}}))
"""


def run(where: str | None) -> dict[str, Any]:
    """What a process reads with that setting."""
    environment = {k: v for k, v in os.environ.items() if k != "BELLIGRAPH_MODEL"}
    if where is not None:
        environment["BELLIGRAPH_MODEL"] = where
    paths = [str(HERE), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    out: dict[str, Any] = json.loads(done.stdout)
    return out


def expected() -> list[list[str]]:
    """What the bundled pipeline reads."""
    return [[c.subject, c.relation, c.object] for c in extract(Article.make(NEWS, source="t")).claims]


@pytest.mark.parametrize("name", ["bundled", "whole", "squeezing", "without_names"])
def test_it_reads(name: str) -> None:
    found = run(f"own_pipelines:{name}")
    assert ["POL", "SUPPLIES", "UKR"] in found["claims"]
    assert [claim for claim in expected() if claim in found["claims"]]
    if name in ("bundled", "whole"):
        assert found["claims"] == expected()
    assert set(found["names"]) == (set() if name == "without_names" else {"LOC", "PERSON"})
    (extractor,) = found["extractor"]
    assert extractor.startswith(f"belligraph {__version__} with own_pipelines:{name} (")
    assert "ROOT" in found["deps"]
    assert not {"root", "obl:tmod", "nmod:npmod", ""} & set(found["deps"])
    content = Article.make(NEWS, source="t").content
    assert all(text in content for text in found["texts"])


def test_a_pipeline_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))
    nlp = load_own("own_pipelines:bundled").nlp
    nlp.meta["name"], nlp.meta["version"] = "mine", "1.2"
    nlp.to_disk(tmp_path / "mine")
    found = run(str(tmp_path / "mine"))
    assert found["claims"] == expected()
    (extractor,) = found["extractor"]
    assert extractor.startswith(f"belligraph {__version__} with en_mine 1.2 (")
    assert str(tmp_path) not in extractor


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("own_pipelines:blank", "has no parser: it gives no tree"),
        ("own_pipelines:german", "reads 'de'; the rules are for English"),
        ("own_pipelines:clear", "does not parse in Universal Dependencies .it has dobj, "),
        ("own_pipelines:without_parts", "gives no universal parts of speech"),
        ("own_pipelines:translating", "changes the text"),
        ("own_pipelines:breaking", "can't be loaded: OSError: the model is not there"),
        ("own_pipelines:number", "gives int, and no spaCy pipeline"),
        ("own_pipelines:nothing", "can't be loaded: AttributeError"),
        ("no_such_module:load", "can't be loaded: ModuleNotFoundError"),
        ("no_such_package", "is no installed spaCy package, no pipeline folder"),
        (str(HERE), "is no installed spaCy package, no pipeline folder"),
    ],
)
def test_what_is_no_such_pipeline_is_refused(where: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))
    with pytest.raises(SettingError, match=words) as caught:
        load_own(where)
    assert str(caught.value).startswith(f"BELLIGRAPH_MODEL={where} ")
    assert "\n" not in str(caught.value)


def test_a_wrong_setting_is_told_by_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "belligraph.cli", "load", "a.txt", "--store", "s.db"],
        env={**os.environ, "BELLIGRAPH_MODEL": "no_such_package"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: BELLIGRAPH_MODEL=no_such_package is no installed spaCy package")
