"""People named in a text: by any name they have or had, by badge number, by surname and title; what then stands there.

A badge number of three digits and more is found wherever it stands alone and measures nothing (1041 户), a shorter one
only where it is called one (工号 7). A surname counts with a title (张师傅, Ms Zhang) and never alone.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final
from unicodedata import normalize

import msgspec
from sqlalchemy import Connection, select

from evaluator.domain.directory import StaffMember
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.office.store.schema import directory_change

A_MEMBER: Final[Mapping[Language, str]] = {CHINESE: "工作人员", ENGLISH: "a member of staff"}
"""What stands where a text names somebody."""
_LETTERS_LEAST: Final = 2
_DIGITS_LEAST: Final = 3
_CALLED: Final = r"(?:工号|\bbadge(?:\s+(?:number|no\.?))?|\bstaff\s+no\.?)\s*(?:[为是:：#№]\s*)?"
_MEASURES: Final = (
    r"年|月|日|时|点|分|秒|元|块|角|万|亿|件|人|次|个|户|天|岁|楼|层|室|路|米|份|条|[%％℃]"
    r"|(?:yuan|people|times|days|hours|minutes|cases|visits|households|metres|percent)\b"
)
_NUMBER: Final = re.compile(
    rf"(?P<called>{_CALLED})?(?<![0-9A-Za-z])(?<!\d[-.,/:])(?P<badge>\d+)(?![0-9A-Za-z])(?![-.,/:]\d)"
    rf"(?P<measures>\s*(?:{_MEASURES}))?",
    re.IGNORECASE,
)
_COMPOUND: Final = frozenset(
    {"欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "东方"}
)
_TITLES: Final = (
    r"老?师傅|副?(?:科长|主任|所长|处长|局长|站长|股长|组长|队长|班长|经理|书记)"
    r"|老师|同志|警官|女士|先生|小姐|大姐|大哥|阿姨"
)
_TITLES_EN: Final = r"Mr|Mrs|Ms|Miss|Dr|Master|Officer|(?:Deputy\s+)?(?:Director|Section\s+Chief|Team\s+Leader|Manager)"
_ALSO_WORDS: Final = dict.fromkeys("向和于应由从与时连班车", "一-鿿") | {
    "区": "社小园片辖城",
    "任": "担兼时现曾前历",
    "管": "城主分监协",
    "程": "工流",
    "安": "公治保",
    "方": "对双警官甲乙",
}
"""Surnames that are a word or end one (请向主任说, 社区主任, 担任组长), and after which characters they are none."""


def people_held(connection: Connection, staff: str = "") -> list[StaffMember]:
    """Everything that the directory says or said of a person, or, for "", of anybody."""
    wanted = [directory_change.c.kind == "staff", directory_change.c.body != b""]
    if staff:
        wanted.append(directory_change.c.id == staff)
    bodies = connection.execute(select(directory_change.c.body).where(*wanted)).scalars()
    return [msgspec.json.decode(body, type=StaffMember) for body in bodies]


class Named:
    """Finds people in texts."""

    def __init__(self, people: Iterable[StaffMember], titled: Iterable[StaffMember] = ()) -> None:
        """`people` by name and badge number, `titled` by surname and title."""
        known = list(people)
        self._names = pattern_of(name for one in known for name in (one.name, one.name_en))
        self._badges = {one.badge for one in known if one.badge}
        self._titled = _titled(list(titled))

    def hidden(self, text: str, member: str, told: list[str] | None = None) -> str:
        """The text with `member` where it names one of them; what stood there is added to `told`."""
        words: list[str] = [] if told is None else told

        def shown(found: re.Match[str]) -> str:
            words.append(found[0])
            return member

        def number(found: re.Match[str]) -> str:
            if not self._is_badge(found):
                return found[0]
            measures = found["measures"] or ""
            words.append(found[0].removesuffix(measures))
            return member + measures

        for pattern in (self._names, self._titled):
            text = pattern.sub(shown, text) if pattern else text
        return _NUMBER.sub(number, text)

    def _is_badge(self, found: re.Match[str]) -> bool:
        badge = normalize("NFKC", found["badge"])
        alone = len(badge) >= _DIGITS_LEAST and found["measures"] is None
        return badge in self._badges and (alone or found["called"] is not None)


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds the names, the longest first; an English one also the other way round, and never within a word."""
    forms = {form for name in names if len(name.strip()) >= _LETTERS_LEAST for form in _forms(name.split())}
    parts = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(_by_first_letter(parts), re.IGNORECASE) if parts else None


def _by_first_letter(forms: Iterable[str]) -> str:
    """The same, so that a place in a text is held only against the names that begin with its letter."""
    begun: dict[str, list[str]] = {}
    for form in forms:
        letter = re.match(r"(?:\\b)?(\\?.)", form, re.DOTALL)
        begun.setdefault(letter[1] if letter else "", []).append(form)
    return "|".join(f"(?={letter})(?:{'|'.join(names)})" for letter, names in begun.items())


def _forms(words: Collection[str]) -> Iterator[str]:
    whole = " ".join(words)
    if whole.isascii():
        for order in (list(words), list(words)[::-1]):
            joined = r"\s+".join(re.escape(word) for word in order)
            yield rf"\b{joined}\b" if order[0][0].isalnum() and order[-1][-1].isalnum() else joined
    else:
        yield r"\s*".join(re.escape(letter) for letter in "".join(words))


def _titled(people: Collection[StaffMember]) -> re.Pattern[str] | None:
    """What finds their surnames with a title: 张师傅, 欧阳主任, Ms Zhang. English titles and names are capitalised."""
    chinese = {_surname(one.name) for one in people} - {""}
    words = {word for one in people for name in (one.name, one.name_en) if name.isascii() for word in name.split()}
    english = {re.escape(word) for word in words if len(word) >= _LETTERS_LEAST and word.isalpha()}
    parts = [rf"(?<![{_ALSO_WORDS[one]}]){one}" if one in _ALSO_WORDS else one for one in sorted(chinese)]
    forms = [rf"(?:{'|'.join(parts)})\s*(?:{_TITLES})"] if parts else []
    if english:
        forms.append(rf"\b(?:{_TITLES_EN})\b\.?\s+(?:{'|'.join(sorted(english))})\b")
    return re.compile("|".join(forms)) if forms else None


def _surname(name: str) -> str:
    """王 of 王小明, 欧阳 of 欧阳雪梅; "" for a name that is not built so."""
    whole = "".join(name.split())
    if not re.fullmatch(r"[一-鿿]{2,4}", whole):
        return ""
    return whole[:2] if whole[:2] in _COMPOUND and len(whole) > _LETTERS_LEAST else whole[:1]
