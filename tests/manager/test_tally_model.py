"""The model behind the table, watched by Qt's own tester."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.columns import columns_of
from evaluator.manager.language import Translations
from evaluator.manager.tally_model import Role, TallyModel
from evaluator.wire.manager import TallyAnswer, TallyRow
from tests.manager import answers

HALLS = {key: name for key, name, _ in answers.HALLS}


@pytest.fixture
def model(translations: Translations) -> Iterator[TallyModel]:
    made = TallyModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    tester.deleteLater()


def show(model: TallyModel, answer: TallyAnswer, language: Language = CHINESE) -> None:
    model.show(answer, answer.rows, columns_of(answer, language, HALLS))


def column(model: TallyModel, slug: str) -> int:
    return [column.slug for column in model.columns].index(slug)


def texts(model: TallyModel, slug: str) -> list[str]:
    place = column(model, slug)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_a_row_says_name_badge_hall_counts_n_rate_and_interval(model: TallyModel) -> None:
    show(model, answers.staff())
    said = {head.slug: model.index(0, place).data() for place, head in enumerate(model.columns)}
    assert said == {
        "name": "王淑芬",
        "detail": "1041",
        "parent": "青石巷社区便民服务大厅",
        "very_satisfied": "212",
        "satisfied": "61",
        "neutral": "9",
        "dissatisfied": "2",
        "stack": "",
        "n": "284",
        "rate": "96.1%",
        "note": "",
        "interval": "93.2–97.8%",
        "trend": "",
    }


@pytest.mark.parametrize(("language", "name"), [(CHINESE, "整体评价"), (ENGLISH, "Rated as a whole")])
def test_a_hall_that_was_rated_itself_is_nobody_with_a_badge(model: TallyModel, language: Language, name: str) -> None:
    show(model, answers.staff_and_a_whole_hall(), language)
    assert texts(model, "name")[-1] == name
    assert (texts(model, "detail")[-1], texts(model, "parent")[-1]) == ("", HALLS["h2"])
    assert texts(model, "n")[-1] == "90"


def test_a_hidden_row_says_so_and_shows_no_zero(model: TallyModel) -> None:
    show(model, answers.staff())
    hidden = [row.key for row in model.rows].index("s1049")
    said = [model.index(hidden, place).data() for place in range(3, model.columnCount())]
    assert said == ["", "", "", "", "", "", "", "", "样本不足", ""]
    assert model.index(hidden, 0).data(Role.QUIET)
    assert model.index(hidden, 0).data(Role.STACK) is None
    assert model.index(hidden, 0).data(Role.MARKS) is None


def test_a_small_sample_keeps_its_figure_and_says_that_it_is_too_small(model: TallyModel) -> None:
    show(model, answers.staff())
    small = [row.key for row in model.rows].index("s1048")
    assert texts(model, "rate")[small] == "90.5%"
    assert texts(model, "note")[small] == "样本不足"
    assert texts(model, "note")[small + 2] == "无评价"


def test_numbers_sort_as_numbers_and_rows_without_one_come_last_either_way(model: TallyModel) -> None:
    show(model, answers.staff())
    model.sort(column(model, "n"), Qt.SortOrder.AscendingOrder)
    assert texts(model, "n") == ["0", "21", "103", "135", "146", "239", "239", "266", "284", "", ""]
    model.sort(column(model, "n"), Qt.SortOrder.DescendingOrder)
    assert texts(model, "n") == ["284", "266", "239", "239", "146", "135", "103", "21", "0", "", ""]


def test_sorting_is_stable(model: TallyModel) -> None:
    show(model, answers.staff())
    model.sort(column(model, "detail"), Qt.SortOrder.DescendingOrder)
    model.sort(column(model, "n"), Qt.SortOrder.AscendingOrder)
    equal = [row.name for row in model.rows if row.figures and row.figures.n == 239]
    assert equal == ["赵铁柱", "陈建国"]


def test_names_sort_as_their_language_does(model: TallyModel) -> None:
    show(model, answers.staff())
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert texts(model, "name")[:3] == ["陈建国", "李晓燕", "刘洋"]


def test_a_refresh_keeps_order_and_chosen_rows(model: TallyModel) -> None:
    first = answers.staff()
    show(model, first)
    model.sort(column(model, "n"), Qt.SortOrder.DescendingOrder)
    chosen = QPersistentModelIndex(model.index(0, 0))
    rows = [row for row in first.rows if row.key not in ("s1042", "s1050")]
    rows.append(answers.row("s1099", "新来", answers.figures((900, 0, 0, 0)), parent="h1", detail="1099"))
    rows[0] = answers.row("s1041", "王淑芬", answers.figures((10, 0, 0, 0)), parent="h1", detail="1041")
    second = answers.answer("staff", rows, answers.figures((1, 0, 0, 0)))
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    show(model, second)
    assert resets == []
    assert texts(model, "n")[:2] == ["900", "266"]
    assert chosen.data() == "王淑芬"
    assert texts(model, "n")[chosen.row()] == "10"
    assert model.rowCount() == 10


def test_another_grouping_has_other_columns(model: TallyModel) -> None:
    show(model, answers.units())
    assert "detail" not in [head.slug for head in model.columns]
    show(model, answers.overfull())
    heads = [head.slug for head in model.columns]
    assert {"detail", "parent", "without", "participation"} <= set(heads)
    assert model.rowCount() == 200


def test_heads_say_what_they_are_and_what_the_rate_means(model: TallyModel, english: Translations) -> None:
    show(model, answers.staff(), ENGLISH)
    place = column(model, "rate")
    assert model.headerData(place, Qt.Orientation.Horizontal) == "Satisfaction rate"
    about = model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "neutral is not satisfied" in about
    assert texts(model, "name")[0] == "Wang Shufen"


def test_a_bar_is_read_out_in_words(model: TallyModel) -> None:
    show(model, answers.units())
    words = model.index(1, column(model, "stack")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "非常满意 71.7% · 满意 22.0% · 一般 4.8% · 不满意 1.4%"


def test_a_row_without_a_name_is_unknown(model: TallyModel) -> None:
    nobody = TallyRow(key="", name="", name_en="", parent="", detail="", figures=answers.figures((9, 0, 0, 0)))
    show(model, answers.answer("staff", [nobody], nobody.figures))
    assert texts(model, "name") == ["未知"]


def test_where_visits_are_not_invited_nothing_is_known_of_those_without_a_rating(model: TallyModel) -> None:
    rows = [
        answers.row("w1", "综合受理", answers.figures((40, 0, 0, 0)), parent="h1", detail="1"),
        answers.row("w2", "社会保障", answers.figures((40, 0, 0, 0), {"lapsed": 10}), parent="h1", detail="2"),
    ]
    show(model, answers.answer("window", rows, answers.figures((80, 0, 0, 0), {"lapsed": 10})))
    assert texts(model, "without") == ["未知", "10"]
    assert texts(model, "participation") == ["未知", "80.0%"]
