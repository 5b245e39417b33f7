"""Small WebVTT files for every corner of the parsing rules, written for this project.

``DIFFERENT`` lists where we deliberately answer otherwise than the W3C parser or Chromium, and why.
"""

from __future__ import annotations

HEAD = "WEBVTT\n\n"
TIMES = "00:01.000 --> 00:04.000"


def text(words: str) -> str:
    return f"{HEAD}{TIMES}\n{words}\n"


def times(line: str) -> str:
    return f"{HEAD}{line}\nHej\n\n00:07.000 --> 00:08.000\nSist\n"


def settings(words: str) -> str:
    return times(f"{TIMES} {words}")


CORPUS = {
    # The file: header, line ends, blocks
    "plain": text("Hej"),
    "bom": "\ufeff" + text("Hej"),
    "two boms": "\ufeff\ufeff" + text("Hej"),
    "header only": "WEBVTT",
    "header with words": "WEBVTT Undertexter på svenska\n\n" + text("Hej")[8:],
    "header with a tab": "WEBVTT\tx\n\n" + text("Hej")[8:],
    "header run together": "WEBVTTx\n\n" + text("Hej")[8:],
    "header in small letters": "webvtt\n\n" + text("Hej")[8:],
    "blank line first": "\n" + text("Hej"),
    "empty": "",
    "no blank line after the header": f"WEBVTT\n{TIMES}\nHej\n",
    "metadata in the header": f"WEBVTT\nKind: captions\nLanguage: sv\n\n{TIMES}\nHej\n",
    "id in the header": f"WEBVTT\n1\n{TIMES}\nHej\n",
    "carriage returns": text("Hej\ndu").replace("\n", "\r"),
    "windows line ends": text("Hej\ndu").replace("\n", "\r\n"),
    "mixed line ends": f"WEBVTT\r\n\r{TIMES}\nHej\r\ndu\r\r00:05.000 --> 00:06.000\rSist",
    "no line end at the end": text("Hej").rstrip("\n"),
    "many blank lines": f"WEBVTT\n\n\n\n{TIMES}\nHej\n\n\n\n\n00:05.000 --> 00:06.000\nSist\n\n\n",
    "nul": text("He\0j"),
    "ids": f"{HEAD}ett\n{TIMES}\nHej\n\ntvå å ä ö\n00:05.000 --> 00:06.000\nSist\n",
    "id alone": f"{HEAD}ett\n\n{TIMES}\nHej\n",
    "id of two lines": f"{HEAD}ett\ntvå\n{TIMES}\nHej\n",
    "text without times": f"{HEAD}Bara text\nandra raden\n\n{TIMES}\nHej\n",
    "no blank line between": f"{HEAD}{TIMES}\nHej\n00:05.000 --> 00:06.000\nSist\n",
    "no blank line before an id": f"{HEAD}{TIMES}\nHej\n2\n00:05.000 --> 00:06.000\nSist\n",
    "two lines of times": f"{HEAD}{TIMES}\n00:05.000 --> 00:06.000\nSist\n",
    "a line of blanks between": f"{HEAD}{TIMES}\nHej\n \n00:05.000 --> 00:06.000\nSist\n",
    "a line of blanks in a text": f"{HEAD}{TIMES}\nHej\n \ndu\n",
    "an arrow in a text": f"{HEAD}{TIMES}\nHej --> du\nkvar\n",
    "cue without text": f"{HEAD}{TIMES}\n\n00:05.000 --> 00:06.000\nSist\n",
    "not in order": f"{HEAD}00:05.000 --> 00:06.000\nSist\n\n{TIMES}\nHej\n",
    "comment": f"{HEAD}NOTE en rad\n\nNOTE\ntvå\nrader\n\n{TIMES}\nHej\n",
    "comment with an arrow": f"{HEAD}NOTE\n{TIMES}\nHej\n",
    "comment with an arrow below": f"{HEAD}NOTE\nbort med\n{TIMES}\nHej\n",
    "notes is no comment": f"{HEAD}NOTES\n{TIMES}\nHej\n",
    "style": f"{HEAD}STYLE\n::cue {{ color: red }}\n\n{TIMES}\nHej\n",
    "style too late": f"{HEAD}{TIMES}\nHej\n\nSTYLE\n::cue {{ color: red }}\n",
    "region": f"{HEAD}REGION\nid:nere\nwidth:50%\n\n{TIMES} region:nere\nHej\n",
    # Times
    "hours": times("01:00:01.000 --> 101:00:04.000"),
    "hours of one figure": times("1:00:01.000 --> 1:00:04.000"),
    "comma": times("00:00:01,000 --> 00:00:04,000"),
    "sixty minutes": times("00:60:01.000 --> 00:61:04.000"),
    "seventy minutes without hours": times("70:01.000 --> 71:04.000"),
    "sixty seconds": times("00:60.000 --> 01:04.000"),
    "two decimals": times("00:01.00 --> 00:04.00"),
    "four decimals": times("00:01.0000 --> 00:04.0000"),
    "no decimals": times("00:01 --> 00:04"),
    "seconds of one figure": times("00:1.000 --> 00:4.000"),
    "no blanks round the arrow": times("00:01.000-->00:04.000"),
    "tabs round the arrow": times("00:01.000\t-->\t00:04.000"),
    "blanks before": times("  00:01.000 --> 00:04.000"),
    "short arrow": times("00:01.000 -> 00:04.000"),
    "end before start": times("00:04.000 --> 00:01.000"),
    "no end": times("00:01.000 -->"),
    "letters": times("aa:01.000 --> 00:04.000"),
    # Settings
    "all settings": settings(
        "vertical:rl line:10%,end position:20%,line-right size:50% align:left"
    ),
    "line as a number": settings("line:-1 align:start"),
    "align middle": settings("align:middle"),
    "over a hundred": settings("position:110%"),
    "no percent": settings("size:50"),
    "unknown setting": settings("colour:red"),
    "setting without a value": settings("align:"),
    "setting twice": settings("align:left align:right"),
    "setting run together": times(f"{TIMES}align:left"),
    # Text
    "voice": text("<v Åsa Öst>Hej"),
    "voice with class and end": text("<v.hög.snabb Åsa>Hej</v>"),
    "two voices": text("<v Åsa>Hej</v>\n<v Bo>Du"),
    "voice without a name": text("<v>Hej</v>"),
    "voice in a voice": text("<v A>Hej <v B>du</v></v>"),
    "tags in tags": text("<b>Hej <i>på <u>dig</u></i></b>"),
    "tags crossed": text("<b>Hej <i>på</b> dig</i>"),
    "tag not closed": text("<i>Hej"),
    "end without start": text("Hej</i> du"),
    "ruby": text("<ruby>二<rt>två</rt>三<rt>tre</ruby> slut"),
    "rt alone": text("<rt>Hej</rt>"),
    "language": text("Hej <lang en-GB>you</lang>"),
    "class": text("<c.gul.stor>Hej</c>"),
    "annotation where none may be": text("<b stor>Hej</b>"),
    "unknown tag": text("<p>Hej</p>"),
    "script": text("<script>alert(1)</script>"),
    "tag never ended": text("Hej <b"),
    "empty tag": text("He<>j"),
    "less than": text("2 < 3"),
    "time in the text": text("Hej <00:02.000>på <00:03.000>dig"),
    "time out of order": text("Hej <00:03.000>på <00:02.000>dig"),
    "bad time in the text": text("Hej <00:99.000>på"),
    "references": text("&lt;b&gt; &amp; &nbsp;&lrm;&rlm;."),
    "named reference": text("&aring;&eacute;&hellip;"),
    "numbered reference": text("&#229;"),
    "bare ampersand": text("H & M"),
    "ampersand in a word": text("H&M är"),
    "reference not ended": text("&lt Hej"),
    "unknown reference": text("&kaffe; Hej"),
}

# Name → why we answer otherwise. All else must be the same: cues, texts, ids, and if there is
# anything to complain of.
DIFFERENT_W3C = {
    "header run together": "the parser of W3C reads on without a header; no browser does",
    "header in small letters": "as above",
    "blank line first": "as above",
    "two boms": "as above",
    "nul": "read alike; we say that a character is lost",
    "id of two lines": "W3C's takes the second line for the id; the standard drops both",
    "a line of blanks in a text": "read alike; we say that what looks empty does not end the text",
    "comment with an arrow": "W3C's takes it for a comment; by the standard it is a cue",
    "comment with an arrow below": "as above",
    "region": "W3C's knows no regions",
    "blanks before": "read alike; the standard's syntax has no blanks there",
    "setting run together": "as above",
    "reference not ended": "W3C's needs a semicolon; by HTML's rules, which hold, none is",
}
DIFFERENT_CHROMIUM = {
    "id in the header": "Chromium keeps the id that stands in the header; the standard drops it",
}
