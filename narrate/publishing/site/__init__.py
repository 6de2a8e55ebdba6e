"""The site of a show: pages, style, script and search shards, as bytes.

Comes in: a show and its episodes. Goes out: what stands in ``public/``, page by page, without a
look at any other page, so that an archive of any size is written in flat memory and only where
something changed. What goes into the pages (templates, style, scripts, words) stands beside these
modules and is MIT-0; see ``LICENSE``.
"""
