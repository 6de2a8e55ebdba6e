"""Scripts of the world: no letter, mark or digit is lost on the way to the engine."""

from __future__ import annotations

import re
import unicodedata

import pytest

from narrate.engines import engine
from narrate.model.script import Contour
from narrate.model.voice import Voice
from narrate.rendering.job import utterance_of
from narrate.scripting import announce, spoken
from narrate.scripting.scripter import DEFAULT_VOICE

TEXTS = {
    "am": "ዛሬ ሰኞ ነው። ሰዓቱ 12 ነው፤ አንተስ፧",
    "ar": "السعر 15٫5 ريال، والنسبة 20٪. هل أنت جاهز؟",
    "bn": "আজ আবহাওয়া ভালো। ১২ জন এসেছে।",
    "el": "Πλήρωσε 15,5 € στις 3 Μαΐου. Τι κάνεις;",
    "fa": "قیمت ۱۲۳ تومان است؛ آیا آماده‌ای؟",
    "hi": "आज मौसम अच्छा है। १२ बजे चलेंगे॥",
    "hy": "Այսօր 15-ն է։ Իսկ դու՞։",
    "ja": "価格は1,500円（税込）、割引は20％です。「はい。」",
    "ka": "დღეს 15 მაისია. მივდივართ?",
    "ko": "가격은 1,500원이고 20% 할인입니다.",
    "my": "ဒီနေ့ ၁၂ ရက်နေ့၊ ရာသီဥတု ကောင်းတယ်။",
    "ru": "Цена 3,50 € (20 % больше), № 5.",
    "ta": "இன்று 12 பேர் வந்தனர். சந்தைக்கு செல்கிறோம்!",
    "th": "วันนี้อากาศดีมาก ราคา 50 บาท",
    "zh": "价格是3.5元，增长20%。他说：“好！”",
}


def heard(text):
    """Return the letters, their marks and the digits of a text, in order."""
    even = unicodedata.normalize("NFC", text)
    return [one for one in even if one.isalnum() or unicodedata.category(one)[0] == "M"]


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_every_letter_mark_and_digit_is_said(lang):
    said = spoken(TEXTS[lang], lang)
    assert heard(said) == heard(TEXTS[lang])
    for sign in "%٪％€№":
        assert said.count(sign) == TEXTS[lang].count(sign)


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_the_engine_speaks_it_with_a_mark_for_each_token(lang):
    paragraph = announce(TEXTS[lang], lang=lang, voice=DEFAULT_VOICE, id="t")
    speaker = engine("espeak").open(Voice(name="v", engine="espeak", language=lang))
    try:
        for segment in paragraph.segments:
            take = speaker.speak(utterance_of(segment))
            assert len(take.marks) == len(segment.spoken.split())
            assert take.samples
    finally:
        speaker.close()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("el", "Τι κάνεις;"),
        ("hy", "Իսկ դու՞։"),
        ("hy", "Ի՞նչ ես անում։"),
        ("ar", "هل أنت جاهز؟"),
        ("am", "አንተስ፧"),
        ("ja", "行きますか？"),
    ],
)
def test_a_question_is_one_in_every_script(lang, text):
    (segment,) = announce(text, lang=lang, voice=DEFAULT_VOICE, id="t").segments
    assert segment.contour is Contour.QUESTION


def test_a_colon_ends_a_sentence_in_armenian_and_announces_elsewhere():
    last = announce("Լավ է:", lang="hy", voice=DEFAULT_VOICE, id="t").segments[-1]
    assert last.contour is Contour.FINAL
    other = announce("Es ist gut:", lang="de", voice=DEFAULT_VOICE, id="t").segments[-1]
    assert other.contour is Contour.CONTINUING


def test_vowel_signs_are_no_omissions():
    from narrate.reading import read  # noqa: PLC0415 - the same
    from narrate.scripting import script  # noqa: PLC0415 - only here

    made = script(read(TEXTS["hi"].encode(), name="a.txt"), language="hi")
    assert not [one for one in made.changes if re.search(r"[\u0900-\u094f]", one.text)]
