"""Ctrl-C while the library speaks: it is heard, and never as a hole in a take."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from narrate.engines.espeak import Espeak
from narrate.model.sound import Utterance
from narrate.model.voice import Voice

VOICE = Voice(name="test", engine="espeak", voice="en-us")
UTTERANCE = Utterance(text=("the limits on the weapons of war " * 8).strip())

SPEAKING = """
from narrate.engines.espeak import Espeak
from narrate.model.sound import Utterance
from narrate.model.voice import Voice
speaker = Espeak().open(Voice(name="test", engine="espeak", voice="en-us"))
utterance = Utterance(text={text!r})
print("ready", flush=True)
try:
    while True:
        speaker.speak(utterance)
except KeyboardInterrupt:
    speaker.close()
    print("stopped")
"""


@pytest.mark.parametrize("wait_s", [0.001, 0.02, 0.05])
def test_ctrl_c_stops_a_process_that_speaks(wait_s):
    code = SPEAKING.format(text=UTTERANCE.text)
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdout.readline()
    time.sleep(wait_s)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60) == ("stopped\n", "")
    assert process.returncode == 0


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_by_way_of_another_thread_never_leaves_a_hole():
    """The signal is then not put off, and what the handler raises is dropped by ctypes."""
    with closing(Espeak().open(VOICE)) as speaker:
        whole = speaker.speak(UTTERANCE).pcm
        for attempt in range(10):
            timer = threading.Timer(
                0.003 + attempt * 0.0005, lambda: os.kill(os.getpid(), signal.SIGINT)
            )
            try:
                timer.start()
                assert speaker.speak(UTTERANCE).pcm == whole
                timer.join()
                time.sleep(0.01)
            except KeyboardInterrupt:
                timer.join()
        assert speaker.speak(UTTERANCE).pcm == whole
