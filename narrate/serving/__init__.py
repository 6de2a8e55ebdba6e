"""The preview: what was made, served on this machine, made anew when its sources change.

Comes in: a folder of editions, a published site, and the request they are made by. Goes out: an
ASGI application that reads these folders and nothing else, the socket it answers on, and the loop
that watches, makes and tells the open pages. Stands above the pipeline, because it runs it.
"""
