"""The GraphQL contract: Strawberry types, filters and the guard that every operation passes."""
