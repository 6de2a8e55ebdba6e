"""Mark-up that reading and scripting both have to understand: safe XML, and the page of an SSML.

Comes in: bytes. Goes out: a small tree with line numbers (``tree``), and of SSML 1.1 its names and
the ``Document`` of its text nodes (``ssml``). Nothing is fetched, no entity is expanded.
"""
