<?xml version="1.0" encoding="utf-8"?>
<lexicon version="1.0" alphabet="ipa" xml:lang="en" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">
  <lexeme>
    <grapheme>Alabama</grapheme>
    <phoneme>ˌæləˈbæmə</phoneme>
  </lexeme>
</lexicon>
