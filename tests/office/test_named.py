"""Whoever may read the public page does not keep the office busy with looking for names in it."""

from itertools import product
from time import process_time

from evaluator.domain.directory import StaffMember
from evaluator.office.directory.named import Named

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "小明华伟芳娜敏静丽强军洋"
TEXT_MOST = 2_000


def test_thousands_of_people_are_looked_for_about_as_fast_as_a_few() -> None:
    people = [
        StaffMember(id=f"s{number}", unit="u", name="".join(name), name_en=f"Li Mei{number}", badge=str(1000 + number))
        for number, name in enumerate(product(SURNAMES, GIVEN, GIVEN))
    ]
    text = "您好，证件已办好，请到窗口领取，王小明收。"
    long = text * (TEXT_MOST // len(text))

    def took_s(named: Named) -> float:
        begun = process_time()
        for _ in range(5):
            assert "王小明" not in named.hidden(long, "工作人员")
        return process_time() - begun

    few, many = Named([one for one in people if one.name == "王小明"]), Named(people)
    assert len(people) > 2_000
    assert took_s(many) < 100 * max(took_s(few), 0.01)
