"""The feed: RSS 2.0 with the tags of iTunes, Podcasting 2.0, Podlove and RFC 5005."""
