"""Settings: from BELLIGRAPH_* in the environment, or as given. docs/settings.md tells of each."""

from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from belligraph.adding import Bounds
from belligraph.errors import SettingError
from belligraph.live import LiveLimits
from belligraph.schema.graphql.guard import Limits

PREFIX = "BELLIGRAPH_"


def default_store() -> Path:
    """The store's file in the user's data folder."""
    return user_data_path("belligraph", appauthor=False) / "belligraph.db"


def _in_development(given: dict[str, Any]) -> bool:
    return not given.get("production", False)


class Settings(BaseSettings):
    """How the service runs; frozen, read once at the start."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    store: str = Field(
        default_factory=lambda: str(default_store()),
        description="Path of the store's file. By default belligraph.db in the user's data folder.",
    )
    host: str = Field(
        default="127.0.0.1",
        description="Address to listen on. The default is reachable from this machine alone; the service has "
        "no log-in, so put a proxy in front of it before you open it to others.",
    )
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; 0 takes any free one.")
    explorer: bool = Field(default=True, description="Whether / shows the explorer.")
    production: bool = Field(
        default=False,
        description="Whether the service is open to others: GraphiQL, introspection and suggestions are off "
        "then, unless they are set.",
    )
    graphiql: bool = Field(default_factory=_in_development, description="Whether /graphiql shows GraphiQL.")
    introspection: bool = Field(
        default_factory=_in_development,
        description="Whether the schema may be asked for; GraphiQL needs it.",
    )
    suggestions: bool = Field(
        default_factory=_in_development,
        description="Whether errors suggest names of the schema that are like a wrong one.",
    )
    documents: Path | None = Field(
        default=None,
        description="JSON file of trusted documents, {SHA-256: text}; requests may name them by documentId.",
    )
    only_documents: bool = Field(
        default=False, description="Whether nothing but the trusted documents may be asked."
    )
    keep: int = Field(
        default=64, ge=0, description="MiB of answers that are kept until the store changes; 0 keeps none."
    )
    tell_plan: bool = Field(
        default=False,
        description="Whether extensions.plan tells which way a request went: compiled or resolved.",
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Origins of other sites whose pages may ask the service, separated by commas, or *.",
    )
    max_body: int = Field(
        default=1_000_000,
        ge=1_000,
        description="Bytes that a request's body, or a message of a WebSocket, may have.",
    )
    max_tokens: int = Field(
        default=2_000,
        ge=100,
        description="Tokens that a GraphQL document may have at the most.",
    )
    max_depth: int = Field(
        default=30,
        ge=20,
        le=100,
        description="Levels to which a GraphQL operation may be nested; introspection needs 20.",
    )
    max_cost: int = Field(
        default=100_000,
        ge=1_000,
        description="Values that a GraphQL operation may ask for, reckoned as if each page were full.",
    )
    max_aliases: int = Field(
        default=200, ge=1, description="Aliases that a GraphQL document may have at the most."
    )
    max_directives: int = Field(
        default=100, ge=1, description="Directives that a GraphQL document may have at the most."
    )
    timeout: float = Field(
        default=30.0, gt=0, description="Seconds after which a GraphQL operation is given up."
    )
    llm_url: str | None = Field(
        default=None,
        description="Base address of an OpenAI-compatible endpoint, which `load --llm` asks, "
        "as in `http://127.0.0.1:8080/v1`.",
    )
    llm_model: str | None = Field(default=None, description="The model's name there.")
    llm_key: SecretStr = Field(
        default=SecretStr(""),
        description="The endpoint's key, if it wants one. It is sent there and nowhere else.",
    )
    llm_cache: str | None = Field(
        default=None,
        description="Folder of the answers. By default llm in the user's cache folder.",
    )
    llm_timeout: float = Field(
        default=120.0, gt=0, description="Seconds that one try may take, from the first byte to the last."
    )
    llm_retries: int = Field(
        default=4,
        ge=0,
        le=20,
        description="Tries after the first, where the endpoint is busy, fails or is slow.",
    )
    llm_parallel: int = Field(default=4, ge=1, le=64, description="Articles that are asked about at a time.")
    llm_budget: int | None = Field(
        default=None,
        ge=0,
        description="Tokens, in and out, that a load may spend. More than that expected: nothing is sent; "
        "more than that spent: nothing more is sent.",
    )
    llm_price_in: float | None = Field(
        default=None, ge=0, description="Price of a million tokens sent, in any currency, to tell the cost."
    )
    llm_price_out: float | None = Field(default=None, ge=0, description="Price of a million tokens answered.")
    llm_body: str | None = Field(
        default=None,
        description="Further fields of a request, as a JSON object; null takes one of ours out: "
        '`{"temperature": null, "max_completion_tokens": 8000}`.',
    )

    mutations: bool = Field(
        default=False,
        description="Whether articles may be added and removed over GraphQL. There is no log-in: whoever "
        "reaches the service may write.",
    )
    max_articles: int = Field(
        default=50, ge=1, le=1_000, description="Articles that one mutation may add at the most."
    )
    max_article: int = Field(
        default=100_000,
        ge=1_000,
        le=1_000_000,
        description="Characters that an article added by a mutation may have at the most.",
    )

    max_connections: int = Field(
        default=500, ge=1, description="WebSockets and event streams that may be open at once, in all."
    )
    max_operations: int = Field(
        default=20, ge=1, description="Operations, subscriptions among them, that may run on one WebSocket."
    )
    init_timeout: float = Field(
        default=3.0, gt=0, description="Seconds that a new WebSocket has for its connection_init."
    )
    stall_timeout: float = Field(
        default=30.0, gt=0, description="Seconds after which a client that takes none of its events is cut."
    )
    heartbeat: float = Field(
        default=15.0, gt=0, description="Seconds between signs of life on a quiet event stream."
    )

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return (
            tuple(part.strip() for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )

    @property
    def bounds(self) -> Bounds:
        """How much a mutation may add."""
        return Bounds(self.max_articles, self.max_article)

    @property
    def live(self) -> LiveLimits:
        """How much clients may hold open."""
        return LiveLimits(
            connections=self.max_connections,
            operations=self.max_operations,
            message=self.max_body,
            init=self.init_timeout,
            stall=self.stall_timeout,
            heartbeat=self.heartbeat,
        )

    @property
    def limits(self) -> Limits:
        """How large an operation may be."""
        return Limits(
            tokens=self.max_tokens,
            depth=self.max_depth,
            cost=self.max_cost,
            aliases=self.max_aliases,
            directives=self.max_directives,
            introspection=self.introspection,
            suggestions=self.suggestions,
        )


def load_settings(**given: Any) -> Settings:
    """The settings; what is given (and not None) goes before the environment. Raises SettingError."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        where = f"--{name}" if given.get(name) is not None else f"{PREFIX}{name.upper()}"
        raise SettingError(f"{where}: {first['msg'].lower()}; got {first['input']!r}") from None
