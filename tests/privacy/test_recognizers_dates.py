"""Dates of birth as people write them and as far from their word as people put it; dates of orders and things are none."""

import pytest

from tests.privacy.recognizer_tables import cases, found

FAR = """
delivery date 14.02.2026, birthday present=>
老爷子1938年腊月初八生人=>1938年腊月初八
客户资料：李想/男/1990.05.12/=>1990.05.12
Birthday: June 8=>June 8
her bday's 17 Oct, send flowers=>17 Oct
mother 3/3/1950, born in Cork=>3/3/1950
geboren am 3. März 1967 in Graz=>3. März 1967
nacida el 3 de mayo de 1991=>3 de mayo de 1991
生日0312，密码也是=>0312
生日礼品3月8日前发完=>
会员生日券2026年1月31日到期=>
my date of birth was entered wrong, it should be 17/03/1984=>17/03/1984
DOB check failed 3x: on file 06/11/1957=>06/11/1957
Intake: pt Abernathy, b. 11/29/1941=>11/29/1941
Agnieszka Wrona-Lis (*22.02.1980) starts Monday=>22.02.1980
Jonas Weber, geb. 4.7.1966=>4.7.1966
né le 12/08/1971 à Lyon=>12/08/1971
born in Lagos on 1 October 1988=>1 October 1988
birthday is Feb 29, 1992=>Feb 29, 1992
birthday card for Ann (9 Nov 1987) please=>9 Nov 1987
DOB栏填了14-Feb-1981=>14-Feb-1981
date of birth 12-SEP-1991=>12-SEP-1991
d.o.b. 03 05 1990=>03 05 1990
1981-02-14，应为DOB吧=>1981-02-14
我95年的，95.10.24，打几折=>95.10.24
苏小北｜女｜1998.7｜本科=>1998.7
出生年月 1990/5=>1990/5
born 05/1990=>05/1990
投保人盛亚南,1990-10-18,受益人法定=>1990-10-18
患者 王芳 1962年3月8日 女=>1962年3月8日
insured Mary Poole, 14/02/1961, claim open=>14/02/1961
姓名/生日：李一鸣/85年3月2号=>85年3月2号
DOB 03/05/1990, joined 01/02/2019=>03/05/1990
birthday gift sent on 12/05/2026=>
birthday party 3 May 2026=>
生日券有效期到2026-12-31=>
会员生日月：8月；2026-11-22下单=>
患者王芳,2026-11-22就诊=>
insured Mary Poole, 14/02/2026=>
女装2024.5上新=>
公司生日2010.5.3=>
b. 42 pieces, c. 3=>
*22 pcs left=>
order placed on 17/03/1984=>
"""

LUNAR = """
生日1958年冬月二十=>1958年冬月二十
明月姐生日九月初六,农历的=>九月初六
出生 〇二年腊月十九=>〇二年腊月十九
老太太生日是民国三十三年十月初六=>民国三十三年十月初六
甄士杰的生日是九月初三（农历）1958年=>九月初三（农历）1958年
生日：农历八月十五=>农历八月十五
腊月廿三过寿=>腊月廿三
正月初八开工=>
腊月二十放假=>
九月初六到货=>
"""

BOTH = """
出生1979.03.22，合同写成1979.02.23=>1979.03.22|1979.02.23
Birth date mismatch: 01-07-1976 vs 10-07-1976=>01-07-1976|10-07-1976
生日登成1901/01/01了,应该是1991/01/01,改一下=>1901/01/01|1991/01/01
DOB is 3 May 1990, not 5 Mar 1990=>3 May 1990|5 Mar 1990
DOB 03/05/1990, policy starts 01/04/2024=>03/05/1990
"""

CASES = [*cases("date of birth", FAR), *cases("date of birth", LUNAR)]
PAIRS = [line.split("=>") for line in BOTH.strip().splitlines()]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_dates_of_one_clause_are_both_meant(text, expected):
    assert found("date of birth", text) == expected.split("|")
