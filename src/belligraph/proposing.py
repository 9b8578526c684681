"""A load that asks a language model too: its settings, and what a person is told of tokens and cost."""

from pathlib import Path

from platformdirs import user_cache_path

from belligraph.errors import InputError, SettingError
from belligraph.graph.open import open_store
from belligraph.load import unknown_articles
from belligraph.loaders.llm.endpoint import Endpoint, body_of
from belligraph.loaders.llm.proposer import Proposer
from belligraph.output import say
from belligraph.settings import Settings


def proposer_of(settings: Settings) -> Proposer:
    """The proposer that the settings name. Nothing is sent yet. Raises SettingError."""
    if settings.llm_url is None or settings.llm_model is None:
        raise SettingError(
            "--llm needs an endpoint and a model: set BELLIGRAPH_LLM_URL, as in http://127.0.0.1:8080/v1, "
            "and BELLIGRAPH_LLM_MODEL"
        )
    endpoint = Endpoint(
        url=settings.llm_url.strip(),
        model=settings.llm_model.strip(),
        cache=Path(settings.llm_cache) if settings.llm_cache else default_cache(),
        key=settings.llm_key.get_secret_value().strip(),
        timeout=settings.llm_timeout,
        retries=settings.llm_retries,
        parallel=settings.llm_parallel,
        budget=settings.llm_budget,
        price_in=settings.llm_price_in,
        price_out=settings.llm_price_out,
        body=body_of(settings.llm_body),
    )
    if endpoint.bare:
        say("llm: the key goes over the network unencrypted; use https where you can")
    return Proposer(endpoint, lambda words: say(f"llm: {words}"))


def default_cache() -> Path:
    """The folder of answers in the user's cache folder."""
    return user_cache_path("belligraph", appauthor=False) / "llm"


def run_estimate(proposer: Proposer, store: str, paths: list[str]) -> None:
    """Say what loading the paths would take; nothing is sent and nothing is stored."""
    if "://" not in store and not Path(store).exists():
        articles = list(unknown_articles(None, paths))
    else:
        with open_store(store, read_only=True) as opened:
            articles = list(unknown_articles(opened, paths))
    if not articles:
        raise InputError("there is no new article in what was given")
    proposer.begin(articles)
