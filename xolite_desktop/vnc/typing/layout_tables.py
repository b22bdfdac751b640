# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What each key gives in each keyboard layout. Written by tools/generate_keyboard_layouts.py.

Made from xkeyboard-config (Debian's xkb-data 2.35.1-1), whose MIT/X11 licences are in resources/licences/xkeyboard-config.txt.
"""

from typing import Final

SCANCODES: Final = bytes.fromhex(
    "2902030405060708090a0b0c0d101112131415161718191a1b1e1f2021222324252627282b562c2d2e2f30313233343573"
)
"""The keys, row by row: XT scancodes (set 1)."""
TABLES: Final = {
    "us": (
        "English (US)",
        "`1234567890-=qwertyuiop[]asdfghjkl;'\\<zxcvbnm,./ ",
        '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|>ZXCVBNM<>? ',
        "`1234567890-=qwertyuiop[]asdfghjkl;'\\|zxcvbnm,./ ",
        '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|¦ZXCVBNM<>? ',
    ),
    "us-intl": (
        "English (US, international, dead keys)",
        "\u03001234567890-=qwertyuiop[]asdfghjkl;\u0301\\\\zxcvbnm,./ ",
        "\u0303!@#$%\u0302&*()_+QWERTYUIOP{}ASDFGHJKL:\u0308||ZXCVBNM<>? ",
        "`¡²³¤€¼½¾‘’¥×äåé®þüúíóö«»áßðfghjœø¶'¬\\æx©vbñµç\u0307¿ ",
        '~¹\u030b\u0304£\u0327^ \u0328\u0306\u030a ÷ÄÅÉ®ÞÜÚÍÓÖ“”Á§ÐFGHJŒØ°"¦|ÆX¢VBÑµÇ\u030c  ',
    ),
    "us-dvorak": (
        "English (US, Dvorak)",
        "`1234567890[]',.pyfgcrl/=aoeuidhtns-\\<;qjkxbmwvz ",
        '~!@#$%^&*(){}"<>PYFGCRL?+AOEUIDHTNS_|>:QJKXBMWVZ ',
        "\u030012345\u030278\u03000[\u0303\u0301\u0327\u0307pyfgcrl/=aoeuidhtns-\\|\u0328qjkxbmwvz ",
        "\u0303!@#$%\u0302&*\u0306){ \u0308\u030c·PYFGCRL?+AOEUIDHTNS_|¦\u030bQJKXBMWVZ ",
    ),
    "gb": (
        "English (UK)",
        "`1234567890-=qwertyuiop[]asdfghjkl;'#\\zxcvbnm,./ ",
        '¬!"£$%^&*()_+QWERTYUIOP{}ASDFGHJKL:@~|ZXCVBNM<>? ',
        "|¹²³€½¾{[]}\\\u0327@ſe¶ŧ←↓→øþ\u0308\u0303æßðđŋħ ĸł\u0301\u0302\u0300|«»¢„“”µ•·  ",
        "|¡⅛£¼⅜⅝⅞™±°¿\u0328Ω§E®Ŧ¥↑ıØÞ\u030a\u0304ÆẞÐªŊĦ &Ł\u030b\u030c\u0306¦<>©‚‘’º×÷\u0307 ",
    ),
    "be": (
        "Belgian",
        "²&é\"'(§è!çà)-azertyuiop\u0302$qsdfghjklmùµ<wxcvbn,;:= ",
        "³1234567890°_AZERTYUIOP\u0308*QSDFGHJKLM%£>WXCVBN?./+ ",
        "¬|@#¼½^{[{}\\\u0327@ſ€¶ŧ←↓→œþ[]æßðđŋħ ĸł\u0301\u0301\u0300\\«»¢„“”\u0327•·\u0303 ",
        "¬¡⅛£$⅜⅝⅞™±°¿\u0328Ω§¢®Ŧ¥↑ıŒÞ\u030a\u0304ÆẞÐªŊĦ &Ł\u030b\u030c\u0306\\<>©‚‘’º×÷\u0307 ",
    ),
    "ca": (
        "Canadian (French)",
        "#1234567890-=qwertyuiop\u0302\u0327asdfghjkl;\u0300<«zxcvbnm,.é ",
        "|!\"/$%?&*()_+QWERTYUIOP\u0302\u0308ASDFGHJKL:\u0300>»ZXCVBNM'.É ",
        "\\±@£¢¤¬¦²³¼½¾qwertyui§¶[]asdfghjkl~{}°zxcvbnµ¯ \u0301 ",
        "             QWERTYUI    ASDFGHJKL   ¦ZXCVBN     ",
    ),
    "dk": (
        "Danish",
        "½1234567890+\u0301qwertyuiopå\u0308asdfghjklæø'<zxcvbnm,.- ",
        '§!"#¤%&/()=?\u0300QWERTYUIOPÅ\u0302ASDFGHJKLÆØ*>ZXCVBNM;:_ ',
        "¾¡@£$½¥{[]}±|@ſ€®þ←↓→œþ\u0308\u0303ªßðđŋħ ĸł\u0301\u0302\u030b\\«»©„“”µ\u0327·  ",
        "¶¹²³¼¢⅝÷«»°¿¦Ω§¢®Þ¥↑ıŒÞ\u030a\u030cºẞÐªŊĦ &Ł\u030b\u030c×¬<>©‚‘’º\u0328\u0307\u0307 ",
    ),
    "fi": (
        "Finnish",
        "§1234567890+\u0301qwertyuiopå\u0308asdfghjklöä'<zxcvbnm,.- ",
        '½!"#¤%&/()=?\u0300QWERTYUIOPÅ\u0302ASDFGHJKLÖÄ*>ZXCVBNM;:_ ',
        "¼¡@£$€¥{[]}\\\u0327qw€®þyuıo¶œ\u0303əšðfŋhjĸ øæ\u030c|ž×©vßñµ\u0327·  ",
        "¾¹²³¢ºª±<>°¿\u0328QW¢ ÞYU|O Œ\u030cƏŠÐFŊHJ  ØÆ\u0306¦Ž÷¢VẞÑ \u0328¬\u0304 ",
    ),
    "fr": (
        "French",
        "²&é\"'(-è_çà)=azertyuiop\u0302$qsdfghjklmù*<wxcvbn,;:! ",
        "~1234567890°+AZERTYUIOP\u0308£QSDFGHJKLM%µ>WXCVBN?./§ ",
        "¬¹~#{[|`\\^@]}æ«€¶ŧ←↓→øþ\u0308¤@ßðđŋħ ĸłµ\u0302\u0300|ł»¢„“”\u0301•·  ",
        "¬¡⅛£$⅜⅝⅞™±°¿\u0328Æ<¢®Ŧ¥↑ıØÞ\u030a\u0304ΩẞÐªŊĦ &Łº\u030c\u0306¦Ł>©‚‘’\u030b×÷\u0307 ",
    ),
    "de": (
        "German",
        "\u03021234567890ß\u0301qwertzuiopü+asdfghjklöä#<yxcvbnm,.- ",
        "°!\"§$%&/()=?\u0300QWERTZUIOPÜ*ASDFGHJKLÖÄ'>YXCVBNM;:_ ",
        "′¹²³¼½¬{[]}\\\u0327@ſ€¶ŧ←↓→øþ\u0308~æſðđŋħ ĸł\u030b\u0302’|»«¢„“”µ·…– ",
        "″¡⅛£¤⅜⅝⅞™±°¿\u0328Ω§€®Ŧ¥↑ıØÞ\u030a¯ÆẞÐªŊĦ\u0307&Ł \u030c\u0306 ›‹©‚‘’º×÷— ",
    ),
    "de-nodeadkeys": (
        "German (no dead keys)",
        "^1234567890ß´qwertzuiopü+asdfghjklöä#<yxcvbnm,.- ",
        "°!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'>YXCVBNM;:_ ",
        "¬¹²³¼½¬{[]}\\¸@ſ€¶ŧ←↓→øþ¨~æſðđŋħ ĸł˝^’|»«¢„“”µ·…– ",
        "¬¡⅛£¤⅜⅝⅞™±°¿¸Ω§€®Ŧ¥↑ıØÞ¨¯ÆẞÐªŊĦ\u0307&Ł˝^` ›‹©‚‘’º×÷— ",
    ),
    "hu": (
        "Hungarian",
        "0123456789öüóqwertzuiopőúasdfghjkléáűíyxcvbnm,.- ",
        "§'\"+!%/=()ÖÜÓQWERTZUIOPŐÚASDFGHJKLÉÁŰÍYXCVBNM?:_ ",
        "¬~\u030c^\u0306\u030a\u0328`\u0307\u0301\u030b\u0308\u0327\\|Ä¶ŧ–€Í„”÷×äđĐ[]ħíłŁ$ß¤<>#&@{}<;>* ",
        "¬\u0303ˇ\u0302˘°˛\u0300˙´˝¨¸Ω§E®Ŧ¥↑íØÞ\u030a\u0304ÄẞÐªŊĦÍ&Ł¢ẞ\u0306><>©‚‘’º×÷\u0307 ",
    ),
    "it": (
        "Italian",
        "\\1234567890'ìqwertyuiopè+asdfghjklòàù<zxcvbnm,.- ",
        '|!"£$%&/()=?^QWERTYUIOPé*ASDFGHJKLç°§>ZXCVBNM;:_ ',
        "¬¹²³¼½¬{[]}`~@ſ€¶ŧ←↓→øþ[]æßðđŋħ ĸł@#\u0300««»¢“”ñµ\u0301·\u0304 ",
        "¦¡\u030b\u0303⅛⅜⅝⅞™±\u0328¿\u0302Ω§¢®Ŧ¥↑ıØÞ{}ÆẞÐªŊĦ &Ł\u0327\u030a\u0306»<>©‘’Ñº×\u0308÷ ",
    ),
    "no": (
        "Norwegian",
        "|1234567890+\\qwertyuiopå\u0308asdfghjkløæ'<zxcvbnm,.- ",
        '§!"#¤%&/()=?\u0300QWERTYUIOPÅ\u0302ASDFGHJKLØÆ*>ZXCVBNM;:_ ',
        "¦¡@£$½¥{[]}±\u0301@ſ€®þ←↓→œπ\u0308\u0303ªßðđŋħ ĸł\u0301\u0302\u030b½«»©„“”µ\u0327…– ",
        "¶¹²³¼‰⅝÷«»°¿¬Ω§¢™Þ¥↑ıŒΠ\u030a\u030cºẞÐªŊĦ &Ł\u030b\u030c×¾<>©‚‘’º\u0328·— ",
    ),
    "pl": (
        "Polish",
        "`1234567890-=qwertyuiop[]asdfghjkl;'\\<zxcvbnm,./ ",
        '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|>ZXCVBNM<>? ',
        "¬≠²³¢€½§·«»–\u0327πœę©ß←↓→óþ\u0308\u0303ąśðæŋ’ə…ł\u0301\u0302\u0300|żźć„”ńµ≤≥  ",
        "∨¡¿£¼‰∧≈¾±°—\u0328ΩŒĘ®™¥↑↔ÓÞ\u030a\u0304ĄŚÐÆŊ•Ə Ł\u030b\u030c\u0306¦ŻŹĆ‘“Ń∞×÷\u0307 ",
    ),
    "pt": (
        "Portuguese",
        "\\1234567890'«qwertyuiop+\u0301asdfghjklçº\u0303<zxcvbnm,.- ",
        '|!"#$%&/()=?»QWERTYUIOP*\u0300ASDFGHJKLÇª\u0302>ZXCVBNM;:_ ',
        "¬¹@£§½¬{[]}\\\u0327@ſ€¶ŧ←↓→øþ\u0308\u0303æßðđŋħ ĸł\u0301\u0302\u0300\\«»¢„“”µ•·  ",
        "¬¡⅛£$⅜⅝⅞™±°¿\u0328Ω§¢®Ŧ¥↑ıØÞ\u030a\u0304ÆẞÐªŊĦ &Ł\u030b\u030c\u0306\\<>©‚‘’º×÷\u0307 ",
    ),
    "br": (
        "Portuguese (Brazil)",
        "'1234567890-=qwertyuiop\u0301[asdfghjklç\u0303]\\zxcvbnm,.;/",
        '"!@#$%\u0308&*()_+QWERTYUIOP\u0300{ASDFGHJKLÇ\u0302}|ZXCVBNM<>:?',
        "¬¹²³£¢¬{[]}\\§/?°®ŧ←↓→øþ´ªæßðđŋħ ĸł\u0301~º\u030c«»©„“”µ•· °",
        "¬¡½¾¼⅜¨⅞™±°¿\u0328/?°®Ŧ¥↑ıØÞ`\u0304ÆẞÐªŊĦ &Ł\u030b^º\u0306<>©‚‘’µ×÷\u0307¿",
    ),
    "es": (
        "Spanish",
        "º1234567890'¡qwertyuiop\u0300+asdfghjklñ\u0301ç<zxcvbnm,.- ",
        'ª!"·$%&/()=?¿QWERTYUIOP\u0302*ASDFGHJKLÑ\u0308Ç>ZXCVBNM;:_ ',
        "\\|@#~½¬{[]}\\\u0327@ſ€¶ŧ←↓→øþ[]æßðđŋħ ĸł\u0303{}|«»¢„“”µ•·  ",
        "\\¡⅛£$⅜⅝⅞™±°¿\u0328Ω§¢®Ŧ¥↑ıØÞ\u030a\u0304ÆẞÐªŊĦ &Ł\u030b\u030c\u0306¦<>©‚‘’º×÷\u0307 ",
    ),
    "latam": (
        "Spanish (Latin America)",
        "|1234567890'¿qwertyuiop\u0301+asdfghjklñ{}<zxcvbnm,.- ",
        '°!"#$%&/()=?¡QWERTYUIOP\u0308*ASDFGHJKLÑ[]>ZXCVBNM;:_ ',
        "¬|@·~½¬{[]}\\\u0327@ſ€¶ŧ←↓→øþ\u0308~æßðđŋħ ĸł~\u0302\u0300\\«»¢„“”µ•·  ",
        "¬¡⅛£$⅜⅝⅞™±°¿\u0328Ω§¢®Ŧ¥↑ıØÞ\u030a\u0304ÆẞÐªŊĦ &Ł\u030b{}|<>©‚‘’º×÷\u0307 ",
    ),
    "se": (
        "Swedish",
        "§1234567890+\u0301qwertyuiopå\u0308asdfghjklöä'<zxcvbnm,.- ",
        '½!"#¤%&/()=?\u0300QWERTYUIOPÅ\u0302ASDFGHJKLÖÄ*>ZXCVBNM;:_ ',
        "¶¡@£$€¥{[]}\\±@ſ€®þ←↓→œþ\u0308\u0303ªßðđŋħ ĸłøæ´|«»©„“”µ\u0327·  ",
        "¾¹²³¼¢⅝÷«»°¿¬Ω§¢®Þ¥↑ıŒÞ\u030a\u030cºẞÐªŊĦ &ŁØÆ×¦<>©‚‘’º\u0328\u0307\u0307 ",
    ),
    "ch-fr": (
        "Swiss (French)",
        "§1234567890'\u0302qwertzuiopè\u0308asdfghjkléà$<yxcvbnm,.- ",
        '°+"*ç%&/()=?\u0300QWERTZUIOPü!ASDFGHJKLöä£>YXCVBNM;:_ ',
        "¬|@#¼½¬|¢]}\u0301\u0303@ſ€¶ŧ←↓→œþ[]æßðđŋħ ĸł\u0301{}\\«»¢„“”µ•·  ",
        "¬¡⅛£$⅜⅝⅞™±°¿\u0328Ω§E®Ŧ¥↑ıŒÞ\u030a\u0304ÆẞÐªŊĦ &Ł\u030b\u030c\u0306¦<>©‚‘’º×÷\u0307 ",
    ),
    "ch-de": (
        "Swiss (German)",
        "§1234567890'\u0302qwertzuiopü\u0308asdfghjklöä$<yxcvbnm,.- ",
        '°+"*ç%&/()=?\u0300QWERTZUIOPè!ASDFGHJKLéà£>YXCVBNM;:_ ',
        "¬|@#¼½¬|¢]}\u0301\u0303@ſ€¶ŧ←↓→œþ[]æßðđŋħ ĸł\u0301{}\\«»¢„“”µ•·  ",
        "¬¡⅛£$⅜⅝⅞™±°¿\u0328Ω§E®Ŧ¥↑ıŒÞ\u030a\u0304ÆẞÐªŊĦ &Ł\u030b\u030c\u0306¦<>©‚‘’º×÷\u0307 ",
    ),
    "tr": (
        "Turkish",
        '"1234567890*-qwertyuıopğüasdfghjklşi,<zxcvbnmöç. ',
        "é!'^+%&/()=?_QWERTYUIOPĞÜASDFGHJKLŞİ;>ZXCVBNMÖÇ: ",
        "<>£#$½¾{[]}\\|@ €¶₺←ûîô \u0308~âß ª     ´'`|«»¢„“”µ×·\u0307 ",
        "°¡²³¼⅜   ±°¿ Ω  ® ¥ÛÎÔ \u030a\u0304Â        \u0301\u030c\u0300¦<>©‚‘’º ÷\u0307 ",
    ),
}
"""Name -> title, then what the keys give plain, with Shift, with AltGr, and with both: a space where that is nothing
of use, a combining character for a dead key."""
