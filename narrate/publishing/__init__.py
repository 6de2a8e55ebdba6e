"""Arranges editions that were made: feed, site, catalogue, and the way to where they are served.

Comes in: a show and its episodes, whose files exist. Goes out: ``public/``, and what is sent of it.
"""
