"""English words as the break weights see them: function words by class, content words by ending."""

from __future__ import annotations

_CLASSES = {
    "art": "a an the",
    "poss": "my your his its our their thy",
    "det": "this these those some any every each all both no such another many much several "
    "few more most other",
    "prep": "of in on at by for from with without within into onto upon under over above below "
    "between among amongst through throughout during before after against about around "
    "along across behind beside beyond toward towards near off out up down until till "
    "since except like per via amid beneath despite concerning regarding",
    "to": "to",
    "conj": "and or nor",
    "but": "but yet",
    "sub": "because if when while although though unless lest whenever wherever whereas whilst "
    "whether than as",
    "that": "that",
    "rel": "which who whom whose where",
    "wh": "what how why whatever whoever",
    "subj": "i he she we they",
    "pron": "it you her there himself herself itself themselves myself",
    "obj": "me him us them",
    "be": "is are was were be been being am",
    "aux": "have has had do does did will would shall should can could may might must having",
    "neg": "not never n't",
    "adv": "then now so very too also only just still even again here thus therefore however "
    "almost quite rather ever perhaps always often soon once already indeed",
}
CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
"""Class of every function word."""

LEADING = frozenset({"art", "poss", "prep", "to", "be", "aux"})
"""Classes of words that lean on the next one: no breath ends after them."""

_VERBS = {
    "past": "said went came saw knew took gave got made thought told found felt left kept held "
    "stood began brought became ran sat lay rose fell spoke heard met led grew drew wrote "
    "broke drove threw flew rode wore shook chose bore swore tore sang sank sprang drank "
    "rang swam forgot forgave understood withdrew awoke woke sought caught taught bought "
    "fought slept wept crept swept leapt dealt meant sent spent lent bent built lost shot "
    "struck stuck clung flung hung swung won fed fled slid hid bit lit knelt paid laid sold "
    "shone stole froze ate blew bade arose strode trod wound looked seemed turned asked "
    "cried replied answered walked wanted liked talked lived remained returned remarked "
    "appeared happened laughed smiled nodded shouted whispered exclaimed stopped stepped "
    "started waited watched listened entered reached passed opened moved pulled pushed "
    "believed hoped wished loved decided continued declared remembered noticed arrived died "
    "belonged agreed tried used supposed explained observed added refused intended fancied "
    "hastened says goes comes knows makes takes gives gets sees looks seems thinks tells "
    "finds feels becomes begins means lies stands remains wants appears",
    "verb": "go come see know take give get make think tell find feel leave keep hold stand begin "
    "bring become run sit lie rise fall speak hear meet lead grow draw write break say let "
    "ask look seem want wish try help live believe suppose remember forget understand learn "
    "lose send spend stay stop wait watch listen talk walk turn return remain enter reach "
    "pass open move carry follow expect appear happen call show serve pay buy sell eat "
    "drink drive throw wear choose bear swear tear sing sink swim seek catch teach fight "
    "sleep weep deal mean lend build strike die add agree allow accept assure avoid beg "
    "bless compare complain conceal confess consider consult contain continue cover create "
    "decide declare deny depend describe deserve desire destroy discover enjoy escape "
    "excuse exist explain fail forgive gain imagine improve increase introduce join kill "
    "marry mention observe obtain offer obey permit persuade play please possess pray "
    "prefer prepare preserve presume prevent proceed produce promise protect prove provide "
    "raise receive recover refuse relate remove reply require resist save settle suffer "
    "suggest supply support thank touch trust utter venture win yield",
}
"""Common verbs whose ending does not say that they are one: finite past and present, and bare."""
_VERB_CLASS = {word: name for name, words in _VERBS.items() for word in words.split()}

_ENDINGS = {
    ending: name
    for name, endings in {
        "noun": "tion sion ment ness ance ence ity",
        "adj": "ful less ous ive able ible ical ic al ant ent ary",
        "ing": "ing",
        "ed": "ed",
        "ly": "ly",
        "s": "s",
        "word": "ship ory ism ist est er or en y 's",
    }.items()
    for ending in endings.split()
}
"""Endings of content words, and the class of what ends so."""
_SHORTEST_STEM = 3
CONTENT = frozenset({"name", "num", *_VERBS, *_ENDINGS.values()})
"""Classes of words with content."""
CLASSES = CONTENT | _CLASSES.keys()


def seen(word: str) -> tuple[str, str]:
    """Return a word's name and class, as the weights know them.

    A function word is known by itself; a content word by its ending, or as a name when it has a
    capital; a common verb has a class of its own.
    """
    low = word.lower().replace("’", "'")
    name = CLASS_OF.get(low)
    if name:
        return low, name
    if "-" in low[1:-1]:
        return "-hyphen", "adj"
    if word[:1].isupper():
        return "-Name", "name"
    if not low[:1].isalpha():
        return "-0", "num"
    ending = _ending(low)
    return "-" + ending, _VERB_CLASS.get(low) or _ENDINGS.get(ending, "word")


def _ending(low: str) -> str:
    """Return the longest ending of a word that leaves a stem."""
    for ending in (low[-4:], low[-3:], low[-2:], low[-1:]):
        if ending in _ENDINGS and len(low) - len(ending) >= _SHORTEST_STEM:
            return ending
    return ""
