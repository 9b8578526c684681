"""Optional: claims proposed by a language model over HTTP, and held to the same evidence as all others."""
