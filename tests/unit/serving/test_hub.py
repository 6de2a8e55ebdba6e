from __future__ import annotations

import asyncio
import http.client
import json

from narrate.errors import SourceError
from narrate.serving import hub as hubs
from narrate.serving.hub import Hub


def test_versions_are_of_pages_and_of_this_server():
    hub = Hub()
    letter, other = hub.state("edition:letter"), hub.state("edition:other")
    library = hub.state("library")
    hub.changed("edition:letter")
    assert hub.state("edition:letter") != letter
    assert hub.state("edition:other") == other
    assert hub.state("library") != library
    assert Hub().state("library").version != hub.state("library").version


def test_a_failure_is_told_to_all_and_changes_the_library_alone():
    hub = Hub()
    before = hub.state("edition:other"), hub.state("library")
    hub.failed("letter", "letter.txt", SourceError("it is empty", "write something"))
    now = hub.state("edition:other")
    assert now.version == before[0].version
    assert [str(one) for one in now.failed] == ["letter.txt: it is empty\n  try: write something"]
    assert hub.state("library").version != before[1].version
    again = hub.state("library")
    hub.failed("letter", "letter.txt", SourceError("it is empty", "write something"))
    assert hub.state("library") == again
    hub.mended("letter")
    hub.mended("letter")
    assert hub.state("library").failed == ()


async def _heard(hub, count):
    found = []
    async for state in hub.states("library"):
        found.append(state)
        if len(found) == count:
            return found
        hub.working(f"letter {len(found)}")
    return found


def test_pages_hear_of_every_change():
    found = asyncio.run(_heard(Hub(), 3))
    assert [one.work for one in found] == ["", "letter 1", "letter 2"]


def test_a_heartbeat_keeps_a_connection(monkeypatch):
    monkeypatch.setattr(hubs, "_HEARTBEAT_S", 0.01)

    async def beats():
        hub, found = Hub(), []
        async for state in hub.states("library"):
            found.append(state)
            if len(found) == 3:
                hub.close()
        return found

    assert asyncio.run(beats())[1:] == [None, None]


def test_a_page_hears_it_from_the_server(site):
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    connection.request("GET", "/events?page=edition:letter")
    answer = connection.getresponse()
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "access-control-allow-origin" not in answer.headers

    def told():
        while not (line := answer.fp.readline()).startswith(b"data: "):
            pass
        return json.loads(line[6:])

    first = told()
    assert first == {"version": first["version"], "work": "", "failed": []}
    site.hub.changed("edition:letter")
    assert told()["version"] != first["version"]
    connection.close()
