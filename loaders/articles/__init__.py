"""A raw document → articles: dumps cut apart, page junk left out, headline and date found."""
