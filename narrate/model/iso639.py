"""Language codes of two and of three letters (ISO 639)."""

from __future__ import annotations

from functools import cache

UNKNOWN = "und"
_THREE_LETTERS = 3

_CODES = """
aa aar ab abk ae ave af afr ak aka am amh an arg ar ara as asm av ava ay aym az aze ba bak be bel
bg bul bi bis bm bam bn ben bo bod br bre bs bos ca cat ce che ch cha co cos cr cre cs ces cu chu
cv chv cy cym da dan de deu dv div dz dzo ee ewe el ell en eng eo epo es spa et est eu eus fa fas
ff ful fi fin fj fij fo fao fr fra fy fry ga gle gd gla gl glg gn grn gu guj gv glv ha hau he heb
hi hin ho hmo hr hrv ht hat hu hun hy hye hz her ia ina id ind ie ile ig ibo ii iii ik ipk io ido
is isl it ita iu iku ja jpn jv jav ka kat kg kon ki kik kj kua kk kaz kl kal km khm kn kan ko kor
kr kau ks kas ku kur kv kom kw cor ky kir la lat lb ltz lg lug li lim ln lin lo lao lt lit lu lub
lv lav mg mlg mh mah mi mri mk mkd ml mal mn mon mr mar ms msa mt mlt my mya na nau nb nob nd nde
ne nep ng ndo nl nld nn nno no nor nr nbl nv nav ny nya oc oci oj oji om orm or ori os oss pa pan
pi pli pl pol ps pus pt por qu que rm roh rn run ro ron ru rus rw kin sa san sc srd sd snd se sme
sg sag si sin sk slk sl slv sm smo sn sna so som sq sqi sr srp ss ssw st sot su sun sv swe sw swa
ta tam te tel tg tgk th tha ti tir tk tuk tl tgl tn tsn to ton tr tur ts tso tt tat tw twi ty tah
ug uig uk ukr ur urd uz uzb ve ven vi vie vo vol wa wln wo wol xh xho yi yid yo yor za zha zh zho
zu zul
"""
"""ISO 639-1 codes, each followed by its ISO 639-2/T code (registration authority: Library of
Congress)."""
_LIBRARIANS = """
alb sqi arm hye baq eus bur mya chi zho cze ces dut nld fre fra geo kat ger deu gre ell ice isl
mac mkd mao mri may msa per fas rum ron slo slk tib bod wel cym
"""
"""ISO 639-2/B codes that differ from the T code, which follows each."""


def three_letters(tag: str) -> str:
    """Return the ISO 639-2/T code of a BCP 47 tag; ``und`` where there is none."""
    language = tag.replace("_", "-").partition("-")[0].lower()
    if len(language) == _THREE_LETTERS and language.isascii() and language.isalpha():
        return language
    return _table().get(language, UNKNOWN)


def two_letters(code: str) -> str:
    """Return the ISO 639-1 code for one of three letters; what has none stays as it is."""
    return _short().get(code, code)


@cache
def _short() -> dict[str, str]:
    short = {three: two for two, three in _table().items()}
    codes = _LIBRARIANS.split()
    return short | {old: short[new] for old, new in zip(codes[::2], codes[1::2], strict=True)}


@cache
def _table() -> dict[str, str]:
    codes = _CODES.split()
    return dict(zip(codes[::2], codes[1::2], strict=True))
